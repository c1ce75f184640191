import { typeOfSchema } from '../../types/schema-type.ts';
import {
  BOOLEAN,
  listOf,
  mapOf,
  MOMENT,
  NULL,
  NUMBER,
  oneOf,
  TEXT,
  union,
  UNKNOWN,
  type Type,
} from '../../types/type.ts';
import type { PlannedStep, StepOf, Target } from '../../language/plan.ts';
import type { StepKind } from '../../language/step-shapes.ts';
import type { CheckContext } from '../check-context.ts';
import type { Doubt } from './scope.ts';
import { typeOfColumn } from './table-types.ts';

/** What expressions see of a step that has been done, by its kind. What is not known is `unknown`, and allows everything. */
const OUTPUTS: { [K in StepKind]: (step: StepOf<K>, context: CheckContext) => Type } = {
  read: ({ target, keys, missing }, context) => {
    const record = recordType(context, target);
    if (keys) return listOf(record);
    return missing === 'empty' ? union(record, NULL) : record;
  },
  call: ({ target: { connection, name } }, { catalog }) => {
    const action = catalog.connections.get(connection)?.actions.find(({ id }) => id === name);
    return action ? typeOfSchema(action.output) : UNKNOWN;
  },
  lookup: ({ table }, { catalog }) => {
    const columns = catalog.tables.get(table)?.values;
    return columns ? mapOf([...columns.map(typeOfColumn), ['version', NUMBER]]) : UNKNOWN;
  },
  map: ({ values }, context) => context.typeOf(values),
  match: ({ target }, context) => recordType(context, target),
  upsert: () =>
    mapOf([
      ['did', oneOf(['created', 'updated', 'unchanged', 'left'])],
      ['key', TEXT],
    ]),
  choose: ({ branches }, context) => {
    const outputs = branches.flatMap(({ output }) => (output ? [context.typeOf(output)] : []));
    const names = branches.map(({ name }) => name);
    const isSure = branches.some(({ when }) => !when);
    const branch = isSure ? oneOf(names) : union(oneOf(names), NULL);
    return mapOf([['branch', branch], ...(outputs.length > 0 ? [['output', union(...outputs)] as const] : [])]);
  },
  each: (step, context) => {
    if ('target' in step) return mapOf([['items', NUMBER]]);
    return listOf(step.collect ? context.typeOf(step.collect) : NULL);
  },
  parallel: ({ branches }, context) =>
    mapOf(branches.map(({ name, output }) => [name, output ? context.typeOf(output) : NULL])),
  wait: ({ until }) => mapOf('event' in until ? EVENT : [['until', MOMENT]]),
  run: () =>
    mapOf([
      ['run', TEXT],
      ['state', oneOf(['done', 'unchanged', 'skipped'])],
      ['output', UNKNOWN],
    ]),
  ask: ({ options, late }) => {
    const fields = options.flatMap((option) => option.fields ?? []).map(({ name }) => [name, TEXT] as const);
    const answer = mapOf([['option', oneOf(options.map(({ value }) => value))], ['fields', mapOf(fields)], ...BY]);
    return late === 'continue' ? union(answer, NULL) : answer;
  },
  approve: ({ late }) => {
    const answer = mapOf([['approved', BOOLEAN], ['reason', union(TEXT, NULL)], ...BY]);
    return late === 'continue' ? union(answer, NULL) : answer;
  },
  emit: () => mapOf([['key', TEXT]]),
  stop: () => NULL,
};

/** An event that was waited for. */
const EVENT: readonly (readonly [string, Type])[] = [
  ['key', TEXT],
  ['type', TEXT],
  ['data', UNKNOWN],
  ['occurredAt', MOMENT],
  ['at', TEXT],
  ['id', TEXT],
];

/** Who answered, and when. */
const BY: readonly (readonly [string, Type])[] = [
  ['by', TEXT],
  ['at', MOMENT],
];

/** What the steps behind see of a step: nothing where it was skipped, or failed and the flow goes on. */
export function outputOf(step: PlannedStep, context: CheckContext): Type {
  const output = OUTPUTS[step.kind](step as never, context);
  return step.when || step.onError === 'continue' ? union(output, NULL) : output;
}

/** Why a step may not give what others read of it; `undefined` where it is there when the step is passed. */
export function doubtOf(step: PlannedStep): Doubt | undefined {
  const key = emptiedBy(step);
  if (key !== undefined) return { lacks: 'all', key };
  if (step.kind !== 'choose' || step.branches.every(({ output }) => !output)) return undefined;
  const without = step.branches.find(({ output }) => !output);
  if (without) return { lacks: 'output', way: without.name };
  return step.branches.some(({ when }) => !when) ? undefined : { lacks: 'output', way: null };
}

/** The key of a step that says that the step may give nothing. */
function emptiedBy(step: PlannedStep): string | undefined {
  if (step.when) return 'when';
  if (step.onError === 'continue') return 'onError: continue';
  if (step.kind === 'read' && step.missing === 'empty' && !step.keys) return 'missing: empty';
  return 'late' in step && step.late === 'continue' ? 'late: continue' : undefined;
}

/** The records of an entity. */
export function recordType({ catalog }: CheckContext, { connection, name }: Target): Type {
  const entity = catalog.connections.get(connection)?.entities.find(({ id }) => id === name);
  return entity ? typeOfSchema(entity.schema) : UNKNOWN;
}
