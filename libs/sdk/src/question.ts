import type { Text } from './diagnostic.ts';

/** One field of the form with which a question is answered. */
export interface QuestionField {
  name: string;
  label: Text;
  type: 'text' | 'choice' | 'amount' | 'date';
  required: boolean;
  choices?: { value: string; label: Text }[];
  /** What the system would answer, for the person to accept or change. */
  suggestion?: string;
}

/** A way to decide a question, with what follows from it. */
export interface QuestionOption {
  value: string;
  label: Text;
  consequence: Text;
  /** What has to be filled in when this option is chosen. */
  fields?: QuestionField[];
}

/** A decision that a person has to take before one record can go on. */
export interface QuestionDraft {
  /** Dotted kind: `party.possible_duplicate`, `mapping.missing_row`, `bank.unmatched_payment`. */
  kind: string;
  /** Role that owns the decision; the flow may name another. */
  owner: string;
  title: Text;
  /** Facts the person needs, shown side by side; may hold personal data, never secrets. */
  evidence: Record<string, unknown>;
  options: QuestionOption[];
  /** Questions of one kind about one subject are one question; answering it wakes every run that waits. */
  subject: string;
}

/** What the person decided; `fields` are filled for the option's fields. */
export interface Answer {
  option: string;
  fields: Record<string, string>;
  answeredBy: string;
  answeredAt: string;
}

/** Thrown by an action that cannot decide alone. The engine opens the question, the run waits, the action is called again with `ctx.answer`. */
export class QuestionRaised extends Error {
  readonly question: QuestionDraft;
  constructor(question: QuestionDraft) {
    super(`question ${question.kind} about ${question.subject}`);
    this.name = 'QuestionRaised';
    this.question = question;
  }
}
