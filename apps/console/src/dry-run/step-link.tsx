import { useWords } from '../i18n/use-words.ts';
import styles from './dry-run-report.module.css';

/** The path of a step; leads to its lines in the text. */
export function StepLink({ path, onStep }: { path: string; onStep: (path: string) => void }) {
  const { t } = useWords();
  return (
    <button type="button" className={styles.step} title={t('dryRun.toStep')} onClick={() => onStep(path)}>
      {path}
    </button>
  );
}
