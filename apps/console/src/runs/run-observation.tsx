import type { Observation } from '../api/schema.ts';
import { DryRunEnding } from '../dry-run/dry-run-ending.tsx';
import { WouldBeLists } from '../dry-run/would-be-lists.tsx';
import { useWords } from '../i18n/use-words.ts';
import styles from './run-page.module.css';

/** What a run that was only observed would have done. */
export function RunObservation({ observed, onStep }: { observed: Observation; onStep: (path: string) => void }) {
  const { t } = useWords();
  return (
    <section className={styles.observation} aria-label={t('runPage.observed')}>
      <h2 className={styles.observed}>{t('runPage.observed')}</h2>
      <DryRunEnding run={observed} onStep={onStep} />
      <WouldBeLists would={observed} onStep={onStep} />
    </section>
  );
}
