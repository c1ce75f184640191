import { useState } from 'react';
import type { RunRow } from '../api/schema.ts';
import { useWords } from '../i18n/use-words.ts';
import { EmptyState } from '../states/empty-state.tsx';
import { RunLine } from './run-line.tsx';
import styles from './run-timeline.module.css';

/** What ran for a case, oldest first; each run unfolds into its steps. */
export function RunTimeline({ runs }: { runs: RunRow[] }) {
  const { t } = useWords();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  if (runs.length === 0) return <EmptyState title={t('timeline.empty.title')} hint={t('timeline.empty.hint')} />;
  const toggle = (id: string) => {
    const after = new Set(open);
    if (!after.delete(id)) after.add(id);
    setOpen(after);
  };
  const ordered = runs.toSorted((a, b) => a.createdAt.localeCompare(b.createdAt));
  return (
    <ul className={styles.runs}>
      {ordered.map((run) => (
        <RunLine key={run.id} run={run} open={open.has(run.id)} onToggle={() => toggle(run.id)} />
      ))}
    </ul>
  );
}
