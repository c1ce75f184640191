import { checkDay } from '../rules/check-day.ts';
import type { CheckContext } from '../check-context.ts';
import type { Path } from '../findings.ts';
import { seconds } from '../../language/duration.ts';
import type { FlowFile } from '../../language/flow-file.ts';
import type { PlannedStep, PlannedSync, PlannedTrigger } from '../../language/plan.ts';
import { CONDITION } from '../../types/wanted.ts';
import { nestedLists } from './nested-lists.ts';
import { resolveEntity, target } from '../resolve-target.ts';
import type { Scope } from '../scope/scope.ts';

const DEFAULT_OVERLAP = 'PT5M';
const DEFAULT_PARALLEL = 16;
/** What a step and a trigger of a sync can be. */
const STEPS = new Set(['lookup', 'map', 'choose', 'each', 'stop', 'call']);
/** What may stand inside of a choice or a loop: a sync writes at its end alone. */
const INNER_STEPS = new Set([...STEPS].filter((kind) => kind !== 'call'));
const TRIGGERS = new Set(['schedule', 'person']);

/** Checks and compiles the `sync` of a flow; `scope` is what its expressions can read. */
export function compileSync(context: CheckContext, body: NonNullable<FlowFile['sync']>, scope: Scope): PlannedSync {
  resolveEntity(context, body.from, ['sync', 'from'], 'changes');
  checkDay(context, body.start, ['sync', 'start']);
  return {
    source: target(body.from),
    overlapSeconds: seconds(body.overlap ?? DEFAULT_OVERLAP),
    parallel: body.parallel ?? DEFAULT_PARALLEL,
    ...(body.when !== undefined && { when: context.expression(body.when, ['sync', 'when'], scope, CONDITION) }),
    ...(body.start !== undefined && { start: body.start }),
  };
}

/** Reports what only a process can do: its triggers and steps, and that a sync writes each record by one call at the end. */
export function checkSync(
  context: CheckContext,
  body: FlowFile,
  triggers: PlannedTrigger[],
  steps: PlannedStep[],
): void {
  for (const key of ['once', 'case', 'onError', 'output'] as const) {
    if (body[key]) context.add('flow.not_in_sync', [key], { name: key }, 'key');
  }
  for (const { id, kind } of triggers) {
    if (!TRIGGERS.has(kind)) context.add('flow.not_in_sync', ['on', id, kind], { name: kind }, 'key');
  }
  checkSteps(context, steps, ['steps']);
  for (const { id } of steps) {
    const { onError } = Object(body.steps[id]) as { onError?: unknown };
    if (onError === 'compensate') context.add('flow.not_in_sync', ['steps', id, 'onError'], { name: onError });
    // What is to be written tells one write of a record from the next.
    for (const name of ['intent', 'timeout', 'undo'].filter((key) => key in Object(body.steps[id])))
      context.add('flow.not_in_sync', ['steps', id, name], { name }, 'key');
  }
  for (const { id } of steps.filter(({ kind }) => kind !== 'call')) {
    if ('retry' in Object(body.steps[id]))
      context.add('flow.idle_in_sync', ['steps', id, 'retry'], { name: 'retry' }, 'key');
  }
  const calls = steps.filter(({ kind }) => kind === 'call');
  const last = steps.at(-1);
  if (steps.length === Object.keys(body.steps).length && (calls.length !== 1 || last?.kind !== 'call'))
    context.add('flow.sync_call', last ? ['steps', last.id] : ['steps'], {}, 'key');
}

function checkSteps(context: CheckContext, steps: PlannedStep[], path: Path, known = STEPS): void {
  for (const step of steps) {
    const { id, kind } = step;
    if (kind === 'upsert') context.add('flow.upsert_in_sync', [...path, id, kind], {}, 'key');
    else if (!known.has(kind)) context.add('flow.not_in_sync', [...path, id, kind], { name: kind }, 'key');
    // What becomes of a record, and which writes are tried again, its call says.
    if (kind !== 'call' && step.onError && step.onError !== 'compensate')
      context.add('flow.idle_in_sync', [...path, id, 'onError'], { name: 'onError' }, 'key');
    // Look-ups in memory take no time that turns side by side would save.
    if (step.kind === 'each' && step.parallel > 1)
      context.add('flow.not_in_sync', [...path, id, 'parallel'], { name: 'parallel' }, 'key');
    if (step.kind === 'each' && 'target' in step)
      context.add('flow.not_in_sync', [...path, id, 'each', 'changes'], { name: 'changes' }, 'key');
    if (step.kind === 'parallel') continue;
    for (const { at, steps: inner } of nestedLists(step)) checkSteps(context, inner, [...path, id, ...at], INNER_STEPS);
  }
}
