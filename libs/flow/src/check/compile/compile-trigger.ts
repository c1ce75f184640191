import type { CheckContext } from '../check-context.ts';
import type { Path } from '../findings.ts';
import { checkDay } from '../rules/check-day.ts';
import { checkRole } from '../rules/check-role.ts';
import { compileSchedule } from './compile-schedule.ts';
import { seconds } from '../../language/duration.ts';
import { ID_PATTERN } from '../../language/field-shapes.ts';
import { TRIGGER_KINDS, TRIGGER_SHAPES, type TriggerBody, type TriggerKind } from '../../language/flow-file.ts';
import type { PlannedTrigger } from '../../language/plan.ts';
import { resolveEntity, target, tellsOfChanges } from '../resolve-target.ts';
import { reportKind } from '../shape/report-kind.ts';
import { fits } from '../shape/shape.ts';
import { triggerScope } from '../scope/start-types.ts';
import { recordType } from '../scope/step-outputs.ts';
import { UNKNOWN } from '../../types/type.ts';
import { CONDITION } from '../../types/wanted.ts';

/** Checks and compiles one entry of `on:`. */
export function compileTrigger(context: CheckContext, id: string, raw: unknown): PlannedTrigger | undefined {
  const path: Path = ['on', id];
  if (!new RegExp(ID_PATTERN).test(id)) context.add('flow.bad_id', path, { id }, 'key');
  const keys = raw && typeof raw === 'object' ? Object.keys(raw) : [];
  const kinds = TRIGGER_KINDS.filter((kind) => keys.includes(kind));
  const kind = kinds[0];
  if (kinds.length !== 1 || !kind) {
    reportKind(context, 'flow.unknown_trigger_kind', path, { raw, keys, kinds, known: TRIGGER_KINDS });
    return undefined;
  }
  if (!fits(context, TRIGGER_SHAPES[kind], raw, path)) return undefined;
  return COMPILERS[kind](context, id, raw as never, path);
}

const COMPILERS: {
  [K in TriggerKind]: (
    context: CheckContext,
    id: string,
    body: TriggerBody[K],
    path: Path,
  ) => PlannedTrigger | undefined;
} = {
  entity: (context, id, body, path) => {
    const entity = resolveEntity(context, body.entity, [...path, 'entity'], 'read');
    if (body.sweep && entity && !entity.changes) {
      context.add('flow.not_offered', [...path, 'sweep'], { name: body.entity, ability: 'changes' }, 'key');
    }
    if (entity && !body.sweep && !tellsOfChanges(context, body.entity))
      context.add('flow.never_told', [...path, 'entity'], { name: body.entity });
    checkDay(context, body.sweep?.from, [...path, 'sweep', 'from']);
    return {
      id,
      kind: 'entity',
      target: target(body.entity),
      ...(body.when !== undefined && {
        when: context.expression(
          body.when,
          [...path, 'when'],
          triggerScope(context, recordType(context, target(body.entity))),
          CONDITION,
        ),
      }),
      ...(body.sweep && { sweepSeconds: seconds(body.sweep.every) }),
      ...(body.sweep?.from !== undefined && { sweepFrom: body.sweep.from }),
    };
  },
  emitted: (context, id, body, path) => {
    context.mention(body.emitted, 'heard', [...path, 'emitted']);
    return {
      id,
      kind: 'emitted',
      event: body.emitted,
      ...(body.when !== undefined && {
        when: context.expression(body.when, [...path, 'when'], triggerScope(context, UNKNOWN), CONDITION),
      }),
    };
  },
  schedule: (context, id, body, path) => {
    const schedule = compileSchedule(context, body.schedule, [...path, 'schedule']);
    return schedule && { id, kind: 'schedule', catchUp: body.schedule.catchUp ?? 'latest', ...schedule };
  },
  person: (context, id, body, path) => {
    checkRole(context, body.person.role, [...path, 'person', 'role']);
    return { id, kind: 'person', role: body.person.role };
  },
  called: (_context, id, body) => ({ id, kind: 'called', needs: body.called.needs ?? [] }),
};
