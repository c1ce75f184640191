import type { PlannedStep } from '../../language/plan.ts';
import type { CheckContext } from '../check-context.ts';
import type { Path } from '../findings.ts';
import { nestedLists } from '../compile/nested-lists.ts';

/** So many steps of one run may go at the same time, however they are nested. */
const MOST_BESIDE = 64;

/** Finds the innermost steps in which more would go at the same time than one run may. */
export function checkWidth(context: CheckContext, steps: PlannedStep[], path: Path = ['steps']): void {
  for (const step of steps) {
    const width = widthOf(step);
    if (width <= MOST_BESIDE) continue;
    const here = [...path, step.id];
    const inner = nestedLists(step).map(({ at, steps: list }) => ({ list, at: [...here, ...at] }));
    const isInside = inner.some(({ list }) => widest(list) > MOST_BESIDE);
    if (isInside) for (const { list, at } of inner) checkWidth(context, list, at);
    else context.add('flow.too_many_beside', [...here, 'parallel'], { width, most: MOST_BESIDE }, 'key');
  }
}

function widthOf(step: PlannedStep): number {
  const inside = nestedLists(step).map(({ steps }) => widest(steps));
  if (step.kind === 'parallel') return inside.reduce((sum, width) => sum + width, 0);
  return Math.max(1, ...inside) * (step.kind === 'each' ? step.parallel : 1);
}

function widest(steps: PlannedStep[]): number {
  return Math.max(1, ...steps.map(widthOf));
}
