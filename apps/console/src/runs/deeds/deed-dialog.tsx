import { Button } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { useNavigate } from 'react-router';
import { useRunDeed, type RunDeed } from '../../api/run-queries.ts';
import type { RunDetail } from '../../api/schema.ts';
import { Dialog } from '../../frame/dialog.tsx';
import { DialogButtons } from '../../frame/dialog-buttons.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { ErrorState } from '../../states/error-state.tsx';
import styles from './deed-dialog.module.css';
import { DeedReason, NO_REASON } from './deed-reason.tsx';
import { type DeedKind, deedsOf, isClosing, nameOf } from './deeds.ts';
import { ReplayChoices } from './replay-choices.tsx';
import { useReplayDesk } from './use-replay-desk.ts';

interface DeedDialogProps {
  detail: RunDetail;
  kind: DeedKind;
  from: string;
  onClose: () => void;
}

/** Asks whether it shall be done, with what follows from it; the note stays written beside the person's name. */
export function DeedDialog({ detail: { run, children }, kind, from, onClose }: DeedDialogProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const deed = useRunDeed(run.id);
  const [reason, setReason] = useState(NO_REASON);
  const first = from.replace(/(?<!^on)[.[].*$/s, '');
  const name = nameOf(kind, first);
  const replay = useReplayDesk(run.id, first, kind === 'replay');
  const ending = children.filter(({ called, state }) => called && deedsOf(state).includes('cancel'));
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    deed.mutate(bodyOf(), {
      onSuccess: (answer) => {
        onClose();
        if (answer && 'runId' in answer) void navigate(`/runs/${answer.runId}`);
      },
    });
  };
  const bodyOf = (): RunDeed => {
    if (isClosing(kind)) return { kind, ...reason };
    const { note } = reason;
    return kind === 'replay' ? { kind, ...replay.wish, note } : { kind, note };
  };
  return (
    <Dialog onClose={onClose} title={t(`deed.${name}`)} size={kind === 'replay' ? 'lg' : 'md'}>
      <form className={styles.form} onSubmit={submit}>
        <p className={styles.meaning}>{t(`deed.meaning.${name}`, { step: first })}</p>
        {kind === 'cancel' && ending.length > 0 && (
          <p className={styles.meaning}>
            {t('deed.endsToo', { runs: ending.map(({ flow, recordKey }) => `${flow} ${recordKey}`).join(', ') })}
          </p>
        )}
        {kind === 'replay' && <ReplayChoices desk={replay} />}
        <DeedReason kind={kind} reason={reason} onChange={setReason} />
        {deed.error && <ErrorState title={t('deed.failed')} error={deed.error} />}
        <DialogButtons back={t('deed.back')} onBack={onClose}>
          <Button type="submit" loading={deed.isPending} disabled={kind === 'replay' && !replay.isReady}>
            {t(`deed.${name}`)}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
