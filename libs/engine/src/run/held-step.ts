import type { PlannedStep } from '@belegfluss/flow';
import { CLOCKS_DIFFER_MS, type StepRecord } from './run-record.ts';
import { keptReason, type Stopping } from './verdict.ts';

/**
 * What a step came to before and still comes to when others, which go at the same time, have woken the run: it has failed for good, or the pause
 * before its next try is not over at `now`, in milliseconds.
 */
export function heldStep(step: PlannedStep, record: StepRecord, now: number): Stopping | undefined {
  const { path, state, error } = record;
  if (!error) return undefined;
  const reason = keptReason(error);
  // Steps with others inside have failed of those, which know by themselves.
  if (state === 'failed' && !('steps' in step || 'branches' in step))
    return { kind: 'failed', at: path, reason, ...(error.decided && { decided: true }) };
  const pause = error.notBefore === undefined ? 0 : Date.parse(error.notBefore) - now;
  if (state !== 'waiting' || pause <= CLOCKS_DIFFER_MS) return undefined;
  return { kind: 'again', at: path, afterSeconds: pause / 1_000, reason, counts: false };
}
