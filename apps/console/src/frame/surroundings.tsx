import { Tooltip } from '@mantine/core';
import type { LiveState } from '../api/live-stream.ts';
import { useSystem } from '../api/queries.ts';
import { useFormat } from '../format/use-format.ts';
import { useWords } from '../i18n/use-words.ts';
import styles from './surroundings.module.css';

/** Business date and whether the screen is live: quiet facts that matter when something looks wrong. */
export function Surroundings({ live }: { live: LiveState }) {
  const { data: system } = useSystem();
  const format = useFormat();
  const { t } = useWords();
  return (
    <div className={styles.surroundings}>
      {system && (
        <Tooltip label={t('frame.businessDateMeaning')} multiline w={240}>
          <span className={styles.date}>
            {t('frame.businessDate')} {format.day(system.businessTime)}
          </span>
        </Tooltip>
      )}
      <span className={styles.live} data-state={live} role="status">
        <span className={styles.liveWord}>{t(`frame.live.${live}`)}</span>
      </span>
    </div>
  );
}
