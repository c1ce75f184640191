import { Button, JsonInput, NativeSelect } from '@mantine/core';
import { useLatestRuns } from '../api/run-queries.ts';
import { isInternalId } from '../format/internal-id.ts';
import { useFormat } from '../format/use-format.ts';
import { useWords } from '../i18n/use-words.ts';
import styles from './dry-run-panel.module.css';
import { newestOfEach } from './newest-of-each.ts';
import { GIVEN, LAST, type DryRunDesk } from './use-dry-run-desk.ts';

/** Among so many of the last runs records are looked for, of which so many are offered. */
const RUNS = 50;
const RECORDS = 10;

/** Chooses the event with which a dry run begins: the last one, that of an earlier run, or one that is written here. */
export function DryRunStart({ flow, desk }: { flow: string; desk: DryRunDesk }) {
  const { t } = useWords();
  const format = useFormat();
  const { data: runs = [] } = useLatestRuns(flow, RUNS);
  const earlier = newestOfEach(runs, RECORDS).map(({ id, recordKey, state, createdAt }) => ({
    value: id,
    label: [isInternalId(recordKey) ? '' : recordKey, t(`run.${state}`), format.time(createdAt)]
      .filter(Boolean)
      .join(' · '),
  }));
  return (
    <form
      className={styles.start}
      onSubmit={(event) => {
        event.preventDefault();
        desk.start();
      }}
    >
      <p className={styles.promise}>{t('dryRun.promise')}</p>
      <NativeSelect
        label={t('dryRun.event')}
        value={desk.chosen}
        onChange={(event) => desk.choose(event.currentTarget.value)}
        data={[
          { value: LAST, label: t('dryRun.last') },
          ...(earlier.length > 0 ? [{ group: t('dryRun.ofRun'), items: earlier }] : []),
          { value: GIVEN, label: t('dryRun.given') },
        ]}
      />
      {desk.chosen === GIVEN && (
        <JsonInput
          label={t('dryRun.written')}
          description={t('dryRun.writtenMeaning')}
          value={desk.written}
          onChange={desk.write}
          error={desk.isNoEvent ? t('dryRun.noEvent') : undefined}
          autosize
          minRows={3}
          maxRows={14}
          spellCheck={false}
          classNames={{ input: styles.json }}
        />
      )}
      <Button type="submit" loading={desk.isRunning} aria-keyshortcuts="Control+Enter">
        {t('dryRun.start')}
      </Button>
    </form>
  );
}
