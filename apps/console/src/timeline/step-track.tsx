import type { StepRow } from '../api/schema.ts';
import styles from './step-track.module.css';
import type { Stretch } from './time-scale.ts';

/** Where a step lies within the time of its run: full where it works, hatched where it waits. */
export function StepTrack({ state, stretches }: { state?: StepRow['state']; stretches: Stretch[] }) {
  return (
    <span className={styles.track} data-state={state} data-track aria-hidden>
      {stretches.map(({ kind, left, width }, place) => (
        // Two may lie in the same place; none of them moves.
        <span key={`${kind} ${place}`} className={styles[kind]} style={{ left: `${left}%`, width: `${width}%` }} />
      ))}
    </span>
  );
}
