import { createHash } from 'node:crypto';
import type { Diagnostic } from '@belegfluss/sdk';
import type { Catalog } from '../catalog.ts';
import { CheckContext, type EventMention, type ExpressionWatch, type RunMention } from '../check-context.ts';
import { checkReach } from '../rules/check-reach.ts';
import { checkRole } from '../rules/check-role.ts';
import { checkWidth } from '../rules/check-width.ts';
import { checkUndo } from '../rules/check-undo.ts';
import { checkRuns } from '../rules/check-runs.ts';
import { checkWrites } from '../rules/check-writes.ts';
import { plainSecrets } from '../rules/plain-secrets.ts';
import { eventCycles } from '../rules/event-cycles.ts';
import { compileObserve } from './compile-observe.ts';
import { compileSteps } from './compile-step.ts';
import { checkSync, compileSync } from './compile-sync.ts';
import { compileTrigger } from './compile-trigger.ts';
import { FlowFile } from '../../language/flow-file.ts';
import type { FlowStart, Plan, PlannedConcurrency } from '../../language/plan.ts';
import { nearestName } from '../../report/nearest-name.ts';
import { report } from '../../report/report.ts';
import { target } from '../resolve-target.ts';
import { SECRET_WORDS } from '../../report/secret-words.ts';
import { TYPE_WORDS } from '../../report/type-words.ts';
import { decided, scopeOf } from '../scope/scope.ts';
import { fits } from '../shape/shape.ts';
import { EVENT, startScope, syncScope } from '../scope/start-types.ts';
import { recordType } from '../scope/step-outputs.ts';
import { CASES, KEY } from '../../types/wanted.ts';
import { checkTests } from '../../scenario/check-scenario.ts';
import { flowPart } from '../../scenario/flow-part.ts';
import { readYaml } from '../../source/source.ts';

/** One checked file: its findings, the events it speaks of, and a plan when nothing in it is wrong. */
export interface CompiledFlow {
  file: string;
  plan?: Plan;
  /** As far as its triggers are right, whatever is wrong with the rest; missing where the file is no flow at all. */
  start?: FlowStart;
  events: EventMention[];
  /** Flows that its steps run. */
  runs: RunMention[];
  /** Where its name stands. */
  place: { line: number; column: number };
  diagnostics: Diagnostic[];
}

/**
 * A flow that was accepted once and is carried on with; it has no plan where it refers to what is no longer installed. What
 * types have told since, secrets that are found in it, steps side by side that were not counted, and days, roles and reasons that were not looked at then,
 * are no reason to leave its runs alone.
 */
export function compileKept(file: string, text: string, catalog: Catalog): CompiledFlow {
  return compile(file, text, catalog, ({ code }) => !isRecent(code));
}

const RECENT: ReadonlySet<string> = new Set([
  'flow.bad_reason',
  'flow.too_many_beside',
  'flow.unknown_day',
  'flow.unknown_role',
]);

function isRecent(code: string): boolean {
  return code in TYPE_WORDS || code in SECRET_WORDS || RECENT.has(code);
}

/** Checks one flow file against what is installed; `watch` is told of its expressions, right or wrong, as far as they are looked at. */
export function compileFlow(file: string, text: string, catalog: Catalog, watch?: ExpressionWatch): CompiledFlow {
  return compile(file, text, catalog, () => true, watch);
}

function compile(
  file: string,
  text: string,
  catalog: Catalog,
  counts: (found: Diagnostic) => boolean,
  watch?: ExpressionWatch,
): CompiledFlow {
  const { source, diagnostics } = readYaml(file, text);
  if (!source) return { file, events: [], runs: [], place: { line: 1, column: 1 }, diagnostics };
  const context = new CheckContext(source, catalog, watch);
  const place = source.at(['flow']);
  if (!fits(context, FlowFile, source.value, []))
    return { file, events: [], runs: [], place, diagnostics: context.diagnostics };
  const body = source.value as FlowFile;
  checkRole(context, body.owner, ['owner']);
  const triggers = Object.entries(body.on).flatMap(([id, raw]) => compileTrigger(context, id, raw) ?? []);
  const start = body.sync
    ? syncScope(context, recordType(context, target(body.sync.from)))
    : startScope(context, triggers);
  const { steps, after } = compileSteps(context, body.steps, ['steps'], start);
  const observe = compileObserve(context, body, triggers, start);
  const sync = body.sync && compileSync(context, body.sync, start);
  if (sync) checkSync(context, body, triggers, steps);
  checkReach(context, steps);
  checkWidth(context, steps);
  checkUndo(context, body, steps);
  if (body.tests) checkTests(context, { triggers, steps, ...(sync && { sync }) }, body.tests, ['tests']);
  const part = flowPart(source);
  if (part === undefined) context.add('scenario.not_last', ['tests'], {}, 'key');
  const own = part ?? text;
  let revision: string | undefined;
  const plan: Plan = {
    flow: body.flow,
    title: body.title,
    owner: body.owner,
    // Whoever only checks the flow does not ask for it, and need not load what makes sums.
    get revision() {
      return (revision ??= createHash('sha256').update(own).digest('hex'));
    },
    source: own,
    tests: text.slice(own.length),
    triggers,
    steps,
    ...(observe && { observe }),
    ...(body.once && { once: context.expression(body.once.expr, ['once', 'expr'], start, KEY) }),
    ...(body.case && { case: context.expression(body.case.expr, ['case', 'expr'], decided(after), CASES) }),
    ...(sync && { sync }),
    ...(body.concurrency && { concurrency: compileConcurrency(context, body.concurrency) }),
    ...(body.onError && { onError: body.onError }),
    ...(body.output && { output: context.value(body.output, ['output'], after) }),
  };
  if (!sync) checkWrites(context, plan);
  context.take(plainSecrets(source));
  const failed = context.diagnostics.some((item) => item.severity === 'error' && counts(item));
  const { events, runs } = context;
  return { file, ...(!failed && { plan }), start: plan, events, runs, place, diagnostics: context.diagnostics };
}

function compileConcurrency(
  context: CheckContext,
  { perKey, ...rest }: NonNullable<FlowFile['concurrency']>,
): PlannedConcurrency {
  checkLimits(context, rest.share);
  if (!perKey) return rest;
  const scope = scopeOf({ event: EVENT });
  return { ...rest, perKey: context.expression(perKey.expr, ['concurrency', 'perKey', 'expr'], scope, KEY) };
}

function checkLimits(context: CheckContext, share: string[] = []): void {
  const known = Object.keys(context.catalog.limits);
  for (const [index, name] of share.entries()) {
    if (!known.includes(name)) context.unknown('flow.unknown_limit', ['concurrency', 'share', index], name, known);
  }
}

/** What only shows when all flows are seen together: two of one name, events that nobody hears or sends, runs of flows. */
export function checkTogether(flows: CompiledFlow[]): Diagnostic[] {
  const names = (way: EventMention['way']) =>
    new Set(flows.flatMap(({ events }) => events.filter((event) => event.way === way).map(({ name }) => name)));
  const others = { emitted: names('heard'), heard: names('emitted') };
  const first = new Map<string, string>();
  return flows
    .flatMap(({ file, plan, events, place }) => {
      const name = plan?.flow ?? file;
      const other = first.get(name);
      first.set(name, other ?? file);
      const twice = other ? [report('flow.duplicate_flow', { file, ...place, facts: { name, other } })] : [];
      const lonely = events
        .filter((event) => !others[event.way].has(event.name))
        .map((event) => {
          const facts = { name: event.name, way: event.way, nearest: nearestName(event.name, others[event.way]) };
          return report('flow.unheard_event', { file, line: event.line, column: event.column, facts });
        });
      return [...twice, ...lonely];
    })
    .concat(eventCycles(flows), checkRuns(flows));
}
