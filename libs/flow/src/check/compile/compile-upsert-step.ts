import { timeLimit } from '../../language/duration.ts';
import type { StepOf } from '../../language/plan.ts';
import type { StepBody } from '../../language/step-shapes.ts';
import type { CheckContext } from '../check-context.ts';
import type { Path } from '../findings.ts';
import { checkInput } from '../shape/check-input.ts';
import { resolveEntity, target } from '../resolve-target.ts';
import type { Scope } from '../scope/scope.ts';

type Upsert = Omit<StepOf<'upsert'>, 'id' | 'when' | 'retry' | 'onError'>;

/** A record that is to be as `with` says, found by the one of these fields that `by` names. */
export function compileUpsert(context: CheckContext, body: StepBody['upsert'], path: Path, scope: Scope): Upsert {
  const { upsert } = resolveEntity(context, body.upsert, [...path, 'upsert'], 'upsert') ?? {};
  const given = context.value(body.with, [...path, 'with'], scope);
  if (upsert) checkInput(context, upsert.fields, given, [...path, 'with'], [...path, 'upsert']);
  if (upsert && !upsert.by.includes(body.by)) context.unknown('flow.upsert_by', [...path, 'by'], body.by, upsert.by);
  // A required field that is missing was told already.
  else if (!Object.hasOwn(body.with, body.by) && !isRequired(upsert?.fields, body.by))
    context.add('flow.upsert_key', [...path, 'by'], { name: body.by });
  return {
    kind: 'upsert',
    use: body.upsert,
    target: target(body.upsert),
    by: body.by,
    with: given,
    ...timeLimit(body),
  };
}

function isRequired(fields: { required?: readonly string[] } | undefined, name: string): boolean {
  return fields?.required?.includes(name) ?? false;
}
