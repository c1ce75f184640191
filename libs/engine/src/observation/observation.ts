import type { RunState } from '../run/states.ts';
import type { Reason, RunVerdict } from '../run/verdict.ts';
import type { JudgedDryRun } from '../dry-run/dry-runs.ts';

/** What a run that was only observed would have done. Nothing of it has happened; all values are censored. */
export interface Observation extends Pick<
  JudgedDryRun,
  'reason' | 'at' | 'effects' | 'questions' | 'emitted' | 'assumed' | 'standing'
> {
  /** How it would have ended, or where it would have waited. */
  state: RunState;
}

/** The end of a run that was only observed. */
export interface ObservedVerdict {
  kind: 'ended';
  state: 'observed';
  /** Why it would not have come to its end. */
  reason?: Reason;
  observed: Observation;
}

/** What an attempt comes to. */
export type AttemptVerdict = RunVerdict | ObservedVerdict;
