import type { FlowFile } from '../../language/flow-file.ts';
import type { Plan, PlannedTrigger } from '../../language/plan.ts';
import { CONDITION } from '../../types/wanted.ts';
import type { CheckContext } from '../check-context.ts';
import type { Scope } from '../scope/scope.ts';

/** Checks and compiles `mode` and `pilot`: whether a flow is only observed, and which of its runs are carried out all the same. */
export function compileObserve(
  context: CheckContext,
  { mode, pilot, sync }: FlowFile,
  triggers: readonly PlannedTrigger[],
  scope: Scope,
): Plan['observe'] {
  const when = pilot && context.expression(pilot.when, ['pilot', 'when'], scope, CONDITION);
  if (mode !== 'observe') {
    if (pilot) context.add('flow.pilot_alone', ['pilot'], {}, 'key');
    return undefined;
  }
  if (sync) context.add('flow.not_in_sync', ['mode'], { name: 'mode' }, 'key');
  for (const { id, kind } of triggers)
    if (kind === 'called') context.add('flow.observed_called', ['on', id, kind], {}, 'key');
  return when ? { pilot: when } : {};
}
