import type { Observation } from '../api/schema.ts';
import { useWords } from '../i18n/use-words.ts';
import { StateBadge } from '../states/state-badge.tsx';
import { ReasonText } from '../timeline/reason-text.tsx';
import { runTones } from '../timeline/run-tones.ts';
import styles from './dry-run-report.module.css';
import { StepLink } from './step-link.tsx';

/** How the run would end or where it would wait, why, and in what it differs from a real one. */
export function DryRunEnding({
  run,
  onStep,
}: {
  run: Pick<Observation, 'state' | 'at' | 'reason' | 'assumed'> & { doneBefore?: boolean };
  onStep: (path: string) => void;
}) {
  const { t } = useWords();
  const assumed = [...new Set(run.assumed.map(({ step }) => step))];
  return (
    <section className={styles.part} aria-label={t('dryRun.ending')}>
      <div className={styles.head}>
        <h3 className={styles.title}>{t('dryRun.ending')}</h3>
        <StateBadge tone={runTones[run.state]}>{t(`run.${run.state}`)}</StateBadge>
        {run.at !== null && <StepLink path={run.at} onStep={onStep} />}
      </div>
      {run.reason && (
        <p className={styles.remark}>
          <ReasonText {...run.reason} />
        </p>
      )}
      {run.doneBefore && <p className={styles.remark}>{t('dryRun.doneBefore')}</p>}
      {assumed.length > 0 && <p className={styles.remark}>{t('dryRun.assumed', { steps: assumed.join(', ') })}</p>}
    </section>
  );
}
