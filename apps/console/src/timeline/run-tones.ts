import type { RunRow } from '../api/schema.ts';
import type { Tone } from '../states/state-badge.tsx';

/** How loud each state of a run is said. */
export const runTones: Record<RunRow['state'], Tone> = {
  queued: 'quiet',
  running: 'accent',
  waiting: 'plain',
  question: 'warning',
  done: 'success',
  unchanged: 'quiet',
  skipped: 'quiet',
  observed: 'plain',
  dead: 'danger',
  cancelled: 'plain',
  resolved: 'plain',
};
