import type { ReactNode } from 'react';
import styles from './states.module.css';

/** Says that there is nothing here, why, and what to do next. */
export function EmptyState({ title, hint, action }: { title: string; hint: string; action?: ReactNode }) {
  return (
    <div className={styles.state}>
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.hint}>{hint}</p>
      {action}
    </div>
  );
}
