import type { Answer, QuestionDraft } from '@belegfluss/sdk';
import { ANSWERED_LATE, type StepVerdict } from '../run/verdict.ts';
import type { StepContext } from './step-context.ts';

/** What a step that asks a person can go on with: the answer, that it did not come in time, or that it has to be waited for. */
export type Decision = { kind: 'answered'; answer: Answer } | { kind: 'late' } | { kind: 'open'; verdict: StepVerdict };

/** A question of a flow's own is asked once for each record, and taken back when its time is over. Deadlines are business time. */
export async function decisionOn(
  question: QuestionDraft,
  withinSeconds: number,
  context: StepContext,
): Promise<Decision> {
  const { answer, clock } = context;
  if (answer) return { kind: 'answered', answer };
  const before = dueBefore(context);
  const dueAt = before ?? new Date(clock.now().getTime() + withinSeconds * 1_000);
  context.keepInput({ ...question.evidence, due: dueAt.toISOString() });
  if (!before || dueAt > clock.now()) return { kind: 'open', verdict: { kind: 'question', question, dueAt } };
  if (await context.takeBack()) return { kind: 'late' };
  // Somebody answered at the last moment; the answer counts.
  return { kind: 'open', verdict: ANSWERED_LATE };
}

/** What follows from a silence. */
export function verdictOfSilence(late: 'dead' | 'continue', owner: string): StepVerdict {
  if (late === 'continue') return { kind: 'done', output: null };
  const message = {
    de: `Niemand mit der Rolle „${owner}“ hat rechtzeitig geantwortet`,
    en: `Nobody of the role "${owner}" answered in time`,
  };
  const reason = { code: 'run.not_answered', message, facts: { owner } };
  return { kind: 'failed', reason };
}

/** Until when the question that stands open already can be answered. */
function dueBefore({ record }: StepContext): Date | undefined {
  const due = (record.input as { due?: unknown } | null)?.due;
  return record.state === 'question' && typeof due === 'string' ? new Date(due) : undefined;
}
