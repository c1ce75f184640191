import { evaluate, type StepOf } from '@belegfluss/flow';
import type { StepVerdict } from '../run/verdict.ts';
import type { Scope, StepContext } from './step-context.ts';

/** Runs its steps once for each item, one after the other (`<as>_number` counts from 1); the output is the list of what `collect` gives. */
export async function eachStep(step: StepOf<'each'>, context: StepContext): Promise<StepVerdict> {
  const items = step.over.evaluate(context.scope) as unknown[];
  context.keepInput({ items: items.length });
  const collected: unknown[] = [];
  for (const [index, item] of items.entries()) {
    const steps = { ...(context.scope['steps'] as Scope) };
    const scope: Scope = { ...context.scope, [step.as]: item, [`${step.as}_number`]: index + 1, steps };
    const stopped = await context.runSteps(step.steps, scope, `${context.path}[${index}].`);
    if (stopped) return stopped;
    collected.push(step.collect ? evaluate(step.collect, scope) : null);
  }
  return { kind: 'done', output: collected };
}
