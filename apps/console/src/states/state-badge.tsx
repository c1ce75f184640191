import type { ReactNode } from 'react';
import styles from './state-badge.module.css';

/** How loud a state is said. */
export type Tone = 'quiet' | 'plain' | 'accent' | 'success' | 'warning' | 'danger';

/** A state in words on a soft ground; the words carry the meaning, the colour only repeats it. */
export function StateBadge({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={styles.badge} data-tone={tone}>
      {children}
    </span>
  );
}
