import type { Text } from '@belegfluss/sdk';
import type { RunState } from './states.ts';

/** What a run keeps to the end, beside its flow's revision; a part is missing until the run first needs it. */
export interface RunVersions {
  /** Business time of the first attempt. */
  begunAt?: string;
  /** Whether the run of a flow that is observed is only observed as well, or one of its pilot. */
  isObserved?: boolean;
  /** Version of the connector behind each connection that the flow uses, as of the first attempt. */
  connectors?: Record<string, string>;
  /** Version of each mapping table as of the first look-up in it. */
  tables?: Record<string, number>;
  /** Since when only processes took it that cannot carry it out. */
  unknownSince?: string;
}

/** A run as a worker holds it. `attempt` is the fence: a write of an older attempt changes nothing. */
export interface RunRecord {
  id: string;
  flow: string;
  revision: string;
  trigger: string;
  recordKey: string;
  /** Runs of a flow follow each other by it; by the record's key where it is missing. */
  orderKey?: string | null;
  input: Record<string, unknown>;
  onceKey: string | null;
  state: RunState;
  attempt: number;
  crashes: number;
  caseIds: string[];
  versions: RunVersions;
  /** The run that runs this one. */
  parentId?: string | null;
  /** Runs from which this one goes on, itself included; missing where it is no replay. */
  lineage?: string[] | null;
  /** The database was restored from a backup: what it does not know may have happened all the same. */
  afterRestore: boolean;
  /** How far the database's clock was ahead of ours at the claim, in milliseconds; missing where both say the same. */
  clockAheadMs?: number;
  /**
   * Seconds since which something may have left that is written down nowhere: since an earlier attempt began that never came to
   * rest, or since the backup was made that was put back. Missing where nothing can have left.
   */
  leftSeconds?: number | null;
}

/** Machines' clocks differ, and an answer takes some time: moments that lie no further apart are the same. */
export const CLOCKS_DIFFER_MS = 1_000;

/** The time by the database's clock, by which all processes wait, in milliseconds since 1970. */
export function clockOf({ clockAheadMs = 0 }: RunRecord): number {
  return Date.now() + clockAheadMs;
}

export type StepState = 'running' | 'done' | 'skipped' | 'waiting' | 'question' | 'failed';

/** Why a step failed or waits. */
export interface StepError {
  code: string;
  /** Earlier versions kept it in one language. */
  message: Text | string;
  /** Until when somebody can say what shall become of the step, in business time. */
  due?: string;
  /** Before this moment the step is not tried again, whoever wakes the run. */
  notBefore?: string;
  /** A person has decided that the step shall not be tried again. */
  decided?: true;
}

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
  error: StepError | null;
  startedAt: string;
  endedAt: string | null;
  /** When it worked, where it had to wait in between; `null` where it worked from its start to its end. */
  spans: WorkSpan[] | null;
  /** What it takes to undo what the step has done. */
  undo?: KeptUndo | null;
  /** The run has gone on from the turn in which it stands, and never looks at it again. */
  isBehind?: boolean;
}

/** A step that can be undone. */
export type UndoableStep = StepRecord & { undo: KeptUndo };

/** An undo as it stood when its step was done. */
export interface KeptUndo {
  /** The last is undone first: a billion for each attempt, so that nobody has to look for those before. */
  number: number;
  /** The effect that is undone: its business key, and what in it is the flow's. */
  key: string;
  intent: string;
  /** Missing where it could not be told, with the reason. */
  input?: unknown;
  error?: StepError;
  /** It is undone, and its effect may be another run's by now. */
  isDone?: true;
}

/** A stretch of work: when it began, in milliseconds since 1970, and for how many it went on. */
export type WorkSpan = [begunAt: number, milliseconds: number];

/** A guarded change in another system. */
export interface EffectRecord {
  key: string;
  runId: string;
  path: string;
  connection: string;
  action: string;
  /** Of class K only what is in doubt is kept. */
  class: 'K' | 'L' | 'D' | 'N';
  state: 'intended' | 'confirmed' | 'rejected' | 'unknown' | 'undone';
  attempt: number;
  /** How often the other system, or with class N a person, was asked since the request last left us. */
  lookups: number;
  output: unknown;
  /** Seconds since the request last left us, with class K first left us, by the database's clock; only on records that were read. */
  ageSeconds?: number;
}

/** An event that a run emits; it becomes visible in the transaction that keeps the step. */
export interface Emission {
  path: string;
  event: string;
  key: string;
  data: Record<string, unknown>;
}
