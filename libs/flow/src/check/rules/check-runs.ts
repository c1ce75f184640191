import type { Diagnostic } from '@belegfluss/sdk';
import type { CompiledFlow } from '../compile/compile-flow.ts';
import type { RunMention } from '../check-context.ts';
import { nearestName } from '../../report/nearest-name.ts';
import { report, type FlowCode } from '../../report/report.ts';

/** Checks the flows that steps run: they have to exist, to want it, to be given what they need, and not to run in a circle. */
export function checkRuns(flows: CompiledFlow[]): Diagnostic[] {
  const known = new Map(flows.flatMap((flow) => (flow.plan ? [[flow.plan.flow, flow] as const] : [])));
  return flows.flatMap((flow) => flow.runs.flatMap((mention) => checkRun(known, flow, mention)));
}

function checkRun(known: ReadonlyMap<string, CompiledFlow>, flow: CompiledFlow, mention: RunMention): Diagnostic[] {
  const { name, given, line, column } = mention;
  const say = (code: FlowCode, facts: Record<string, unknown> = {}) =>
    report(code, { file: flow.file, line, column, facts: { name, ...facts } });
  const plan = known.get(name)?.plan;
  if (!plan) return [say('flow.unknown_flow', { nearest: nearestName(name, known.keys()) })];
  const trigger = plan.triggers.find(({ kind }) => kind === 'called');
  if (trigger?.kind !== 'called') return [say('flow.not_called', { isSync: plan.sync !== undefined })];
  const missing = trigger.needs.filter((field) => !given.includes(field));
  const circle = flow.plan ? wayBack(known, name, flow.plan.flow) : undefined;
  return [
    ...missing.map((field) => say('flow.run_input', { field })),
    ...(circle ? [say('flow.run_circle', { way: [flow.plan?.flow, ...circle].join(' → ') })] : []),
  ];
}

/** The flows by which `from` comes to run `to`; nothing where it never does. */
function wayBack(known: ReadonlyMap<string, CompiledFlow>, from: string, to: string): string[] | undefined {
  const seen = new Set<string>();
  const look = (name: string): string[] | undefined => {
    if (name === to) return [name];
    if (seen.has(name)) return undefined;
    seen.add(name);
    for (const next of known.get(name)?.runs ?? []) {
      const way = look(next.name);
      if (way) return [name, ...way];
    }
    return undefined;
  };
  return look(from);
}
