import type { Action } from '@belegfluss/sdk';
import { timeLimit } from '../../language/duration.ts';
import type { PlannedCall, StepOf } from '../../language/plan.ts';
import type { StepBody } from '../../language/step-shapes.ts';
import { typeOfSchema } from '../../types/schema-type.ts';
import { KEY } from '../../types/wanted.ts';
import type { CheckContext } from '../check-context.ts';
import type { Path } from '../findings.ts';
import { checkInput } from '../shape/check-input.ts';
import { resolveAction, target } from '../resolve-target.ts';
import type { Scope } from '../scope/scope.ts';

type Call = Pick<StepOf<'call'>, 'kind' | 'intent' | 'undo' | keyof PlannedCall>;

/** A call of an action, and the call that undoes it, which sees the output of the first. */
export function compileCall(context: CheckContext, body: StepBody['call'], path: Path, scope: Scope): Call {
  const { call, action } = compileOne(context, body, path, scope);
  const intent = context.value(body.intent ?? 'once', [...path, 'intent'], scope, KEY);
  if (!body.undo) return { kind: 'call', ...call, intent };
  const at = [...path, 'undo'];
  const steps = new Map([...scope.steps, [String(path.at(-1)), typeOfSchema(action?.output ?? {})] as const]);
  const { call: undo, action: undoing } = compileOne(context, body.undo, at, { ...scope, steps });
  if (undoing?.effect.kind === 'read') context.add('flow.undo_reads', [...at, 'call'], { name: undo.use });
  // Whoever deduplicates by our key would give back what was undone, instead of making it again.
  if (action && (action.effect.kind === 'read' || action.effect.class === 'K'))
    context.add('flow.undo_of', at, { name: call.use, reads: action.effect.kind === 'read' }, 'key');
  return { kind: 'call', ...call, intent, undo };
}

function compileOne(
  context: CheckContext,
  body: Pick<StepBody['call'], 'call' | 'with' | 'timeout'>,
  path: Path,
  scope: Scope,
): { call: PlannedCall; action: Action | undefined } {
  const action = resolveAction(context, body.call, [...path, 'call']);
  const given = context.value(body.with ?? {}, [...path, 'with'], scope);
  if (action) checkInput(context, action.input, given, [...path, 'with'], [...path, 'call']);
  return { action, call: { use: body.call, target: target(body.call), with: given, ...timeLimit(body) } };
}
