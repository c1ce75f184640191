import { Button, Modal, NativeSelect, Textarea } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { useNavigate } from 'react-router';
import { useReplayPreview, useRunDeed, type RunDeed } from '../api/run-queries.ts';
import type { ClosingBody, ReplayPreview, RunRow } from '../api/schema.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorState } from '../states/error-state.tsx';
import { LoadingLines } from '../states/loading-lines.tsx';
import styles from './deed-dialog.module.css';

export type DeedKind = RunDeed['kind'];

const CAUSES: ClosingBody['cause'][] = [
  'handled_elsewhere',
  'wrong_data',
  'duplicate',
  'no_longer_needed',
  'other_system',
  'configuration',
  'test',
  'other',
];

/** Asks whether it shall be done, with what follows from it; the note stays written beside the person's name. */
export function DeedDialog({
  run,
  kind,
  from,
  onClose,
}: {
  run: RunRow;
  kind: DeedKind;
  from: string;
  onClose: () => void;
}) {
  const { t } = useWords();
  const navigate = useNavigate();
  const deed = useRunDeed(run.id);
  const [note, setNote] = useState('');
  const [cause, setCause] = useState<ClosingBody['cause']>('handled_elsewhere');
  const [version, setVersion] = useState<'live' | 'original'>('live');
  const first = from.replace(/(?<!^on)[.[].*$/s, '');
  const preview = useReplayPreview(run.id, first, version, kind === 'replay');
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
    if (kind === 'retry') return { kind, note };
    return kind === 'replay' ? { kind, from: first, version, note } : { kind, cause, note };
  };
  const blocked = kind === 'replay' && !preview.data;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`deed.${kind}`)}
      centered
      closeButtonProps={{ 'aria-label': t('deed.close') }}
    >
      <form className={styles.form} onSubmit={submit}>
        <p className={styles.meaning}>{t(`deed.meaning.${kind}`, { step: first })}</p>
        {kind === 'replay' && (
          <>
            <NativeSelect
              label={t('deed.version')}
              value={version}
              onChange={(event) => setVersion(event.currentTarget.value === 'live' ? 'live' : 'original')}
              data={[
                { value: 'live', label: t('deed.live') },
                { value: 'original', label: t('deed.original') },
              ]}
            />
            {preview.error && <ErrorState title={t('deed.noPreview')} error={preview.error} />}
            {preview.isPending && <LoadingLines lines={3} />}
            {preview.data && <Repeats preview={preview.data} />}
          </>
        )}
        {(kind === 'cancel' || kind === 'resolve') && (
          <NativeSelect
            label={t('deed.cause')}
            value={cause}
            onChange={(event) => setCause(CAUSES.find((each) => each === event.currentTarget.value) ?? 'other')}
            data={CAUSES.map((each) => ({ value: each, label: t(`cause.${each}`) }))}
          />
        )}
        <Textarea
          label={t('deed.note')}
          value={note}
          required={cause === 'other' && (kind === 'cancel' || kind === 'resolve')}
          maxLength={2000}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {deed.error && <ErrorState title={t('deed.failed')} error={deed.error} />}
        <div className={styles.submit}>
          <Button variant="default" onClick={onClose}>
            {t('deed.back')}
          </Button>
          <Button type="submit" loading={deed.isPending} disabled={blocked}>
            {t(`deed.${kind}`)}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** What the old run did from the step on, and what becomes of each. */
function Repeats({ preview: { repeats } }: { preview: ReplayPreview }) {
  const { t } = useWords();
  if (repeats.length === 0) return <p className={styles.meaning}>{t('deed.nothingRepeats')}</p>;
  return (
    <ul className={styles.repeats} aria-label={t('deed.repeats')}>
      {repeats.map(({ path, use, key, becomes }) => (
        <li key={path + (key ?? '') + becomes}>
          <strong>{path}</strong> {use} – {t(`repetition.${becomes}`)}
          {key && <code>{key}</code>}
        </li>
      ))}
    </ul>
  );
}
