import { NativeSelect, Textarea } from '@mantine/core';
import type { ClosingBody } from '../../api/schema.ts';
import { useWords } from '../../i18n/use-words.ts';
import { CAUSES, isClosing, type DeedKind } from './deeds.ts';

/** Why somebody does it; stays written beside their name. */
export interface Reason {
  cause: ClosingBody['cause'];
  note: string;
}

/** Nothing said yet; the cause is the most usual one. */
export const NO_REASON: Reason = { cause: 'handled_elsewhere', note: '' };

/** Asks for the cause, where runs are ended, and for a note. */
export function DeedReason({
  kind,
  reason,
  onChange,
}: {
  kind: DeedKind;
  reason: Reason;
  onChange: (reason: Reason) => void;
}) {
  const { t } = useWords();
  const { cause, note } = reason;
  return (
    <>
      {isClosing(kind) && (
        <NativeSelect
          label={t('deed.cause')}
          data-autofocus
          value={cause}
          onChange={(event) =>
            onChange({ note, cause: CAUSES.find((each) => each === event.currentTarget.value) ?? 'other' })
          }
          data={CAUSES.map((each) => ({ value: each, label: t(`cause.${each}`) }))}
        />
      )}
      <Textarea
        label={t('deed.note')}
        value={note}
        required={isClosing(kind) && cause === 'other'}
        maxLength={2000}
        onChange={(event) => onChange({ cause, note: event.currentTarget.value })}
      />
    </>
  );
}
