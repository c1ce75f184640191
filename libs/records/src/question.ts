import type { Answer, QuestionOption, Text } from '@belegfluss/sdk';

/** `open` waits for a person; `answered` and `withdrawn` are final. */
export type QuestionState = 'open' | 'answered' | 'withdrawn';

/** A question as it is kept. Two open questions never share kind and subject. */
export interface Question {
  id: string;
  kind: string;
  /** Role that answers it. */
  owner: string;
  subject: string;
  title: Text;
  evidence: Record<string, unknown>;
  options: QuestionOption[];
  state: QuestionState;
  answer: Answer | null;
  openedAt: Date;
  dueAt: Date | null;
  /** When it was answered or withdrawn. */
  closedAt: Date | null;
}

/** A step of a run that waits for an answer. */
export interface Waiter {
  runId: string;
  /** Path of the step in the run. */
  step: string;
}

/** The columns of `question` under the names of `Question`. */
export const QUESTION_COLUMNS = `id, kind, owner, subject, title, evidence, options, state, answer,
  opened_at as "openedAt", due_at as "dueAt", closed_at as "closedAt"`;
