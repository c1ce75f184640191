import { IconChevronRight } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useRun } from '../api/queries.ts';
import type { RunRow } from '../api/schema.ts';
import { isInternalId } from '../format/internal-id.ts';
import { useFormat } from '../format/use-format.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorState } from '../states/error-state.tsx';
import { LoadingLines } from '../states/loading-lines.tsx';
import { StateBadge } from '../states/state-badge.tsx';
import styles from './run-timeline.module.css';
import { runTones } from './run-tones.ts';
import { StepList } from './step-list.tsx';

/** One run: flow, record, state, start and duration; unfolded, its steps. */
export function RunLine({ run, open, onToggle }: { run: RunRow; open: boolean; onToggle: () => void }) {
  const { t, text, reason } = useWords();
  const format = useFormat();
  return (
    <li className={styles.run} data-run={run.id}>
      <button type="button" className={styles.head} aria-expanded={open} onClick={onToggle}>
        <IconChevronRight size={15} stroke={1.8} className={styles.arrow} aria-hidden />
        <span className={styles.flow}>
          {text(run.flowTitle)}
          {run.reason && <span className={styles.reason}>{reason(run.reason)}</span>}
        </span>
        <span className={styles.key}>{isInternalId(run.recordKey) ? '' : run.recordKey}</span>
        <span>
          <StateBadge tone={runTones[run.state]}>{t(`run.${run.state}`)}</StateBadge>
        </span>
        <span className={styles.when}>{run.startedAt ? format.time(run.startedAt) : t('timeline.notStarted')}</span>
        <span className={styles.took}>
          {run.startedAt && run.endedAt ? format.duration(run.startedAt, run.endedAt) : ''}
          {run.attempt > 1 && ` · ${t('timeline.attempt', { count: run.attempt })}`}
        </span>
      </button>
      {open && (
        <div className={styles.body}>
          <RunSteps run={run} />
        </div>
      )}
    </li>
  );
}

/** A long run shows its first steps here; its own page shows all. */
function RunSteps({ run }: { run: RunRow }) {
  const { t } = useWords();
  const format = useFormat();
  const { data, error, refetch } = useRun(run.id, true);
  if (error && !data) return <ErrorState title={t('timeline.failed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingLines lines={3} />;
  return (
    <>
      <StepList run={data.run} steps={data.steps} />
      {data.nextStep !== null && (
        <Link to={`/runs/${run.id}`}>{t('timeline.allSteps', { all: format.count(data.stepCount) })}</Link>
      )}
    </>
  );
}
