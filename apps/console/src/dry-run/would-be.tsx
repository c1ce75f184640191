import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { JsonTree } from '../timeline/json-tree.tsx';
import styles from './dry-run-report.module.css';
import { StepLink } from './step-link.tsx';

/** A part of the report with its heading. */
export function WouldBeList({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.part} aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      <ol className={styles.list}>{children}</ol>
    </section>
  );
}

/** One thing that would happen, with the values that would go along. */
export function WouldBe({
  title,
  step,
  value,
  before,
  onStep,
  children,
}: {
  title: string;
  step: string;
  value: unknown;
  /** What stands there now, where something would be changed. */
  before?: unknown;
  onStep: (path: string) => void;
  children: ReactNode;
}) {
  const { t } = useWords();
  return (
    <li className={styles.item} data-would-be={step}>
      <div className={styles.head}>
        <strong>{title}</strong>
        <StepLink path={step} onStep={onStep} />
      </div>
      <div className={styles.facts}>{children}</div>
      <JsonTree value={value} unfolded />
      {before !== undefined && (
        <>
          <div className={styles.facts}>{t('dryRun.before')}</div>
          <JsonTree value={before} unfolded />
        </>
      )}
    </li>
  );
}
