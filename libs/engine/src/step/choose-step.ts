import { evaluate, type PlannedBranch, type StepOf } from '@belegfluss/flow';
import type { StepVerdict } from '../run/verdict.ts';
import type { Scope, StepContext } from './step-context.ts';

/**
 * Goes the first way whose condition is true. The choice is kept with the first result of that way: what has begun is
 * finished, whatever the condition would say by then.
 */
export async function chooseStep(step: StepOf<'choose'>, context: StepContext): Promise<StepVerdict> {
  const branch = chosenBefore(step, context) ?? chosenBranch(step.branches, context.scope);
  if (!branch) {
    context.keepInput({ branch: null });
    return { kind: 'done', output: { branch: null } };
  }
  context.keepBegun({ branch: branch.name });
  const scope: Scope = { ...context.scope, steps: { ...(context.scope['steps'] as Scope) } };
  const stopped = await context.runSteps(branch.steps, scope, `${context.path}.${branch.name}.`);
  if (stopped) return stopped;
  const output = branch.output && evaluate(branch.output, scope);
  return { kind: 'done', output: { branch: branch.name, ...(output !== undefined && { output }) } };
}

/** The way that is open in this scope. Throws ExpressionError. */
export function chosenBranch(branches: PlannedBranch[], scope: Scope): PlannedBranch | undefined {
  return branches.find(({ when }) => !when || when.evaluate(scope) === true);
}

function chosenBefore({ branches }: StepOf<'choose'>, { record }: StepContext): PlannedBranch | undefined {
  const begun = record.input as { branch?: unknown } | null;
  return branches.find(({ name }) => name === begun?.branch);
}
