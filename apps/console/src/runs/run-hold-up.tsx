import { Link } from 'react-router';
import type { HoldUp } from '../api/schema.ts';
import { useWords } from '../i18n/use-words.ts';
import styles from './run-page.module.css';

/** What a queued run waits for; the run before it is named with its state. */
export function RunHoldUp({ holdUp }: { holdUp: NonNullable<HoldUp> }) {
  const { t } = useWords();
  return (
    <p className={styles.reason} data-hold-up={holdUp.kind}>
      {holdUp.kind === 'worker' && t('runPage.holdUp.worker')}
      {holdUp.kind === 'limit' &&
        (holdUp.share === null
          ? t('runPage.holdUp.total', { max: holdUp.max })
          : t('runPage.holdUp.share', { share: holdUp.share, max: holdUp.max }))}
      {holdUp.kind === 'run' && (
        <>
          {t('runPage.holdUp.run')}{' '}
          <Link to={`/runs/${holdUp.id}`}>
            {holdUp.recordKey} ({t(`run.${holdUp.state}`)})
          </Link>
        </>
      )}
    </p>
  );
}
