import type { PlannedTrigger, TriggerOf } from '../../language/plan.ts';
import { mapOf, MOMENT, TEXT, union, UNKNOWN, type Type } from '../../types/type.ts';
import type { CheckContext } from '../check-context.ts';
import { scopeOf, withNames, type Scope } from './scope.ts';
import { typeOfSetting } from './settings-type.ts';
import { recordType } from './step-outputs.ts';

const SLOT = mapOf([['slot', MOMENT]]);
export const EVENT = mapOf([
  ['key', TEXT],
  ['run', TEXT],
  ['type', TEXT],
  ['occurredAt', MOMENT],
  ['by', TEXT],
  ['data', UNKNOWN],
]);
/** What is known of `record` when a trigger has started a run. What people and other flows hand over is not. */
const RECORDS: {
  [K in PlannedTrigger['kind']]: (trigger: TriggerOf<K>, context: CheckContext) => Type;
} = {
  entity: ({ target }, context) => recordType(context, target),
  emitted: () => UNKNOWN,
  schedule: () => SLOT,
  person: () => UNKNOWN,
  called: () => UNKNOWN,
};

/** What the condition of a trigger can read. */
export function triggerScope(context: CheckContext, record: Type): Scope {
  return scopeOf({ record, event: EVENT, now: MOMENT, settings: typeOfSetting(context.catalog.settings) });
}

/** What the first step of a flow can read, whichever of its triggers has started the run. */
export function startScope(context: CheckContext, triggers: readonly PlannedTrigger[]): Scope {
  const record = union(...triggers.map((trigger) => RECORDS[trigger.kind](trigger as never, context)));
  return withNames(triggerScope(context, record), { steps: UNKNOWN });
}

/** The same for a sync: no event tells of its records, and what depends on the time would differ at each pass. */
export function syncScope(context: CheckContext, record: Type): Scope {
  return scopeOf({ record, steps: UNKNOWN, settings: typeOfSetting(context.catalog.settings) });
}
