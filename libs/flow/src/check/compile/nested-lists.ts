import type { PlannedStep } from '../../language/plan.ts';
import type { Path } from '../findings.ts';

/** The lists of steps that stand inside of a step, and where below it they do. */
export function nestedLists(step: PlannedStep): { at: Path; steps: PlannedStep[] }[] {
  if (step.kind === 'each') return [{ at: ['steps'], steps: step.steps }];
  if (step.kind === 'parallel')
    return step.branches.map(({ name, steps }) => ({ at: ['parallel', name, 'steps'], steps }));
  if (step.kind !== 'choose') return [];
  return step.branches.map(({ name, when, steps }) => ({
    at: when ? ['choose', name, 'steps'] : [name, 'steps'],
    steps,
  }));
}
