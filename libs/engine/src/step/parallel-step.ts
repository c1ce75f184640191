import { evaluate, type StepOf } from '@belegfluss/flow';
import { mergeVerdicts } from '../run/come-to-rest.ts';
import type { StepVerdict } from '../run/verdict.ts';
import { sideBySide } from './side-by-side.ts';
import type { Scope, StepContext } from './step-context.ts';

/** Goes all ways at the same time; the output has what each gives under its name, null where that is nothing. */
export async function parallelStep({ branches }: StepOf<'parallel'>, context: StepContext): Promise<StepVerdict> {
  const ways = branches.map((branch) => {
    const scope: Scope = { ...context.scope, steps: { ...(context.scope['steps'] as Scope) } };
    return { ...branch, scope };
  });
  const pieces = { count: ways.length, places: ways.length, inOrder: context.inOrder };
  const stopped = await sideBySide(pieces, async (index) => {
    const way = ways[index];
    return way && context.runSteps(way.steps, way.scope, `${context.path}.${way.name}.`);
  });
  const output = () =>
    Object.fromEntries(ways.map(({ name, output: gives, scope }) => [name, gives ? evaluate(gives, scope) : null]));
  return mergeVerdicts(stopped) ?? { kind: 'done', output: output() };
}
