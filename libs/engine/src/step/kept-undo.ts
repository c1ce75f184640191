import { reasonOf } from '../run/verdict.ts';
import { evaluate, ExpressionError, type PlannedCall } from '@belegfluss/flow';
import type { KeptUndo } from '../run/run-record.ts';
import type { Scope, StepContext } from './step-context.ts';

/** What it takes to undo a call that gave this output. One that cannot be told is told to a person when it is needed. */
export function keptUndo(
  undo: PlannedCall,
  written: Pick<KeptUndo, 'key' | 'intent'>,
  output: unknown,
  { path, scope, journal }: StepContext,
): KeptUndo {
  const number = journal.nextUndo();
  const id = path.replace(/^.*\./s, '');
  const seen: Scope = { ...scope, steps: { ...(scope['steps'] as Scope), [id]: output } };
  try {
    return { number, ...written, input: evaluate(undo.with, seen) };
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return { number, ...written, error: reasonOf(error) };
  }
}
