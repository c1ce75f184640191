import { Button, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { useRollback } from '../api/flow-queries.ts';
import type { Diagnostic, FlowDeployed } from '../api/schema.ts';
import { Dialog } from '../frame/dialog.tsx';
import { DialogButtons } from '../frame/dialog-buttons.tsx';
import { useWords } from '../i18n/use-words.ts';
import { ErrorState } from '../states/error-state.tsx';
import styles from './deploy-dialog.module.css';

/** Asks once more before an earlier version becomes live again, as a new version. */
export function RestoreDialog({
  flow,
  version,
  base,
  onClose,
  onRestored,
}: {
  flow: string;
  version: number | undefined;
  base: number | null;
  onClose: () => void;
  /** Told with the warnings about it. */
  onRestored: (remarks: Diagnostic[]) => void;
}) {
  const { t } = useWords();
  const rollback = useRollback(flow);
  const [note, setNote] = useState('');
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (version === undefined) return;
    const done = {
      onSuccess: ({ diagnostics }: FlowDeployed) => {
        setNote('');
        onRestored(diagnostics);
        onClose();
      },
    };
    rollback.mutate({ to: version, base, note: note.trim() }, done);
  };
  return (
    <Dialog opened={version !== undefined} onClose={onClose} title={t('restore.title', { version: version ?? 0 })}>
      <form className={styles.form} onSubmit={submit}>
        <p className={styles.meaning}>{t('restore.meaning', { version: version ?? 0 })}</p>
        <TextInput
          label={t('deploy.note')}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          maxLength={500}
          data-autofocus
        />
        {rollback.error && <ErrorState title={t('restore.failed')} error={rollback.error} />}
        <DialogButtons back={t('deploy.cancel')} onBack={onClose}>
          <Button type="submit" loading={rollback.isPending}>
            {t('restore.submit')}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
