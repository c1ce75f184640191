import { useWords } from '../i18n/use-words.ts';
import type { JsonSchema } from '../flow-editor/flow-schema.ts';
import { ErrorState } from '../states/error-state.tsx';
import { LoadingLines } from '../states/loading-lines.tsx';
import styles from './dry-run-panel.module.css';
import { DryRunReport } from './dry-run-report.tsx';
import { DryRunStart } from './dry-run-start.tsx';
import type { DryRunDesk } from './use-dry-run-desk.ts';

/** Goes through the text with one event and shows what a run would do; nothing is written. */
export function DryRunPanel({
  flow,
  desk,
  schema,
  onStep,
}: {
  flow: string;
  desk: DryRunDesk;
  schema: JsonSchema | undefined;
  /** Leads to a step in the text, by its path in the run. */
  onStep: (path: string) => void;
}) {
  const { t } = useWords();
  const { isRunning, error, result, outdated } = desk;
  return (
    <>
      <DryRunStart flow={flow} desk={desk} />
      <div className={styles.outcome} aria-live="polite" aria-busy={isRunning || undefined}>
        {isRunning && <LoadingLines lines={5} />}
        {!isRunning && outdated && <p className={styles.outdated}>{t('dryRun.outdated')}</p>}
        {!isRunning && error !== undefined && <ErrorState title={t('dryRun.failed')} error={error} />}
        {!isRunning && result && <DryRunReport run={result} schema={schema} onStep={onStep} />}
      </div>
    </>
  );
}
