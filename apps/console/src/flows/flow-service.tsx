import { Button, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { useRollback, useWithdraw } from '../api/flow-queries.ts';
import type { Diagnostic, FlowDetail } from '../api/schema.ts';
import { Dialog } from '../frame/dialog.tsx';
import { DialogButtons } from '../frame/dialog-buttons.tsx';
import { useWords } from '../i18n/use-words.ts';
import { ErrorState } from '../states/error-state.tsx';
import styles from './deploy-dialog.module.css';
import { lastLive } from './last-live.ts';

/** Takes a flow out of service or into it again, after a question; nothing for a flow that never was in it. */
export function FlowService({ detail, onDone }: { detail: FlowDetail; onDone: (remarks: Diagnostic[]) => void }) {
  const { t } = useWords();
  const [asking, setAsking] = useState(false);
  const version = lastLive(detail.versions)?.version;
  if (version === undefined) return null;
  const kind = detail.flow.live ? 'withdraw' : 'resume';
  return (
    <>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setAsking(true)}>
        {t(`service.${kind}`)}
      </Button>
      {asking && (
        <ServiceDialog
          flow={detail.flow.flow}
          kind={kind}
          version={version}
          onClose={() => setAsking(false)}
          onDone={onDone}
        />
      )}
    </>
  );
}

function ServiceDialog({
  flow,
  kind,
  version,
  onClose,
  onDone,
}: {
  flow: string;
  kind: 'withdraw' | 'resume';
  /** Live now, or to be live again. */
  version: number;
  onClose: () => void;
  onDone: (remarks: Diagnostic[]) => void;
}) {
  const { t } = useWords();
  const withdraw = useWithdraw(flow);
  const rollback = useRollback(flow);
  const [note, setNote] = useState('');
  const { error, isPending } = kind === 'withdraw' ? withdraw : rollback;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const done = {
      onSuccess: ({ diagnostics }: { diagnostics: Diagnostic[] }) => {
        onDone(diagnostics);
        onClose();
      },
    };
    if (kind === 'withdraw') withdraw.mutate({ base: version, note: note.trim() }, done);
    else rollback.mutate({ to: version, base: null, note: note.trim() }, done);
  };
  return (
    <Dialog onClose={onClose} title={t(`service.title.${kind}`)}>
      <form className={styles.form} onSubmit={submit}>
        <p className={styles.meaning}>{t(`service.meaning.${kind}`, { version })}</p>
        <TextInput
          label={t('service.note')}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          maxLength={500}
          data-autofocus
        />
        {error && <ErrorState title={t('service.failed')} error={error} />}
        <DialogButtons back={t('deploy.cancel')} onBack={onClose}>
          <Button type="submit" loading={isPending}>
            {t(`service.submit.${kind}`)}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
