import { Tooltip } from '@mantine/core';
import type { Stages } from '../api/schema.ts';
import { useFormat } from '../format/use-format.ts';
import { useWords } from '../i18n/use-words.ts';
import styles from './stage-track.module.css';
import { reachedStage, stageNames } from './stages.ts';

/** Six short marks for a table row, the reached stage in words, all dates on hover. */
export function StageTrack({ stages }: { stages: Stages }) {
  const { t } = useWords();
  const format = useFormat();
  const reached = reachedStage(stages);
  return (
    <Tooltip
      position="bottom-start"
      label={
        <dl className={styles.dates}>
          {stageNames.map((name) => (
            <div key={name}>
              <dt>{t(`stage.${name}`)}</dt>
              <dd>{stages[name] ? format.day(stages[name]) : '–'}</dd>
            </div>
          ))}
        </dl>
      }
    >
      <span className={styles.track}>
        <span className={styles.marks} aria-hidden>
          {stageNames.map((name) => (
            <span key={name} className={styles.mark} data-reached={stages[name] !== null || undefined} />
          ))}
        </span>
        <span className={styles.reached}>{reached ? t(`stage.${reached}`) : t('stage.none')}</span>
      </span>
    </Tooltip>
  );
}
