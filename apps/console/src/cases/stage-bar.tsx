import { IconCheck } from '@tabler/icons-react';
import { Tooltip } from '@mantine/core';
import type { Stages } from '../api/schema.ts';
import { useFormat } from '../format/use-format.ts';
import { useWords } from '../i18n/use-words.ts';
import styles from './stage-bar.module.css';
import { stageNames } from './stages.ts';

/** The stages of one case with the day of each; the next one to reach is marked. */
export function StageBar({ stages }: { stages: Stages }) {
  const { t } = useWords();
  const format = useFormat();
  const next = stageNames.find((name) => stages[name] === null);
  return (
    <ol className={styles.bar} aria-label={t('stage.bar')}>
      {stageNames.map((name) => {
        const reachedAt = stages[name];
        const state = reachedAt ? 'reached' : name === next ? 'next' : 'later';
        return (
          <li key={name} className={styles.stage} data-state={state}>
            <span className={styles.dot} aria-hidden>
              {reachedAt && <IconCheck size={11} stroke={3} />}
            </span>
            <span className={styles.name}>{t(`stage.${name}`)}</span>
            {reachedAt ? (
              <Tooltip label={format.time(reachedAt)}>
                <time className={styles.day} dateTime={reachedAt}>
                  {format.day(reachedAt)}
                </time>
              </Tooltip>
            ) : (
              <span className={styles.day}>{t(`stage.state.${state}`)}</span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
