import type { QuestionDraft } from '@belegfluss/sdk';
import type { EventMark } from '../step/run-waits.ts';
import type { StepError } from './run-record.ts';

/** Why a run or step ended or waits, readable by machines. */
export interface Reason {
  code: string;
  message: string;
  facts?: Record<string, unknown>;
}

/** What a run waits for that costs nothing meanwhile: another run, which is started where it does not exist yet, or an event. `dueAt` is business time. */
export type Wait = { dueAt: Date } & (
  | { for: 'run'; flow: string; key: string; data: Record<string, unknown> }
  | { for: 'event'; connection: string; entity: string; key: string; after?: EventMark }
);

/** A wait and the path of the step that waits. */
export type StepWait = Wait & { path: string };

/**
 * What one step gives back; the step itself never waits and never queues anything. `dueAt` is business time; `failure` is
 * what the question is about where it asks what shall become of a failed step.
 */
export type StepVerdict = { kind: 'done'; output: unknown } | Stopping;

/**
 * A verdict behind which no step follows in this attempt; `at` is the path of the step that it came from, `decided` says
 * that a person wants the run set aside.
 */
export type Stopping = { at?: string } & (
  | { kind: 'again'; afterSeconds: number; reason: Reason; counts: boolean }
  | { kind: 'question'; question: QuestionDraft; dueAt?: Date; failure?: StepError }
  | { kind: 'parked'; wait: Wait; reason: Reason }
  | { kind: 'stop'; as: 'done' | 'skipped' | 'unchanged'; reason: Reason }
  | { kind: 'failed'; reason: Reason; decided?: true }
);

/** An answer came just when its time was over: it is found by looking again. */
export const ANSWERED_LATE: StepVerdict = {
  kind: 'again',
  afterSeconds: 0,
  reason: { code: 'run.answered_late', message: 'the answer came when the time was over' },
  counts: false,
};

/** A person wants the run to end: what began is over, and nothing follows. Kept, it is the end of the run. */
export const STOP_ASKED: Stopping & { kind: 'again' } = {
  kind: 'again',
  afterSeconds: 0,
  reason: { code: 'run.cancelled', message: 'a person cancelled the run' },
  counts: false,
};

/** What one attempt of a run gives back to the worker. */
export type RunVerdict =
  | { kind: 'ended'; state: 'done' | 'unchanged' | 'skipped' | 'dead'; reason?: Reason; output?: unknown }
  | { kind: 'again'; afterSeconds: number; reason: Reason }
  | { kind: 'question'; path: string; question: QuestionDraft; dueAt?: Date }
  | { kind: 'parked'; waits: StepWait[]; reason: Reason };
