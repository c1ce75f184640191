import { createHash } from 'node:crypto';
import type { Diagnostic } from '@belegfluss/sdk';
import type { Catalog } from './catalog.ts';
import { CheckContext, type EventMention, type Scope } from './check-context.ts';
import { compileSteps } from './compile-step.ts';
import { checkSync, compileSync } from './compile-sync.ts';
import { compileTrigger } from './compile-trigger.ts';
import { FlowFile } from '../language/flow-file.ts';
import type { Plan } from '../language/plan.ts';
import { nearestName } from '../report/nearest-name.ts';
import { report } from '../report/report.ts';
import { fits } from './shape.ts';
import { checkTests } from '../scenario/check-scenario.ts';
import { flowPart } from '../scenario/flow-part.ts';
import { readYaml } from '../source/source.ts';

const ROOT_NAMES = ['record', 'event', 'steps', 'now', 'settings'];
/** No event tells of a record of a sync, and what depends on the time would differ at each pass. */
const SYNC_ROOT_NAMES = ['record', 'steps', 'settings'];

/** One checked file: its findings, the events it speaks of, and a plan when nothing in it is wrong. */
export interface CompiledFlow {
  file: string;
  plan?: Plan;
  events: EventMention[];
  /** Where its name stands. */
  place: { line: number; column: number };
  diagnostics: Diagnostic[];
}

/** Checks one flow file against what is installed. */
export function compileFlow(file: string, text: string, catalog: Catalog): CompiledFlow {
  const { source, diagnostics } = readYaml(file, text);
  if (!source) return { file, events: [], place: { line: 1, column: 1 }, diagnostics };
  const context = new CheckContext(source, catalog);
  const place = source.at(['flow']);
  if (!fits(context, FlowFile, source.value, [])) return { file, events: [], place, diagnostics: context.diagnostics };
  const body = source.value as FlowFile;
  const triggers = Object.entries(body.on).flatMap(([id, raw]) => compileTrigger(context, id, raw) ?? []);
  const start: Scope = { names: body.sync ? SYNC_ROOT_NAMES : ROOT_NAMES, steps: [], later: [] };
  const steps = compileSteps(context, body.steps, ['steps'], start);
  const end: Scope = { ...start, steps: Object.keys(body.steps) };
  const sync = body.sync && compileSync(context, body.sync);
  if (sync) checkSync(context, body, triggers, steps);
  checkLimits(context, body.concurrency?.share);
  if (body.tests) checkTests(context, { triggers, steps, ...(sync && { sync }) }, body.tests, ['tests']);
  const part = flowPart(source);
  if (part === undefined) context.add('scenario.not_last', ['tests'], {}, 'key');
  const own = part ?? text;
  const plan: Plan = {
    flow: body.flow,
    title: body.title,
    owner: body.owner,
    revision: createHash('sha256').update(own).digest('hex'),
    source: own,
    tests: text.slice(own.length),
    triggers,
    steps,
    ...(body.once && { once: context.expression(body.once.expr, ['once', 'expr'], start) }),
    ...(body.case && { case: context.expression(body.case.expr, ['case', 'expr'], end) }),
    ...(sync && { sync }),
    ...(body.concurrency && { concurrency: body.concurrency }),
    ...(body.onError && { onError: body.onError }),
  };
  const failed = context.diagnostics.some((item) => item.severity === 'error');
  return { file, ...(!failed && { plan }), events: context.events, place, diagnostics: context.diagnostics };
}

function checkLimits(context: CheckContext, share: string[] = []): void {
  const known = Object.keys(context.catalog.limits);
  for (const [index, name] of share.entries()) {
    if (!known.includes(name)) context.unknown('flow.unknown_limit', ['concurrency', 'share', index], name, known);
  }
}

/** What only shows when all flows are seen together: two of one name, events that nobody hears or sends. */
export function checkTogether(flows: CompiledFlow[]): Diagnostic[] {
  const names = (way: EventMention['way']) =>
    new Set(flows.flatMap(({ events }) => events.filter((event) => event.way === way).map(({ name }) => name)));
  const others = { emitted: names('heard'), heard: names('emitted') };
  const first = new Map<string, string>();
  return flows.flatMap(({ file, plan, events, place }) => {
    const name = plan?.flow ?? file;
    const other = first.get(name);
    first.set(name, other ?? file);
    const twice = other ? [report('flow.duplicate_flow', { file, ...place, facts: { name, other } })] : [];
    const lonely = events
      .filter((event) => !others[event.way].has(event.name))
      .map((event) => {
        const facts = { name: event.name, way: event.way, nearest: nearestName(event.name, others[event.way]) };
        return report('flow.unheard_event', { file, line: event.line, column: event.column, facts }, 'warning');
      });
    return [...twice, ...lonely];
  });
}
