import type { FlowFile } from '../../language/flow-file.ts';
import type { PlannedStep } from '../../language/plan.ts';
import type { CheckContext } from '../check-context.ts';
import type { Path } from '../findings.ts';
import { nestedLists } from '../compile/nested-lists.ts';

/** Finds undos that nothing sets off, and failures after which there is nothing to undo. */
export function checkUndo(context: CheckContext, { onError }: Pick<FlowFile, 'onError'>, steps: PlannedStep[]): void {
  const placed = placedSteps(steps, ['steps']);
  const undos = placed.filter(({ step }) => step.kind === 'call' && step.undo);
  const causes: Path[] = placed
    .filter(({ step }) => step.onError === 'compensate')
    .map(({ path }) => [...path, 'onError']);
  if (onError === 'compensate') causes.push(['onError']);
  if (causes.length === 0) for (const { path } of undos) context.add('flow.undo_unused', [...path, 'undo'], {}, 'key');
  if (undos.length === 0) for (const path of causes) context.add('flow.nothing_to_undo', path);
}

function placedSteps(steps: PlannedStep[], path: Path): { step: PlannedStep; path: Path }[] {
  return steps.flatMap((step) => {
    const here = [...path, step.id];
    const inner = nestedLists(step).flatMap(({ at, steps: own }) => placedSteps(own, [...here, ...at]));
    return [{ step, path: here }, ...inner];
  });
}
