import { evaluate, ExpressionError, type StepOf } from '@belegfluss/flow';
import { mergeVerdicts } from '../run/come-to-rest.ts';
import type { StepVerdict } from '../run/verdict.ts';
import { sideBySide } from './side-by-side.ts';
import type { Scope, StepContext } from './step-context.ts';

/**
 * Runs its steps once for each item, at most `parallel` at the same time (`<as>_number` counts from 1); the output is the
 * list of what `collect` gives, in the order of the items.
 */
export async function eachStep(step: StepOf<'each'>, context: StepContext): Promise<StepVerdict> {
  const items = itemsOf(step, context.scope);
  context.keepInput({ items: items.length });
  const collected: unknown[] = [];
  const pieces = { count: items.length, places: step.parallel, inOrder: context.inOrder };
  const stopped = await sideBySide(pieces, async (index) => {
    const scope = turnScope(step, context.scope, items[index], index);
    const verdict = await context.runSteps(step.steps, scope, `${context.path}[${index}].`);
    if (!verdict) collected[index] = step.collect ? evaluate(step.collect, scope) : null;
    return verdict;
  });
  return mergeVerdicts(stopped) ?? { kind: 'done', output: collected };
}

/** The items that a loop goes through. Throws ExpressionError, also where there is no list. */
export function itemsOf({ over }: StepOf<'each'>, scope: Scope): unknown[] {
  const items = over.evaluate(scope);
  if (!Array.isArray(items)) throw new ExpressionError('expression.failed', `${over.source} does not give a list`, 0);
  return items;
}

/** What the steps of a turn see: the item, its number, and the steps before the loop; what they add stays in the turn. */
export function turnScope<S extends Scope>({ as }: StepOf<'each'>, around: S, item: unknown, index: number): S {
  return { ...around, [as]: item, [`${as}_number`]: index + 1, steps: { ...(around['steps'] as Scope) } };
}
