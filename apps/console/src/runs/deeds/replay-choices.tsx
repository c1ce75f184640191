import { Button, JsonInput, NativeSelect } from '@mantine/core';
import type { ReplayPreview } from '../../api/schema.ts';
import { useWords } from '../../i18n/use-words.ts';
import { ErrorState } from '../../states/error-state.tsx';
import { LoadingLines } from '../../states/loading-lines.tsx';
import styles from './deed-dialog.module.css';
import type { ReplayDesk } from './use-replay-desk.ts';

/** With which version and which record a run is gone through again, what is changed by that and what happens once more. */
export function ReplayChoices({ desk }: { desk: ReplayDesk }) {
  const { t } = useWords();
  const { data, error, isPending } = desk.preview;
  return (
    <>
      <NativeSelect
        label={t('deed.version')}
        value={desk.wish.version}
        onChange={(event) => desk.choose(event.currentTarget.value === 'live' ? 'live' : 'original')}
        data={[
          { value: 'live', label: t('deed.live') },
          { value: 'original', label: t('deed.original') },
        ]}
      />
      <EditedRecord desk={desk} />
      {error && <ErrorState title={t('deed.noPreview')} error={error} />}
      {isPending && <LoadingLines lines={3} />}
      {data && desk.written !== undefined && <Changes preview={data} />}
      {data && <Repeats preview={data} />}
    </>
  );
}

/** The record can be edited; it is shown censored, and what is left as it stands there stays what it was. */
function EditedRecord({ desk: { written, write, isNoRecord, preview } }: { desk: ReplayDesk }) {
  const { t } = useWords();
  if (written === undefined) {
    return (
      <Button
        variant="default"
        className={styles.edit}
        disabled={!preview.data}
        onClick={() => write(JSON.stringify(preview.data?.record ?? {}, null, 2))}
      >
        {t('deed.editRecord')}
      </Button>
    );
  }
  return (
    <>
      <JsonInput
        label={t('deed.record')}
        description={t('deed.recordMeaning')}
        value={written}
        onChange={write}
        error={isNoRecord ? t('deed.noRecord') : undefined}
        autosize
        minRows={4}
        maxRows={16}
        spellCheck={false}
        classNames={{ input: styles.record }}
      />
      <Button variant="default" className={styles.edit} onClick={() => write(undefined)}>
        {t('deed.leaveRecord')}
      </Button>
    </>
  );
}

/** Each place of the record that would be another one, with what stood there. */
function Changes({ preview: { changes } }: { preview: ReplayPreview }) {
  const { t } = useWords();
  if (changes.length === 0) return <p className={styles.meaning}>{t('deed.nothingChanged')}</p>;
  return (
    <div>
      <h3 className={styles.heading}>{t('deed.changes')}</h3>
      <ul className={styles.facts} aria-label={t('deed.changes')}>
        {changes.map(({ path, before, after }) => (
          <li key={path}>
            <strong>{path}</strong> <del>{shown(before)}</del> → <ins>{shown(after)}</ins>
          </li>
        ))}
      </ul>
    </div>
  );
}

function shown(value: unknown): string {
  return value === undefined ? '–' : JSON.stringify(value);
}

/** What the old run did from the step on, and what becomes of each. */
function Repeats({ preview: { repeats } }: { preview: ReplayPreview }) {
  const { t } = useWords();
  if (repeats.length === 0) return <p className={styles.meaning}>{t('deed.nothingRepeats')}</p>;
  return (
    <div>
      <h3 className={styles.heading}>{t('deed.repeats')}</h3>
      <ul className={styles.facts} aria-label={t('deed.repeats')}>
        {repeats.map(({ path, use, key, becomes }) => (
          <li key={path + (key ?? '') + becomes}>
            <strong>{path}</strong> {use} – {t(`repetition.${becomes}`)}
            {key && <code>{key}</code>}
          </li>
        ))}
      </ul>
    </div>
  );
}
