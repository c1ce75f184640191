import type { DryRunResult, WouldBeStep } from '../api/schema.ts';
import { useWords } from '../i18n/use-words.ts';
import { JsonTree } from '../timeline/json-tree.tsx';
import { ReasonText } from '../timeline/reason-text.tsx';
import styles from './dry-run-report.module.css';
import { StepLink } from './step-link.tsx';
import { WouldBeList } from './would-be.tsx';

/** The steps as they would go, each with what went in, what came out and what failed. */
export function DryRunSteps({
  run: { steps, assumed },
  onStep,
}: {
  run: DryRunResult;
  onStep: (path: string) => void;
}) {
  const { t, word } = useWords();
  const isAssumed = (path: string) => assumed.some(({ step }) => step === path);
  return (
    <WouldBeList title={t('dryRun.steps', { count: steps.length })}>
      {steps.map(({ path, kind, use, state, error, ...values }) => (
        <li key={path} className={styles.item} data-step={path} data-state={state}>
          <div className={styles.head}>
            <StepLink path={path} onStep={onStep} />
            <span className={styles.what}>{use ? `${word('stepKind', kind)} ${use}` : word('stepDeed', kind)}</span>
            <span className={styles.state}>{t(`step.${state}`)}</span>
          </div>
          {error && (
            <p className={styles.error}>
              <ReasonText {...error} />
            </p>
          )}
          <StepValues {...values} exemplary={isAssumed(path)} />
        </li>
      ))}
    </WouldBeList>
  );
}

function StepValues({ input, output, exemplary }: Pick<WouldBeStep, 'input' | 'output'> & { exemplary: boolean }) {
  const { t } = useWords();
  return (
    <details>
      <summary className={styles.fold}>{t('dryRun.values')}</summary>
      <h4>{t('step.input')}</h4>
      <JsonTree value={input} />
      <h4>{t(exemplary ? 'dryRun.exampleOutput' : 'step.output')}</h4>
      <JsonTree value={output} />
    </details>
  );
}
