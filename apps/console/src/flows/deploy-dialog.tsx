import { Button, Radio, TextInput } from '@mantine/core';
import type { SubmitEvent } from 'react';
import { useDeploy } from '../api/flow-queries.ts';
import { ApiProblem } from '../api/request.ts';
import type { Diagnostic } from '../api/schema.ts';
import { Dialog } from '../frame/dialog.tsx';
import { DialogButtons } from '../frame/dialog-buttons.tsx';
import { useWords } from '../i18n/use-words.ts';
import { ErrorState } from '../states/error-state.tsx';
import styles from './deploy-dialog.module.css';
import { sidesOf, type ConflictSides } from './flow-conflict.tsx';
import { useDeployWish, type DeployWish } from './use-deploy-wish.ts';

interface DeployDialogProps {
  flow: string;
  source: string;
  base: number | null;
  opened: boolean;
  onClose: () => void;
  /** Told with the warnings about it. */
  onDeployed: (remarks: Diagnostic[]) => void;
  onConflict: (sides: ConflictSides) => void;
}

/** Asks why and from when a text is to be live, and brings it live. */
export function DeployDialog({ flow, source, base, opened, onClose, onDeployed, onConflict }: DeployDialogProps) {
  const { t } = useWords();
  const deploy = useDeploy(flow);
  const wish = useDeployWish();

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const wished = wish.submit();
    if (!wished) return;
    deploy.mutate(
      { source, base, ...wished },
      {
        onSuccess: ({ diagnostics }) => {
          wish.clear();
          onDeployed(diagnostics);
          onClose();
        },
        onError: (error) => {
          const sides = error instanceof ApiProblem ? sidesOf(error) : undefined;
          if (sides) onConflict(sides);
        },
      },
    );
  };

  return (
    <Dialog opened={opened} onClose={onClose} title={t('deploy.title')}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <DeployFields wish={wish} />
        {deploy.error && <ErrorState title={t('deploy.failed')} error={deploy.error} />}
        <DialogButtons back={t('deploy.cancel')} onBack={onClose}>
          <Button type="submit" loading={deploy.isPending}>
            {t(wish.later ? 'deploy.submitLater' : 'deploy.submit')}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}

function DeployFields({ wish }: { wish: DeployWish }) {
  const { t } = useWords();
  return (
    <>
      <TextInput
        label={t('deploy.note')}
        description={t('deploy.noteMeaning')}
        value={wish.note}
        onChange={(event) => wish.setNote(event.currentTarget.value)}
        error={wish.missing.note ? t('deploy.noteMissing') : undefined}
        maxLength={500}
        data-autofocus
      />
      <Radio.Group
        label={t('deploy.when')}
        value={wish.later ? 'later' : 'now'}
        onChange={(when) => wish.setLater(when === 'later')}
      >
        <div className={styles.choices}>
          <Radio value="now" label={t('deploy.now')} />
          <Radio value="later" label={t('deploy.later')} />
        </div>
      </Radio.Group>
      {wish.later && (
        <TextInput
          type="datetime-local"
          label={t('deploy.time')}
          description={t('deploy.timeMeaning')}
          value={wish.time}
          onChange={(event) => wish.setTime(event.currentTarget.value)}
          error={wish.missing.time ? t('deploy.timeMissing') : undefined}
        />
      )}
    </>
  );
}
