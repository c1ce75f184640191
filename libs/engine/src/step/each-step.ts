import type { Text } from '@belegfluss/sdk';
import { evaluate, ExpressionError, type ListLoop, type StepOf } from '@belegfluss/flow';
import { mergeVerdicts } from '../run/come-to-rest.ts';
import type { Stopping, StepVerdict } from '../run/verdict.ts';
import { eachPage } from './each-page.ts';
import { sideBySide } from './side-by-side.ts';
import type { Scope, StepContext } from './step-context.ts';

type Loop = StepOf<'each'>;

/**
 * Runs its steps once for each item, at most `parallel` at the same time (`<as>_number` counts from 1). The output of a list is
 * the list of what `collect` gives, in the order of the items; of pages, how many records had their turn.
 */
export async function eachStep(step: Loop, context: StepContext): Promise<StepVerdict> {
  if ('target' in step) return eachPage(step, context, (records, first) => goThrough(step, context, records, first));
  const items = itemsOf(step, context.scope);
  context.keepInput({ items: items.length });
  const collected: unknown[] = [];
  const stopped = await goThrough(step, context, items, 0, (scope, index) => {
    collected[index] = step.collect ? evaluate(step.collect, scope) : null;
  });
  return stopped ?? { kind: 'done', output: collected };
}

/** The turns of these items, of which the first has the number `first`, counted from 0; the verdict of those that stop. */
async function goThrough(
  step: Loop,
  context: StepContext,
  items: unknown[],
  first: number,
  onTurn?: (scope: Scope, index: number) => void,
): Promise<Stopping | undefined> {
  const pieces = { count: items.length, places: step.parallel, inOrder: context.inOrder };
  const stopped = await sideBySide(pieces, async (index) => {
    const scope = turnScope(step, context.scope, items[index], first + index);
    const verdict = await context.runSteps(step.steps, scope, `${context.path}[${first + index}].`);
    if (!verdict) onTurn?.(scope, index);
    return verdict;
  });
  return mergeVerdicts(stopped);
}

/** The items that a loop goes through. Throws ExpressionError, also where there is no list. */
export function itemsOf({ over }: ListLoop, scope: Scope): unknown[] {
  const items = over.evaluate(scope);
  if (!Array.isArray(items)) throw new ExpressionError('expression.failed', noList(over.source), 0);
  return items;
}

function noList(source: string): Text {
  return { de: `${source} gibt keine Liste`, en: `${source} does not give a list` };
}

/** What the steps of a turn see: the item, its number, and the steps before the loop; what they add stays in the turn. */
export function turnScope<S extends Scope>({ as }: Pick<Loop, 'as'>, around: S, item: unknown, index: number): S {
  return { ...around, [as]: item, [`${as}_number`]: index + 1, steps: { ...(around['steps'] as Scope) } };
}
