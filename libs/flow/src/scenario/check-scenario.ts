import { upsertWrites, type Action, type Entity } from '@belegfluss/sdk';
import type { CheckContext } from '../check/check-context.ts';
import type { Path } from '../check/findings.ts';
import { resolveAction, resolveEntity, target } from '../check/resolve-target.ts';
import { stepsByPath, withoutTurns, type Plan, type PlannedStep } from '../language/plan.ts';
import { nearestName } from '../report/nearest-name.ts';
import type { ScenarioAnswer, ScenarioExpectation, ScenarioGiven, ScenarioTest } from './scenario-file.ts';

/** The parts of a flow that its tests refer to. */
export type TestedFlow = Pick<Plan, 'triggers' | 'steps' | 'sync'>;

/** Steps that ask a system, and so take an answer from a test. */
const ASKING = new Set<PlannedStep['kind']>(['read', 'call', 'match', 'upsert', 'run', 'wait']);

/** What only runs that carry out steps have, and what only passes through records have. */
const GIVEN_TO_RUNS = ['on', 'key', 'record', 'event', 'decisions', 'done'] as const;
const EXPECTED_OF_RUNS = ['emitted', 'outputs'] as const;

/** Checks tests against the flow that they are for and against what is installed. `shared` is given to all of them. */
export function checkTests(
  context: CheckContext,
  flow: TestedFlow,
  tests: ScenarioTest[],
  path: Path,
  shared: ScenarioGiven = {},
): void {
  const paths = stepsByPath(flow.steps);
  const seen = new Set<string>();
  for (const [index, { name, given = {}, expect }] of tests.entries()) {
    const here = [...path, index];
    if (seen.has(name)) context.add('scenario.duplicate_name', [...here, 'name'], { name });
    seen.add(name);
    const on = given.on ?? shared.on;
    if (on === undefined && flow.triggers.length > 1 && !flow.sync)
      context.add('scenario.trigger_needed', here, { known: flow.triggers.map(({ id }) => id).join(', ') });
    refuseKeys(context, expect, flow.sync ? EXPECTED_OF_RUNS : ['records'], [...here, 'expect']);
    checkGiven(context, flow, paths, given, [...here, 'given']);
    checkExpectation(context, paths, expect, [...here, 'expect']);
  }
}

/** Checks what a test, or all tests of a file, are given. */
export function checkGiven(
  context: CheckContext,
  { triggers, steps, sync }: TestedFlow,
  paths: ReadonlyMap<string, PlannedStep> = stepsByPath(steps),
  given: ScenarioGiven,
  path: Path,
): void {
  refuseKeys(context, given, sync ? GIVEN_TO_RUNS : ['written'], path);
  const ids = triggers.map(({ id }) => id);
  if (given.on !== undefined && !ids.includes(given.on))
    context.unknown('scenario.unknown_trigger', [...path, 'on'], given.on, ids);
  for (const [use, records] of Object.entries(given.records ?? {})) {
    const entity = resolveEntity(context, use, [...path, 'records', use], 'read', 'upsert', 'changes');
    for (const [key, record] of Object.entries(records))
      checkFields(context, entity?.schema, record, use, [...path, 'records', use, key]);
  }
  for (const [name, answers] of Object.entries(given.answers ?? {})) {
    const here = [...path, 'answers', name];
    const step = knownStep(context, paths, name, here, 'key');
    if (!step) continue;
    for (const [index, answer] of answers.entries()) {
      if (!takes(step, answer)) context.add('scenario.asks_nobody', [...here, index], { name });
      const shape = shapeOfAnswer(context, step);
      if (answer.gives !== undefined && step.use)
        checkFields(context, shape, answer.gives, step.use, [...here, index, 'gives']);
    }
  }
  for (const name of Object.keys(given.decisions ?? {}))
    knownStep(context, paths, name, [...path, 'decisions', name], 'key');
  const tables = context.catalog.tables;
  for (const name of Object.keys(given.tables ?? {}))
    if (!tables.has(name)) context.unknown('flow.unknown_table', [...path, 'tables', name], name, tables.keys(), 'key');
}

/** A loop over pages is told a page by each answer. */
function takes(step: PlannedStep, { gives, candidates, asks }: ScenarioAnswer): boolean {
  if (candidates) return step.kind === 'match';
  if (step.kind !== 'each') return ASKING.has(step.kind);
  return 'target' in step && asks === undefined && (gives === undefined || Array.isArray(gives));
}

/** Reports keys that say nothing in tests of this kind of flow. */
function refuseKeys(context: CheckContext, part: object, keys: readonly string[], path: Path): void {
  for (const key of keys.filter((name) => Object.hasOwn(part, name)))
    context.add('scenario.not_for_this', [...path, key], { name: key }, 'key');
}

function checkExpectation(
  context: CheckContext,
  paths: ReadonlyMap<string, PlannedStep>,
  { effects = [], questions = [], outputs = {}, at }: ScenarioExpectation,
  path: Path,
): void {
  for (const [index, effect] of effects.entries()) {
    const here = [...path, 'effects', index];
    checkFields(context, writtenShape(context, effect.use, [...here, 'use']), effect.with, effect.use, [
      ...here,
      'with',
    ]);
  }
  for (const [index, { step }] of questions.entries())
    knownStep(context, paths, step, [...path, 'questions', index, 'step']);
  for (const name of Object.keys(outputs)) knownStep(context, paths, name, [...path, 'outputs', name], 'key');
  if (at !== undefined) knownStep(context, paths, at, [...path, 'at']);
}

/** What a write takes: an action its input, a step `upsert` the fields of a new record, or the changes of one by its key. */
function writtenShape(context: CheckContext, use: string, path: Path): object | undefined {
  const { connection, name } = target(use);
  for (const { id, upsert } of context.catalog.connections.get(connection)?.entities ?? []) {
    const { create, update } = upsertWrites(id);
    if (upsert && name === create) return upsert.fields;
    if (upsert && name === update) return { properties: { key: {}, changes: {} } };
  }
  const action = resolveAction(context, use, path);
  if (action?.effect.kind === 'read') context.add('scenario.no_write', path, { name: use });
  return action?.input;
}

function knownStep(
  context: CheckContext,
  paths: ReadonlyMap<string, PlannedStep>,
  name: string,
  path: Path,
  part: 'key' | 'value' = 'value',
): PlannedStep | undefined {
  const bare = withoutTurns(name);
  const step = paths.get(bare);
  if (!step) context.unknown('flow.unknown_step', path, bare, paths.keys(), part);
  return step;
}

function shapeOfAnswer({ catalog }: CheckContext, step: PlannedStep): object | undefined {
  if (!('target' in step)) return undefined;
  if (step.kind === 'upsert') return { properties: { key: {} } };
  const connector = catalog.connections.get(step.target.connection);
  const named = ({ id }: Pick<Action | Entity, 'id'>) => id === step.target.name;
  return step.kind === 'call' ? connector?.actions.find(named)?.output : connector?.entities.find(named)?.schema;
}

/** Reports names that a shape does not know. Tests give only what they need, so nothing is missed. */
function checkFields(
  context: CheckContext,
  shape: { properties?: object; additionalProperties?: unknown } | undefined,
  given: unknown,
  of: string,
  path: Path,
): void {
  if (Array.isArray(given)) {
    for (const [index, one] of given.entries()) checkFields(context, shape, one, of, [...path, index]);
    return;
  }
  if (!shape?.properties || !given || typeof given !== 'object') return;
  // Custom fields of a vendor may be anything.
  if (shape.additionalProperties !== undefined && shape.additionalProperties !== false) return;
  const known = Object.keys(shape.properties);
  for (const name of Object.keys(given).filter((key) => !known.includes(key)))
    context.add('scenario.unknown_field', [...path, name], { of, name, nearest: nearestName(name, known) }, 'key');
}
