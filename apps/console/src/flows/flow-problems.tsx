import type { Diagnostic } from '../api/schema.ts';
import { ProblemList } from '../flow-editor/problem-list.tsx';
import { useWords } from '../i18n/use-words.ts';
import { ErrorState } from '../states/error-state.tsx';
import styles from './flow-editing.module.css';
import type { FlowFindings } from './use-flow-findings.ts';

/** What is wrong with a text, below it; each finding leads to its place. */
export function FlowProblems({
  findings: { found, upToDate, checked, error, checkAgain },
  onJump,
}: {
  findings: FlowFindings;
  onJump: (finding: Diagnostic) => void;
}) {
  const { t } = useWords();
  return (
    <section className={styles.problems} aria-label={t('problems.title')} data-checked={upToDate}>
      <h2 className={styles.title} aria-live="polite">
        {checked ? t('problems.count', { count: found.length }) : t('problems.checking')}
      </h2>
      {error && <ErrorState title={t('problems.failed')} error={error} onRetry={checkAgain} />}
      {found.length > 0 && <ProblemList findings={found} onJump={onJump} />}
    </section>
  );
}
