import type { RunDetail, StepRow } from '../api/schema.ts';
import { useFormat } from '../format/use-format.ts';
import { useWords } from '../i18n/use-words.ts';
import styles from './run-waterfall.module.css';

// A step of a millisecond in a run of days still has to be seen.
const NARROWEST = 0.8;

/** The steps of a run over its time: full where they work, hatched where they wait; each is a button that chooses it. */
export function RunWaterfall({
  detail: { run, steps },
  chosen,
  onChoose,
}: {
  detail: RunDetail;
  chosen: string;
  onChoose: (path: string) => void;
}) {
  const { t } = useWords();
  const format = useFormat();
  const { begin, share } = scaleOf(run.createdAt, run.endedAt, steps);
  return (
    <ol className={styles.steps}>
      {run.startedAt && (
        <li className={styles.queued}>
          <span>{t('runPage.queue')}</span>
          <span className={styles.track} aria-hidden>
            <span className={styles.wait} style={{ left: 0, width: `${share(Date.parse(run.startedAt))}%` }} />
          </span>
          <span />
          <span className={styles.took}>{format.duration(run.createdAt, run.startedAt)}</span>
        </li>
      )}
      {steps.map((step) => (
        <li key={step.path}>
          <button
            type="button"
            className={styles.step}
            data-state={step.state}
            aria-pressed={step.path === chosen}
            onClick={() => onChoose(step.path)}
          >
            <span className={styles.path}>{step.path}</span>
            <span className={styles.track} aria-hidden>
              <span className={styles.wait} style={reach(share, startOf(step), endOf(step, begin))} />
              {step.spans.map(({ begunAt, milliseconds }) => (
                <span
                  key={begunAt}
                  className={styles.work}
                  style={reach(share, Date.parse(begunAt), Date.parse(begunAt) + milliseconds)}
                />
              ))}
            </span>
            <span className={styles.state}>
              {t(`step.${step.state}`)}
              {step.attempts > 1 && ` · ${t('timeline.attempts', { count: step.attempts })}`}
            </span>
            <span className={styles.took}>{step.endedAt ? format.duration(step.startedAt, step.endedAt) : ''}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}

function startOf(step: StepRow): number {
  return Math.min(Date.parse(step.startedAt), ...step.spans.map(({ begunAt }) => Date.parse(begunAt)));
}

function endOf(step: StepRow, begin: number): number {
  if (step.endedAt) return Date.parse(step.endedAt);
  return Math.max(begin, startOf(step) + step.workedMs + step.waitedMs);
}

/** Percents of the run's whole time, from its making to its end or the last known moment. */
function scaleOf(createdAt: string, endedAt: string | null, steps: StepRow[]) {
  const begin = Math.min(Date.parse(createdAt), ...steps.map(startOf));
  const end = Math.max(begin + 1, endedAt ? Date.parse(endedAt) : 0, ...steps.map((step) => endOf(step, begin)));
  return { begin, share: (moment: number) => Math.min(100, Math.max(0, ((moment - begin) / (end - begin)) * 100)) };
}

function reach(share: (moment: number) => number, from: number, to: number) {
  const left = Math.min(share(from), 100 - NARROWEST);
  return { left: `${left}%`, width: `${Math.min(100 - left, Math.max(NARROWEST, share(to) - left))}%` };
}
