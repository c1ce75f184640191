import type { CheckContext } from '../check-context.ts';
import type { Path } from '../findings.ts';
import { seconds, timeLimit } from '../../language/duration.ts';
import { ID_PATTERN, REASON_PATTERN } from '../../language/field-shapes.ts';
import { kindsOf, STEP_KINDS, STEP_SHAPES, type StepBody, type StepKind } from '../../language/step-shapes.ts';
import { allSteps, type PlannedBranch, type PlannedStep, type RetryPolicy, type StepOf } from '../../language/plan.ts';
import { CONDITION, KEY, KEYS } from '../../types/wanted.ts';
import { DAY, NUMBER, UNKNOWN } from '../../types/type.ts';
import { ERROR_SCOPE } from '../scope/error-scope.ts';
import { compileCall } from './compile-call-step.ts';
import { compileItems } from './compile-items.ts';
import { checkRole } from '../rules/check-role.ts';
import { compileOptions, compileQuestion } from './compile-person-step.ts';
import { idMeant } from '../shape/id-meant.ts';
import { reportKind } from '../shape/report-kind.ts';
import { compileUpsert } from './compile-upsert-step.ts';
import { compileWait } from './compile-wait-step.ts';
import { resolveEntity, target } from '../resolve-target.ts';
import { besideSteps, decided, withNames, type Scope } from '../scope/scope.ts';
import { fits } from '../shape/shape.ts';
import { doubtOf, outputOf, recordType } from '../scope/step-outputs.ts';

const DEFAULT_RETRY: RetryPolicy = { max: 12, withinSeconds: 3_600 };
const OTHERWISE = 'otherwise';
const isId = (text: string) => new RegExp(ID_PATTERN).test(text);
/** Of each member of a kind by itself: a loop goes through a list or through pages. */
type WithoutCommon<Step> = Step extends unknown ? Omit<Step, 'id' | 'when' | 'retry' | 'onError'> : never;
type Own<K extends StepKind> = WithoutCommon<StepOf<K>>;
type StepCommon = {
  when?: string;
  onError?: PlannedStep['onError'];
  retry?: { max?: number; within?: string; if?: string };
};

/** Checks and compiles a map of steps in the order in which they stand. `after` is what is seen behind the last of them. */
export function compileSteps(
  context: CheckContext,
  raw: Record<string, unknown>,
  path: Path,
  scope: Scope,
): { steps: PlannedStep[]; after: Scope } {
  const ids = Object.keys(raw);
  const outputs = new Map(scope.steps);
  const later = new Set([...scope.later, ...ids]);
  const unsure = new Map(scope.unsure);
  const here: Scope = { ...scope, steps: outputs, later, unsure };
  const steps = ids.flatMap((id) => {
    const step = compileStep(context, id, raw[id], [...path, id], here);
    later.delete(id);
    outputs.set(id, step ? outputOf(step, context) : UNKNOWN);
    if (!step) return [];
    // Behind it are those runs alone that it did not end.
    if (allSteps([step]).some(({ kind }) => kind === 'stop')) unsure.clear();
    const doubt = doubtOf(step);
    if (doubt) unsure.set(id, doubt);
    return step;
  });
  return { steps, after: here };
}

function compileStep(
  context: CheckContext,
  id: string,
  raw: unknown,
  path: Path,
  scope: Scope,
): PlannedStep | undefined {
  if (!isId(id)) context.add('flow.bad_id', path, { id }, 'key');
  const keys = raw && typeof raw === 'object' ? Object.keys(raw) : [];
  const kinds = kindsOf(keys);
  const kind = kinds[0];
  if (kinds.length !== 1 || !kind) {
    reportKind(context, 'flow.unknown_step_kind', path, { raw, keys, kinds, known: STEP_KINDS });
    return undefined;
  }
  if (!fits(context, STEP_SHAPES[kind], raw, path)) return undefined;
  const { when, onError, retry } = raw as StepCommon;
  const inner = when !== undefined || onError === 'continue' ? decided(scope) : scope;
  const own = COMPILERS[kind](context, raw as never, path, inner);
  return {
    ...own,
    id,
    retry: {
      max: retry?.max ?? DEFAULT_RETRY.max,
      withinSeconds: retry?.within ? seconds(retry.within) : DEFAULT_RETRY.withinSeconds,
      ...(retry?.if !== undefined && {
        condition: context.expression(retry.if, [...path, 'retry', 'if'], ERROR_SCOPE, CONDITION),
      }),
    },
    ...(onError && { onError }),
    ...(when !== undefined && { when: context.expression(when, [...path, 'when'], scope, CONDITION) }),
  } as PlannedStep;
}

/** Steps of one way, which see those before the step that they stand in; only `output` leaves it. */
function compileBranch(
  context: CheckContext,
  name: string,
  body: { steps: Record<string, unknown>; output?: Record<string, unknown> },
  path: Path,
  scope: Scope,
): PlannedBranch {
  const { steps, after } = compileSteps(context, body.steps, [...path, 'steps'], scope);
  return {
    name,
    steps,
    ...(body.output && { output: context.value(body.output, [...path, 'output'], after) }),
  };
}

const COMPILERS: {
  [K in StepKind]: (context: CheckContext, body: StepBody[K], path: Path, scope: Scope) => Own<K>;
} = {
  read: (context, body, path, scope) => {
    resolveEntity(context, body.read, [...path, 'read'], body.keys === undefined ? 'read' : 'readMany');
    if ((body.key === undefined) === (body.keys === undefined)) context.add('flow.read_key', path, {}, 'key');
    const untilScope = withNames(scope, { result: recordType(context, target(body.read)) });
    return {
      kind: 'read',
      use: body.read,
      target: target(body.read),
      missing: body.missing ?? 'dead',
      ...timeLimit(body),
      ...(body.key !== undefined && { key: context.value(body.key, [...path, 'key'], scope, KEY) }),
      ...(body.keys !== undefined && { keys: context.value(body.keys, [...path, 'keys'], scope, KEYS) }),
      ...(body.until !== undefined && {
        until: {
          condition: context.expression(body.until, [...path, 'until'], untilScope, CONDITION),
          everySeconds: seconds(body.every ?? 'PT2S'),
          withinSeconds: seconds(body.within ?? 'PT1H'),
        },
      }),
    };
  },
  call: compileCall,
  lookup: (context, body, path, scope) => {
    const keyColumns = context.catalog.tables.get(body.lookup)?.key.length;
    if (keyColumns === undefined) {
      context.unknown('flow.unknown_table', [...path, 'lookup'], body.lookup, context.catalog.tables.keys());
    } else if (keyColumns !== body.key.length) {
      context.add('flow.table_key_count', [...path, 'key'], { expected: keyColumns });
    }
    return {
      kind: 'lookup',
      use: body.lookup,
      table: body.lookup,
      key: context.value(body.key, [...path, 'key'], scope, KEYS),
      ...(body.on !== undefined && { on: context.value(body.on, [...path, 'on'], scope, DAY) }),
    };
  },
  map: (context, body, path, scope) => ({ kind: 'map', values: context.value(body.map, [...path, 'map'], scope) }),
  match: (context, body, path, scope) => {
    resolveEntity(context, body.match, [...path, 'match'], 'match');
    checkRole(context, body.ask, [...path, 'ask']);
    return {
      kind: 'match',
      use: body.match,
      target: target(body.match),
      from: context.value(body.from, [...path, 'from'], scope),
      accept: body.accept ?? 0.92,
      ask: body.ask,
      ...timeLimit(body),
    };
  },
  upsert: compileUpsert,
  choose: (context, body, path, scope) => {
    const branches = Object.entries(body.choose).map(([name, branch], index) => {
      const at: Path = [...path, 'choose', name];
      // The way without a condition has this name in the timeline.
      if (!isId(name) || name === OTHERWISE) context.add('flow.bad_id', at, { id: name }, 'key');
      const asked = index === 0 ? scope : decided(scope);
      const when = context.expression(branch.when, [...at, 'when'], asked, CONDITION);
      return { ...compileBranch(context, name, branch, at, decided(scope)), when };
    });
    const otherwise =
      body.otherwise && compileBranch(context, OTHERWISE, body.otherwise, [...path, OTHERWISE], decided(scope));
    return { kind: 'choose', branches: [...branches, ...(otherwise ? [otherwise] : [])] };
  },
  each: (context, body, path, scope) => {
    const parallel = body.parallel ?? 1;
    const around = parallel > 1 ? besideSteps(scope, [String(path.at(-1))]) : scope;
    if (scope.names.has(body.as)) context.add('flow.hidden_name', [...path, 'as'], { name: body.as });
    const { item, ...items } = compileItems(context, body, path, scope);
    const inner = withNames(around, { [body.as]: item, [`${body.as}_number`]: NUMBER });
    const { steps, after } = compileSteps(context, body.steps, [...path, 'steps'], decided(inner));
    const loop = { kind: 'each' as const, as: body.as, steps, parallel };
    if ('target' in items) return { ...loop, ...items };
    const collect = body.collect && context.value(body.collect, [...path, 'collect'], after);
    return { ...loop, ...items, ...(collect && { collect }) };
  },
  parallel: (context, body, path, scope) => {
    const ways = Object.entries(body.parallel);
    const branches = ways.map(([name, way]) => {
      const at: Path = [...path, 'parallel', name];
      if (!isId(name)) context.add('flow.bad_id', at, { id: name }, 'key');
      const others = ways.filter(([other]) => other !== name).flatMap(([, { steps }]) => Object.keys(steps));
      return compileBranch(context, name, way, at, besideSteps(scope, [String(path.at(-1)), ...others]));
    });
    return { kind: 'parallel', branches };
  },
  wait: compileWait,
  run: (context, body, path, scope) => {
    context.mentionRun(body.run, Object.keys(body.with ?? {}), [...path, 'run']);
    return {
      kind: 'run',
      use: body.run,
      flow: body.run,
      key: context.value(body.key, [...path, 'key'], scope, KEY),
      with: context.value(body.with ?? {}, [...path, 'with'], scope),
      withinSeconds: seconds(body.within),
    };
  },
  ask: (context, body, path, scope) => {
    checkRole(context, body.ask, [...path, 'ask']);
    return {
      kind: 'ask',
      ...compileQuestion(context, body.ask, body, path, scope),
      options: compileOptions(context, body.options, [...path, 'options']),
    };
  },
  approve: (context, body, path, scope) => {
    checkRole(context, body.approve, [...path, 'approve']);
    return { kind: 'approve', ...compileQuestion(context, body.approve, body, path, scope) };
  },
  emit: (context, body, path, scope) => {
    context.mention(body.emit, 'emitted', [...path, 'emit']);
    return {
      kind: 'emit',
      use: body.emit,
      event: body.emit,
      key: context.value(body.key, [...path, 'key'], scope, KEY),
      with: context.value(body.with ?? {}, [...path, 'with'], scope),
    };
  },
  stop: (context, body, path, scope) => {
    if (scope.beside.size > 0) context.add('flow.stop_beside', path, {}, 'key');
    if (!new RegExp(REASON_PATTERN).test(body.reason))
      context.add('flow.bad_reason', [...path, 'reason'], { nearest: idMeant(body.reason, REASON_PATTERN) });
    return { kind: 'stop', as: body.stop, reason: body.reason };
  },
};
