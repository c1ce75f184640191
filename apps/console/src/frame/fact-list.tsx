import type { ReactNode } from 'react';
import styles from './fact-list.module.css';

/** Short facts under their names, as many beside each other as there is room for. */
export function FactList({ facts }: { facts: { label: string; value: ReactNode }[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ label, value }, place) => (
        // Several may have the same name; none of them moves.
        <div key={`${label} ${place}`}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
