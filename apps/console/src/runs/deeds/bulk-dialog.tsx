import { Button } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { useRunSelection, useSelectionDeed, type RunFilter } from '../../api/run-queries.ts';
import type { SelectionPreview, SelectionResult } from '../../api/schema.ts';
import { isInternalId } from '../../format/internal-id.ts';
import { Dialog } from '../../frame/dialog.tsx';
import { DialogButtons } from '../../frame/dialog-buttons.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { EmptyState } from '../../states/empty-state.tsx';
import { ErrorState } from '../../states/error-state.tsx';
import { LoadingLines } from '../../states/loading-lines.tsx';
import { StateBadge } from '../../states/state-badge.tsx';
import { runTones } from '../../timeline/run-tones.ts';
import styles from './deed-dialog.module.css';
import { DeedReason, NO_REASON } from './deed-reason.tsx';
import { isClosing, type DeedKind } from './deeds.ts';

/** Shows to which runs it would be done, does it to these and no others, and says what became of them. */
export function BulkDialog({ kind, filter, onClose }: { kind: DeedKind; filter: RunFilter; onClose: () => void }) {
  const { t } = useWords();
  const { data, error, isPending } = useRunSelection(kind, filter);
  return (
    <Dialog onClose={onClose} title={t('bulk.name')} size="lg">
      {isPending && <LoadingLines lines={6} />}
      {error && <ErrorState title={t('bulk.noPreview')} error={error} />}
      {data?.count === 0 && <EmptyState title={t('bulk.none.title')} hint={t('bulk.none.hint')} />}
      {data && data.count > 0 && <Selected kind={kind} selection={data} onClose={onClose} />}
    </Dialog>
  );
}

function Selected({ kind, selection, onClose }: { kind: DeedKind; selection: SelectionPreview; onClose: () => void }) {
  const { t } = useWords();
  const deed = useSelectionDeed(selection.token);
  const [reason, setReason] = useState(NO_REASON);
  const { count, more } = selection;
  if (deed.data) return <Result result={deed.data} onClose={onClose} />;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    deed.mutate(isClosing(kind) ? reason : { note: reason.note });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <p className={styles.meaning}>
        {t(`bulk.meaning.${kind}`, { count })} {more && t('bulk.more', { count })}
      </p>
      <Sample selection={selection} />
      <DeedReason kind={kind} reason={reason} onChange={setReason} />
      {deed.error && <ErrorState title={t('deed.failed')} error={deed.error} />}
      <DialogButtons back={t('deed.back')} onBack={onClose}>
        <Button type="submit" loading={deed.isPending}>
          {t(`bulk.submit.${kind}`, { count })}
        </Button>
      </DialogButtons>
    </form>
  );
}

/** The newest of them; the others are counted. */
function Sample({ selection: { sample, count } }: { selection: SelectionPreview }) {
  const { t, text } = useWords();
  return (
    <ul className={styles.facts} aria-label={t('bulk.selected')}>
      {sample.map(({ id, flowTitle, recordKey, state }) => (
        <li key={id} data-selected={id}>
          <strong>{text(flowTitle)}</strong> {isInternalId(recordKey) ? '' : recordKey}{' '}
          <StateBadge tone={runTones[state]}>{t(`run.${state}`)}</StateBadge>
        </li>
      ))}
      {count > sample.length && <li>{t('bulk.others', { count: count - sample.length })}</li>}
    </ul>
  );
}

/** What changed since the preview refused it by its own rule. */
function Result({ result: { done, refused }, onClose }: { result: SelectionResult; onClose: () => void }) {
  const { t, reason } = useWords();
  return (
    <div className={styles.form} role="status">
      <p className={styles.meaning}>{t('bulk.done', { count: done })}</p>
      {refused.length > 0 && (
        <ul className={styles.facts} aria-label={t('bulk.refused')}>
          {refused.map(({ code, count }) => (
            <li key={code}>
              {t('bulk.refusedFor', { count, reason: reason(code) })} <code>{code}</code>
            </li>
          ))}
        </ul>
      )}
      <DialogButtons back={t('deed.close')} onBack={onClose} />
    </div>
  );
}
