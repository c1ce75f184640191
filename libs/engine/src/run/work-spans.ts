import type { StepRecord, WorkSpan } from './run-record.ts';

/** So many of the last stretches are kept; a step may wait for weeks and look every hour. */
const KEPT = 50;

/** The stretches of work of a step with the one that ends now. A step that works in one go needs none: its start and end say it all. */
export function spansAfter(earlier: StepRecord | undefined, begunAt: number, goesOnLater: boolean): WorkSpan[] | null {
  if (!earlier && !goesOnLater) return null;
  return [...(earlier?.spans ?? []), [begunAt, Date.now() - begunAt] satisfies WorkSpan].slice(-KEPT);
}
