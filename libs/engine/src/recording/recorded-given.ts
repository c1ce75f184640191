import { ExpressionError, type Plan, type PlannedTrigger, type ScenarioGiven } from '@belegfluss/flow';
import type { ListedQuestion } from '@belegfluss/records';
import type { TableFile } from '@belegfluss/tables';
import { eventOf } from '../event/event-chain.ts';
import type { RehearsedPack } from '../rehearsal/rehearse.ts';
import { onceKey } from '../journal/claim-once.ts';
import { RECORD_STEP } from '../run/interpret.ts';
import type { StepRecord } from '../run/run-record.ts';
import { answersTo } from './recorded-answers.ts';
import { recordedRecords } from './recorded-records.ts';
import { pagesToldTo } from './recorded-pages.ts';
import type { RecordedRun } from './recorded-run.ts';

type Fields = Record<string, unknown>;
type Rows = NonNullable<ScenarioGiven['tables']>;

/** Questions whose answers are in the rows of the tables by now. */
const ANSWERED_BY_ROW = 'mapping.missing_row';

/** What a test has to give so that a rehearsal goes the way of this run. Nothing is censored. */
export function recordedGiven(
  run: RecordedRun,
  plan: Plan,
  trigger: PlannedTrigger,
  pack: RehearsedPack,
): ScenarioGiven {
  const { key: _key, run: _run, data, ...event } = eventOf(run);
  const begunAt = run.versions.begunAt ?? run.startedAt;
  const isRead = trigger.kind === 'entity';
  const record = (isRead ? run.steps.find(({ path }) => path === RECORD_STEP)?.output : data) as Fields | undefined;
  const steps = run.steps.filter(({ path }) => path !== RECORD_STEP);
  const answers = steps.flatMap((step) => {
    const told = isPageLoop(step) ? pagesToldTo(step, steps) : answersTo(step, run.questions.get(step.path));
    const said = told.map((each) =>
      'gives' in each ? { ...each, gives: declaredPart(pack, step, each.gives) } : each,
    );
    return said.length > 0 ? [[step.path, said] as const] : [];
  });
  const decisions = steps.flatMap((step) => decisionOf(step, run.questions.get(step.path)));
  const records = recordedRecords(steps);
  const tables = usedRows(steps, pack.tables);
  const done = doneBefore(run, plan, record, pack.settings);
  return {
    ...(plan.triggers.length > 1 && { on: trigger.id }),
    key: run.recordKey,
    ...(begunAt !== null && { now: begunAt }),
    event: { ...event, ...(isRead && Object.keys(data ?? {}).length > 0 && { data }) },
    ...(record && { record }),
    ...(Object.keys(records).length > 0 && { records }),
    ...(answers.length > 0 && { answers: Object.fromEntries(answers) }),
    ...(decisions.length > 0 && { decisions: Object.fromEntries(decisions) }),
    ...(Object.keys(tables).length > 0 && { tables }),
    ...(done !== undefined && { done: [done] }),
  };
}

/** Vendors tell more than a connector declares; a test may only name what is declared. */
function declaredPart({ connections }: RehearsedPack, { kind, use }: StepRecord, said: unknown): unknown {
  if (kind === 'upsert') return said;
  const [name = '', ...rest] = (use ?? '').split('.');
  const connector = connections.find((each) => each.name === name)?.connector;
  const id = rest.join('.');
  const shape: { properties?: object; additionalProperties?: unknown } | undefined =
    kind === 'call'
      ? connector?.actions.find((action) => action.id === id)?.output
      : connector?.entities.find((entity) => entity.id === id)?.schema;
  const isOpen = shape?.additionalProperties !== undefined && shape.additionalProperties !== false;
  if (!shape?.properties || isOpen) return said;
  const { properties } = shape;
  const declared = (one: unknown) => (isMap(one) ? onlyFields(one, properties) : one);
  return Array.isArray(said) ? said.map(declared) : declared(said);
}

function isMap(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function onlyFields(record: Fields, known: object): Fields {
  return Object.fromEntries(Object.entries(record).filter(([field]) => Object.hasOwn(known, field)));
}

/** Its list comes from a system; that of another loop is worked out again. */
function isPageLoop({ kind, use, state }: StepRecord): boolean {
  return kind === 'each' && use !== null && state !== 'skipped';
}

function decisionOf(
  { path, state, kind }: StepRecord,
  question: ListedQuestion | undefined,
): [string, { option: string; fields: Record<string, string> }][] {
  if (!question?.answer) return [];
  if (question.kind === ANSWERED_BY_ROW && kind === 'lookup' && state === 'done') return [];
  const { option, fields } = question.answer;
  return [[path, { option, fields }]];
}

/** The rows that were found, each once: those of the pack may be others by the time of the test. */
function usedRows(steps: StepRecord[], tables: TableFile[]): Rows {
  const found = steps.filter(({ kind, state }) => kind === 'lookup' && state === 'done');
  const rows = found.map(({ input, output }) => {
    const { table, key } = input as { table: string; key: string[] };
    const columns = tables.find(({ definition }) => definition.table === table)?.definition.key ?? [];
    const { version: _version, ...values } = output as Fields;
    const named = columns.map(({ name }, index) => [name, key[index]] as const);
    return { table, key: JSON.stringify(key), row: { ...Object.fromEntries(named), ...values } };
  });
  const byTable = Map.groupBy(rows, ({ table }) => table);
  return Object.fromEntries(
    [...byTable].map(([table, own]) => [table, [...new Map(own.map(({ key, row }) => [key, row])).values()]]),
  );
}

/** The key of `once` that another run held, where that was the end of this one. */
function doneBefore(run: RecordedRun, plan: Plan, record: Fields | undefined, settings: Fields): string | undefined {
  if (run.reason?.code !== 'run.done_before' || !plan.once) return undefined;
  const event = eventOf(run);
  try {
    return onceKey(plan.once, { event, record: record ?? null, steps: {}, settings });
  } catch (error) {
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
}
