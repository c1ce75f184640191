import { inBoth, type QuestionDraft, type Text } from '@belegfluss/sdk';
import type { StepError } from './run-record.ts';

/** Why a run or step ended or waits, readable by machines. */
export interface Reason {
  code: string;
  message: Text;
  facts?: Record<string, unknown>;
}

/** The reason for what was thrown. */
export function reasonOf({ code, said }: { code: string; said: Text }, facts?: Record<string, unknown>): Reason {
  return { code, message: said, ...(facts && { facts }) };
}

/** The reason that a step kept; what earlier versions said in one language stands in both. */
export function keptReason({ code, message }: Pick<StepError, 'code' | 'message'>): Reason {
  return { code, message: inBoth(message) };
}

/** What is said of an attempt that ended early for others. */
export const MADE_WAY: Text = {
  de: 'andere warteten auf das Ende dieses Versuchs',
  en: 'others waited for the end of this attempt',
};

/** What a run waits for that costs nothing meanwhile: another run, which is started where it does not exist yet, or an event. `dueAt` is business time. */
export type Wait = { dueAt: Date } & (
  | { for: 'run'; flow: string; key: string; data: Record<string, unknown> }
  | { for: 'event'; connection: string; entity: string; key: string; taken: string[] }
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
 * that a person wants the run set aside, `standing` that the question is asked since an earlier attempt, `compensate` that
 * what was done before is to be undone. `beside` is what
 * steps came to that went at the same time.
 */
export type Stopping = { at?: string; beside?: Stopping[] } & (
  | { kind: 'again'; afterSeconds: number; reason: Reason; counts: boolean }
  | { kind: 'question'; question: QuestionDraft; dueAt?: Date; failure?: StepError; standing?: true }
  | { kind: 'parked'; wait: Wait; reason: Reason }
  | { kind: 'stop'; as: 'done' | 'skipped' | 'unchanged'; reason: Reason }
  | { kind: 'failed'; reason: Reason; decided?: true; compensate?: true }
);

/** An answer came just when its time was over: it is found by looking again. */
export const ANSWERED_LATE: StepVerdict = {
  kind: 'again',
  afterSeconds: 0,
  reason: {
    code: 'run.answered_late',
    message: { de: 'die Antwort kam, als die Zeit um war', en: 'the answer came when the time was over' },
  },
  counts: false,
};

/** A person wants the run to end: what began is over, and nothing follows. Kept, it is the end of the run. */
export const STOP_ASKED: Stopping & { kind: 'again' } = {
  kind: 'again',
  afterSeconds: 0,
  reason: {
    code: 'run.cancelled',
    message: { de: 'ein Mensch hat den Lauf abgebrochen', en: 'a person cancelled the run' },
  },
  counts: false,
};

/** The question of the step at a path; `standing` where it is asked since an earlier attempt. */
export interface Asked {
  kind: 'question';
  path: string;
  question: QuestionDraft;
  dueAt?: Date;
  standing?: true;
}

/** What comes by itself, without a look in between. */
export interface Parked {
  kind: 'parked';
  waits: StepWait[];
  reason: Reason;
}

/** What a run whose steps went at the same time waits for as well. */
export interface Beside {
  beside?: (Asked | Parked)[];
}

/** What one attempt of a run gives back to the worker; `steps` are those that are tried again, the soonest first. */
export type RunVerdict =
  | { kind: 'ended'; state: 'done' | 'unchanged' | 'skipped' | 'dead'; reason?: Reason; output?: unknown }
  | ({ kind: 'again'; afterSeconds: number; reason: Reason; steps?: string[] } & Beside)
  | (Asked & Beside)
  | Parked;

/** The run is set aside; people decide what becomes of it. */
export function dead(reason: Reason): RunVerdict & { kind: 'ended' } {
  return { kind: 'ended', state: 'dead', reason };
}

/** All questions that a run asks when it goes to rest. */
export function questionsOf(verdict: RunVerdict | { kind: 'ended' }): Asked[] {
  return partsOf(verdict).filter((part) => part.kind === 'question');
}

/** All events and runs for which a run waits when it goes to rest. */
export function waitsOf(verdict: RunVerdict | { kind: 'ended' }): StepWait[] {
  return partsOf(verdict).flatMap((part) => (part.kind === 'parked' ? part.waits : []));
}

function partsOf(verdict: RunVerdict | { kind: 'ended' }): (RunVerdict | { kind: 'ended' })[] {
  return [verdict, ...('beside' in verdict ? (verdict.beside ?? []) : [])];
}
