import type { ListLoop, PageLoop } from '../../language/plan.ts';
import type { StepBody } from '../../language/step-shapes.ts';
import { itemType, LIST, type Type } from '../../types/type.ts';
import { CONDITION, TIME } from '../../types/wanted.ts';
import { NEVER, type CheckContext } from '../check-context.ts';
import type { Path } from '../findings.ts';
import { resolveEntity, target } from '../resolve-target.ts';
import { withNames, type Scope } from '../scope/scope.ts';
import { recordType } from '../scope/step-outputs.ts';

/** What a loop goes through, and the type of what each turn sees under the name of the item. */
type Items = { item: Type } & (
  Pick<ListLoop, 'over'> | ({ use: string } & Pick<PageLoop, 'target' | 'since' | 'wanted'>)
);

/** A list that an expression gives, or the changed records of an entity, which are read as the loop goes on. */
export function compileItems(context: CheckContext, body: StepBody['each'], path: Path, scope: Scope): Items {
  const { expr, changes, since, when } = body.each;
  const here = [...path, 'each'];
  if ((expr === undefined) === (changes === undefined)) context.add('flow.each_items', here, {}, 'key');
  if (changes === undefined) {
    for (const key of ['since', 'when'] as const)
      if (body.each[key] !== undefined) context.add('flow.unknown_key', [...here, key], { key }, 'key');
    const over = expr === undefined ? NEVER : context.expression(expr, [...here, 'expr'], scope, LIST);
    return { over, item: itemType(context.resultOf(over)) };
  }
  resolveEntity(context, changes, [...here, 'changes'], 'changes');
  if (body.collect) context.add('flow.collect_of_pages', [...path, 'collect'], {}, 'key');
  const item = recordType(context, target(changes));
  const ofItem = withNames(scope, { [body.as]: item });
  return {
    item,
    use: changes,
    target: target(changes),
    ...(since !== undefined && { since: context.value(since, [...here, 'since'], scope, TIME) }),
    ...(when !== undefined && { wanted: context.expression(when, [...here, 'when'], ofItem, CONDITION) }),
  };
}
