import type { FlowRow } from '../api/schema.ts';
import { useFormat } from '../format/use-format.ts';
import { useWords } from '../i18n/use-words.ts';
import styles from './flow-notes.module.css';

/** When the schedules of a flow are due next, each as the clock of its zone shows it. */
export function FlowSchedules({ schedules }: { schedules: FlowRow['schedules'] }) {
  const { t } = useWords();
  const format = useFormat();
  if (schedules.length === 0) return null;
  return (
    <ul className={styles.schedules} aria-label={t('flow.schedules')}>
      {schedules.map(({ trigger, zone, next }) => (
        <li key={trigger}>
          {next === null
            ? t('flow.neverDue', { trigger })
            : t('flow.due', { trigger, time: format.timeIn(next, zone), zone })}
        </li>
      ))}
    </ul>
  );
}
