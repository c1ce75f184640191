import { Button } from '@mantine/core';
import { ApiProblem } from '../api/request.ts';
import { useWords } from '../i18n/use-words.ts';
import styles from './states.module.css';

/** Says what failed, who acts, and offers the next try; technical details are folded away. */
export function ErrorState({ title, error, onRetry }: { title: string; error: unknown; onRetry?: () => void }) {
  const { t, text } = useWords();
  const problem = error instanceof ApiProblem ? error : undefined;
  const cause = causeOf(problem);
  const finding = problem?.diagnostics[0];
  return (
    <div className={styles.state} role="alert">
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.hint}>{finding ? text(finding.message) : t(`problem.${cause}.what`)}</p>
      <p className={styles.hint}>
        <strong>{t(finding ? 'problem.whatToDo' : 'problem.whoActs')}</strong>{' '}
        {finding ? text(finding.remedy) : t(`problem.${cause}.who`)}
      </p>
      {onRetry && (
        <Button variant="default" onClick={onRetry}>
          {t('problem.retry')}
        </Button>
      )}
      <details className={styles.details}>
        <summary>{t('problem.details')}</summary>
        <code>{technicalDetails(error)}</code>
      </details>
    </div>
  );
}

function causeOf(problem: ApiProblem | undefined): string {
  if (!problem) return 'console';
  if (problem.status === 0) return 'unreachable';
  if (problem.status === 403) return 'forbidden';
  if (problem.status === 404) return 'missing';
  if (problem.status === 409) return 'changed';
  return problem.status >= 500 ? 'server' : 'refused';
}

function technicalDetails(error: unknown): string {
  if (error instanceof ApiProblem) return [error.code, error.status || '', error.message].filter(Boolean).join(' · ');
  return error instanceof Error ? error.message : String(error);
}
