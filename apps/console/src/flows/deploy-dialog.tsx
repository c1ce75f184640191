import { Button, Modal, Radio, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { useDeploy } from '../api/flow-queries.ts';
import { ApiProblem } from '../api/request.ts';
import type { Diagnostic } from '../api/schema.ts';
import { DialogButtons } from '../frame/dialog-buttons.tsx';
import { useWords } from '../i18n/use-words.ts';
import { ErrorState } from '../states/error-state.tsx';
import styles from './deploy-dialog.module.css';
import { sidesOf, type ConflictSides } from './flow-conflict.tsx';

/** Asks why and from when a text is to be live, and brings it live. */
export function DeployDialog({
  flow,
  source,
  base,
  opened,
  onClose,
  onDeployed,
  onConflict,
}: {
  flow: string;
  source: string;
  base: number | null;
  opened: boolean;
  onClose: () => void;
  /** Told with the warnings about it. */
  onDeployed: (remarks: Diagnostic[]) => void;
  onConflict: (sides: ConflictSides) => void;
}) {
  const { t } = useWords();
  const deploy = useDeploy(flow);
  const [note, setNote] = useState('');
  const [when, setWhen] = useState('now');
  const [time, setTime] = useState('');
  const [tried, setTried] = useState(false);
  const later = when === 'later';
  const timeMissing = later && !(Date.parse(time) > Date.now());

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (note.trim() === '' || timeMissing) return;
    const wish = { source, base, note: note.trim(), ...(later && { at: new Date(time).toISOString() }) };
    deploy.mutate(wish, {
      onSuccess: ({ diagnostics }) => {
        setNote('');
        setTried(false);
        onDeployed(diagnostics);
        onClose();
      },
      onError: (error) => {
        const sides = error instanceof ApiProblem ? sidesOf(error) : undefined;
        if (sides) onConflict(sides);
      },
    });
  };

  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('deploy.title')}
      closeButtonProps={{ 'aria-label': t('deploy.cancel') }}
      transitionProps={{ duration: 120 }}
    >
      <form className={styles.form} onSubmit={submit} noValidate>
        <TextInput
          label={t('deploy.note')}
          description={t('deploy.noteMeaning')}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          error={tried && note.trim() === '' ? t('deploy.noteMissing') : undefined}
          maxLength={500}
          data-autofocus
        />
        <Radio.Group label={t('deploy.when')} value={when} onChange={setWhen}>
          <div className={styles.choices}>
            <Radio value="now" label={t('deploy.now')} />
            <Radio value="later" label={t('deploy.later')} />
          </div>
        </Radio.Group>
        {later && (
          <TextInput
            type="datetime-local"
            label={t('deploy.time')}
            description={t('deploy.timeMeaning')}
            value={time}
            onChange={(event) => setTime(event.currentTarget.value)}
            error={tried && timeMissing ? t('deploy.timeMissing') : undefined}
          />
        )}
        {deploy.error && <ErrorState title={t('deploy.failed')} error={deploy.error} />}
        <DialogButtons back={t('deploy.cancel')} onBack={onClose}>
          <Button type="submit" loading={deploy.isPending}>
            {t(later ? 'deploy.submitLater' : 'deploy.submit')}
          </Button>
        </DialogButtons>
      </form>
    </Modal>
  );
}
