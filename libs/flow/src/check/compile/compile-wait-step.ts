import type { CheckContext } from '../check-context.ts';
import type { Path } from '../findings.ts';
import { seconds } from '../../language/duration.ts';
import { EMITTED, type AwaitedEvent, type StepOf } from '../../language/plan.ts';
import type { StepBody } from '../../language/step-shapes.ts';
import { KEY, TIME } from '../../types/wanted.ts';
import { resolveEntity, target, tellsOfChanges } from '../resolve-target.ts';
import type { Scope } from '../scope/scope.ts';

type Wait = Pick<StepOf<'wait'>, 'kind' | 'use' | 'until'>;

/** Which keys belong to which wait. */
const KEYS = { time: ['for', 'until'], event: ['entity', 'emitted', 'key', 'within'] } as const;

/** A wait for a time, or for an event about one record. */
export function compileWait(context: CheckContext, body: StepBody['wait'], path: Path, scope: Scope): Wait {
  const others = body.wait === 'time' ? KEYS.event : KEYS.time;
  for (const key of others.filter((name) => body[name] !== undefined))
    context.add('flow.unknown_key', [...path, key], { key }, 'key');
  return body.wait === 'time' ? untilTime(context, body, path, scope) : untilEvent(context, body, path, scope);
}

function untilTime(context: CheckContext, body: StepBody['wait'], path: Path, scope: Scope): Wait {
  if ((body.for === undefined) === (body.until === undefined)) context.add('flow.wait_end', path, {}, 'key');
  const until =
    body.for === undefined
      ? { value: context.value(body.until, [...path, 'until'], scope, TIME) }
      : { seconds: seconds(body.for) };
  return { kind: 'wait', until };
}

function untilEvent(context: CheckContext, body: StepBody['wait'], path: Path, scope: Scope): Wait {
  const { entity, emitted, key, within } = body;
  const missing = Object.entries({ 'entity / emitted': entity ?? emitted, key, within }).flatMap(([name, given]) =>
    given === undefined ? [name] : [],
  );
  if (missing.length > 0 || (entity !== undefined && emitted !== undefined))
    context.add('flow.wait_event', path, { missing: missing.join(', ') }, 'key');
  const known = entity !== undefined && resolveEntity(context, entity, [...path, 'entity'], 'read');
  if (known && !tellsOfChanges(context, entity))
    context.add('flow.never_told', [...path, 'entity'], { name: entity, waits: true });
  if (emitted !== undefined) context.mention(emitted, 'heard', [...path, 'emitted']);
  const until: AwaitedEvent = {
    event: entity === undefined ? { connection: EMITTED, name: emitted ?? '' } : target(entity),
    key: context.value(key, [...path, 'key'], scope, KEY),
    withinSeconds: seconds(within ?? 'PT1S'),
  };
  return { kind: 'wait', use: entity ?? emitted ?? '', until };
}
