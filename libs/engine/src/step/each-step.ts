import { evaluate, type StepOf } from '@belegfluss/flow';
import { mergeVerdicts } from '../run/come-to-rest.ts';
import type { StepVerdict } from '../run/verdict.ts';
import { sideBySide } from './side-by-side.ts';
import type { Scope, StepContext } from './step-context.ts';

/**
 * Runs its steps once for each item, at most `parallel` at the same time (`<as>_number` counts from 1); the output is the
 * list of what `collect` gives, in the order of the items.
 */
export async function eachStep(step: StepOf<'each'>, context: StepContext): Promise<StepVerdict> {
  const items = step.over.evaluate(context.scope) as unknown[];
  context.keepInput({ items: items.length });
  const collected: unknown[] = [];
  const pieces = { count: items.length, places: step.parallel, inOrder: context.inOrder };
  const stopped = await sideBySide(pieces, async (index) => {
    const steps = { ...(context.scope['steps'] as Scope) };
    const scope: Scope = { ...context.scope, [step.as]: items[index], [`${step.as}_number`]: index + 1, steps };
    const verdict = await context.runSteps(step.steps, scope, `${context.path}[${index}].`);
    if (!verdict) collected[index] = step.collect ? evaluate(step.collect, scope) : null;
    return verdict;
  });
  return mergeVerdicts(stopped) ?? { kind: 'done', output: collected };
}
