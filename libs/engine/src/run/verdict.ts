import type { QuestionDraft } from '@belegfluss/sdk';

/** Why a run or step ended or waits, readable by machines. */
export interface Reason {
  code: string;
  message: string;
  facts?: Record<string, unknown>;
}

/** What one step gives back; the step itself never waits and never queues anything. `dueAt` is business time. */
export type StepVerdict =
  | { kind: 'done'; output: unknown }
  | { kind: 'again'; afterSeconds: number; reason: Reason; counts: boolean }
  | { kind: 'question'; question: QuestionDraft; dueAt?: Date }
  | { kind: 'stop'; as: 'done' | 'skipped' | 'unchanged'; reason: Reason }
  | { kind: 'failed'; reason: Reason };

/** What one attempt of a run gives back to the worker. */
export type RunVerdict =
  | { kind: 'ended'; state: 'done' | 'unchanged' | 'skipped' | 'dead'; reason?: Reason }
  | { kind: 'again'; afterSeconds: number; reason: Reason }
  | { kind: 'question'; path: string; question: QuestionDraft; dueAt?: Date };
