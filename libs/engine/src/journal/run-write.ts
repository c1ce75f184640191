import type { Claim } from '../queue/job-queue.ts';
import type { EffectRecord, Emission, RunRecord, RunVersions, StepRecord } from '../run/run-record.ts';
import type { AttemptVerdict } from '../observation/observation.ts';

/** What an attempt came to, with the job that it ends. */
export interface Settlement {
  claim: Claim;
  /** `cancelled` is what a person made of it. */
  verdict: AttemptVerdict | { kind: 'ended'; state: 'cancelled'; reason?: never };
  /** Business time of the attempt. */
  now: Date;
}

/** What one attempt of a run wants on disk. */
export interface RunWrite {
  run: RunRecord;
  steps: StepRecord[];
  effects: EffectRecord[];
  emissions: Emission[];
  /** A write that is about to leave. */
  intent?: EffectRecord;
  /** What the flow does `once`: this run asks to be the one. */
  onceKey?: string;
  settlement?: Settlement;
  /** The run pinned something. */
  versions?: RunVersions;
}

/** What became of a write. */
export interface RunWritten {
  /** False when a newer attempt holds the run; then nothing was written. */
  held: boolean;
  /** A person wants the run to end before its next step. */
  stopAsked: boolean;
  /** The run is the one that does what the flow does once. */
  onceWon: boolean;
  /** An earlier intent with the same key. */
  earlier?: EffectRecord;
}
