import { createHash } from 'node:crypto';
import type { Diagnostic } from '@belegfluss/sdk';
import type { Catalog } from './catalog.ts';
import { CheckContext, type Scope } from './check-context.ts';
import { compileSteps } from './compile-step.ts';
import { compileTrigger } from './compile-trigger.ts';
import { FlowFile } from './flow-file.ts';
import type { Plan, PlannedStep } from './plan.ts';
import { nearestName, report } from './report.ts';
import { fits } from './shape.ts';
import { readYaml } from './source.ts';

const ROOT_NAMES = ['record', 'event', 'steps', 'now', 'settings'];

/** Checks one flow file against what is installed. A plan comes back only when there is no error. */
export function compileFlow(file: string, text: string, catalog: Catalog): { plan?: Plan; diagnostics: Diagnostic[] } {
  const { source, diagnostics } = readYaml(file, text);
  if (!source) return { diagnostics };
  const context = new CheckContext(source, catalog);
  if (!fits(context, FlowFile, source.value, [])) return { diagnostics: context.diagnostics };
  const body = source.value as FlowFile;
  const triggers = Object.entries(body.on).flatMap(([id, raw]) => compileTrigger(context, id, raw) ?? []);
  const start: Scope = { names: ROOT_NAMES, steps: [], later: [] };
  const steps = compileSteps(context, body.steps, ['steps'], start);
  const end: Scope = { ...start, steps: Object.keys(body.steps) };
  const plan: Plan = {
    flow: body.flow,
    title: body.title,
    owner: body.owner,
    revision: createHash('sha256').update(text).digest('hex'),
    source: text,
    triggers,
    steps,
    ...(body.once && { once: context.expression(body.once.expr, ['once', 'expr'], start) }),
    ...(body.case && { case: context.expression(body.case.expr, ['case', 'expr'], end) }),
  };
  const failed = context.diagnostics.some((item) => item.severity === 'error');
  return { ...(!failed && { plan }), diagnostics: context.diagnostics };
}

/** What only shows when all flows are seen together: two of one name, events that nobody hears. */
export function checkTogether(plans: { file: string; plan: Plan }[]): Diagnostic[] {
  const heard = new Set(plans.flatMap(({ plan }) => plan.triggers.flatMap((item) => (item.kind === 'emitted' ? [item.event] : []))));
  const emitted = new Set(plans.flatMap(({ plan }) => emissions(plan.steps)));
  const first = new Map<string, string>();
  return plans.flatMap(({ file, plan }) => {
    const other = first.get(plan.flow);
    first.set(plan.flow, other ?? file);
    const place = { file, line: 1, column: 1 };
    const twice = other ? [report('flow.duplicate_flow', { ...place, facts: { name: plan.flow, other } })] : [];
    const unheard = emissions(plan.steps)
      .filter((name) => !heard.has(name))
      .map((name) => report('flow.unheard_event', { ...place, facts: { name, nearest: nearestName(name, heard) } }, 'warning'));
    const unsent = plan.triggers
      .flatMap((item) => (item.kind === 'emitted' && !emitted.has(item.event) ? [item.event] : []))
      .map((name) => report('flow.unheard_event', { ...place, facts: { name, nearest: nearestName(name, emitted) } }, 'warning'));
    return [...twice, ...unheard, ...unsent];
  });
}

function emissions(steps: PlannedStep[]): string[] {
  return steps.flatMap((step) => (step.kind === 'emit' ? [step.event] : step.kind === 'each' ? emissions(step.steps) : []));
}
