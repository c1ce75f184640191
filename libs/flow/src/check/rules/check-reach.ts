import type { Expression } from '../../expression/expression.ts';
import type { PlannedStep } from '../../language/plan.ts';
import type { CheckContext } from '../check-context.ts';
import type { Path } from '../findings.ts';
import { nestedLists } from '../compile/nested-lists.ts';

/** Finds steps that are never reached: behind an end without a condition, behind a way that is always gone, or never wanted. */
export function checkReach(context: CheckContext, steps: PlannedStep[], path: Path = ['steps']): void {
  const end = steps.findIndex(isEnd);
  const lost = end === -1 ? undefined : steps[end + 1];
  if (lost) context.add('flow.unreachable', [...path, lost.id], {}, 'key');
  for (const step of steps) {
    const here = [...path, step.id];
    if (step.when && isAlways(step.when, false)) context.add('flow.unreachable', [...here, 'when']);
    if (step.kind === 'choose') checkWays(context, step.branches, here);
    for (const { at, steps: inner } of nestedLists(step)) checkReach(context, inner, [...here, ...at]);
  }
}

function checkWays(
  context: CheckContext,
  branches: Extract<PlannedStep, { kind: 'choose' }>['branches'],
  path: Path,
): void {
  const whole = branches.findIndex(({ when }) => when && isAlways(when, true));
  const lost = whole === -1 ? undefined : branches[whole + 1];
  if (lost) context.add('flow.unreachable', [...path, ...(lost.when ? ['choose', lost.name] : [lost.name])], {}, 'key');
  for (const { name, when } of branches) {
    if (when && isAlways(when, false)) context.add('flow.unreachable', [...path, 'choose', name, 'when']);
  }
}

/** Whether nothing behind this step is ever done. */
function isEnd(step: PlannedStep): boolean {
  if (step.when && !isAlways(step.when, true)) return false;
  if (step.kind === 'stop') return true;
  return (
    step.kind === 'choose' &&
    step.branches.some(({ when }) => !when) &&
    step.branches.every(({ steps }) => steps.some(isEnd))
  );
}

function isAlways({ source }: Expression, value: boolean): boolean {
  return source.trim() === String(value);
}
