import type { RunRow, StepRow } from '../api/schema.ts';
import { useFormat } from '../format/use-format.ts';
import { useWords } from '../i18n/use-words.ts';
import { JsonTree } from './json-tree.tsx';
import { ReasonText } from './reason-text.tsx';
import { StepCells } from './step-cells.tsx';
import styles from './step-list.module.css';
import { StepPath } from './step-path.tsx';
import { StepTrack } from './step-track.tsx';
import { timeScale, type Stretch, type TimeScale } from './time-scale.ts';

/** The steps of a run as a waterfall; each unfolds into what went in, what came out and what failed. */
export function StepList({ run, steps }: { run: RunRow; steps: StepRow[] }) {
  const { t, word } = useWords();
  const scale = timeScale(run, steps);
  if (steps.length === 0) return <p className={styles.none}>{t('timeline.noSteps')}</p>;
  return (
    <ol className={styles.steps}>
      {steps.map((step) => (
        <li key={step.path}>
          <details data-state={step.state}>
            <summary className={styles.summary}>
              <span className={styles.path}>
                <StepPath path={step.path} />
              </span>
              <span className={styles.use}>{step.use ?? word('stepDeed', step.kind)}</span>
              <StepTrack state={step.state} stretches={[wholeOf(step, scale)]} />
              <StepCells step={step} />
            </summary>
            <StepContent step={step} />
          </details>
          {step.error && (
            <p className={styles.error}>
              <ReasonText {...step.error} />
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

/** From its start to its end; one that has not ended lasts until the last known moment of the run. */
function wholeOf({ state, startedAt, endedAt }: StepRow, { end, stretch }: TimeScale): Stretch {
  const kind = state === 'waiting' || state === 'question' ? 'wait' : 'work';
  return stretch(kind, Date.parse(startedAt), endedAt ? Date.parse(endedAt) : end);
}

function StepContent({ step }: { step: StepRow }) {
  const { t } = useWords();
  const format = useFormat();
  return (
    <div className={styles.content}>
      <p className={styles.times}>
        {format.time(step.startedAt)}
        {step.endedAt && ` – ${format.time(step.endedAt)}`}
      </p>
      <div className={styles.sides}>
        <section>
          <h3>{t('step.input')}</h3>
          <JsonTree value={step.input} />
        </section>
        <section>
          <h3>{t('step.output')}</h3>
          <JsonTree value={step.output} />
        </section>
      </div>
    </div>
  );
}
