import type { RunRow, StepRow } from '../../api/schema.ts';
import { useWords } from '../../i18n/use-words.ts';
import { StepCells, Took } from '../../timeline/step-cells.tsx';
import { StepPath } from '../../timeline/step-path.tsx';
import { StepTrack } from '../../timeline/step-track.tsx';
import { endOf, startOf, timeScale } from '../../timeline/time-scale.ts';
import styles from './run-waterfall.module.css';

/** The steps of a run over its time: full where they work, hatched where they wait; each is a button that chooses it. */
export function RunWaterfall({
  run,
  steps,
  chosen,
  onChoose,
}: {
  run: RunRow;
  steps: StepRow[];
  chosen: string;
  onChoose: (path: string) => void;
}) {
  const { t } = useWords();
  const { begin, stretch } = timeScale(run, steps);
  return (
    <ol className={styles.steps}>
      {run.startedAt && (
        <li className={styles.queued}>
          <span>{t('runPage.queue')}</span>
          <StepTrack stretches={[stretch('wait', begin, Date.parse(run.startedAt))]} />
          <span />
          <Took from={run.createdAt} to={run.startedAt} />
        </li>
      )}
      {steps.map((step) => (
        <li key={step.path}>
          <button
            type="button"
            className={styles.step}
            aria-pressed={step.path === chosen}
            onClick={() => onChoose(step.path)}
          >
            <span className={styles.path}>
              <StepPath path={step.path} />
            </span>
            <StepTrack
              state={step.state}
              stretches={[
                stretch('wait', startOf(step), endOf(step)),
                ...step.spans.map(({ begunAt, milliseconds }) =>
                  stretch('work', Date.parse(begunAt), Date.parse(begunAt) + milliseconds),
                ),
              ]}
            />
            <StepCells step={step} />
          </button>
        </li>
      ))}
    </ol>
  );
}
