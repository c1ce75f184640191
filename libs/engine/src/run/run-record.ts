import type { RunState } from './states.ts';

/** A run as a worker holds it. `attempt` is the fence: a write of an older attempt changes nothing. */
export interface RunRecord {
  id: string;
  flow: string;
  revision: string;
  trigger: string;
  recordKey: string;
  input: Record<string, unknown>;
  onceKey: string | null;
  state: RunState;
  attempt: number;
  crashes: number;
  caseIds: string[];
}

export type StepState = 'running' | 'done' | 'skipped' | 'waiting' | 'question' | 'failed';

/** One step of a run; `path` is unique in the run (`lines[2].account`). */
export interface StepRecord {
  path: string;
  kind: string;
  use: string | null;
  state: StepState;
  /** Failed tries so far; parked time (budget, open breaker) does not count. */
  tries: number;
  /** Censored before it is kept. */
  input: unknown;
  output: unknown;
  error: { code: string; message: string } | null;
  startedAt: string;
  endedAt: string | null;
}

/** A guarded change in another system. */
export interface EffectRecord {
  key: string;
  runId: string;
  path: string;
  connection: string;
  action: string;
  class: 'L' | 'D' | 'N';
  state: 'intended' | 'confirmed' | 'rejected' | 'unknown';
  attempt: number;
  /** How often the other system, or with class N a person, was asked since the request last left us. */
  lookups: number;
  output: unknown;
  /** Seconds since the request last left us, by the database's clock; only on records that were read. */
  ageSeconds?: number;
}

/** An event that a run emits; it becomes visible in the transaction that keeps the step. */
export interface Emission {
  path: string;
  event: string;
  key: string;
  data: Record<string, unknown>;
}
