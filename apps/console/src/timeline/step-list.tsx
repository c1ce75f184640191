import type { RunRow, StepRow } from '../api/schema.ts';
import { useFormat } from '../format/use-format.ts';
import { useWords } from '../i18n/use-words.ts';
import { JsonTree } from './json-tree.tsx';
import styles from './step-list.module.css';
import { waterfallBars } from './waterfall.ts';

/** The steps of a run as a waterfall; each unfolds into what went in, what came out and what failed. */
export function StepList({ run, steps }: { run: RunRow; steps: StepRow[] }) {
  const { t, reason } = useWords();
  const format = useFormat();
  const bars = waterfallBars(run, steps);
  if (steps.length === 0) return <p className={styles.none}>{t('timeline.noSteps')}</p>;
  return (
    <ol className={styles.steps}>
      {steps.map((step, index) => (
        <li key={step.path}>
          <details className={styles.step} data-state={step.state}>
            <summary className={styles.summary}>
              <span className={styles.path}>{step.path}</span>
              <span className={styles.use}>{step.use ?? step.kind}</span>
              <span className={styles.track} aria-hidden>
                <span
                  className={styles.bar}
                  style={{ left: `${bars[index]?.left ?? 0}%`, width: `${bars[index]?.width ?? 0}%` }}
                />
              </span>
              <span className={styles.state}>
                {t(`step.${step.state}`)}
                {step.attempts > 1 && ` · ${t('timeline.attempts', { count: step.attempts })}`}
              </span>
              <span className={styles.took}>{step.endedAt ? format.duration(step.startedAt, step.endedAt) : ''}</span>
            </summary>
            <StepContent step={step} />
          </details>
          {step.error && (
            <p className={styles.error}>
              {reason(step.error.code)} <code>{step.error.code}</code> {step.error.message}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
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
