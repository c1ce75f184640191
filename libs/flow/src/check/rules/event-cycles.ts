import type { Diagnostic } from '@belegfluss/sdk';
import { allSteps, type Plan } from '../../language/plan.ts';
import { report } from '../../report/report.ts';
import type { CompiledFlow } from '../compile/compile-flow.ts';

/** Kinds of step that put off what comes behind them, or may end the run. */
const BRAKES: ReadonlySet<string> = new Set(['stop', 'wait', 'ask', 'approve']);

/**
 * Flows that start each other without an end: each emits, whatever happens, an event that starts the next. What has a
 * condition, waits, or does a thing `once` may come to an end and is let be. Each round is told once, by the first of its flows.
 */
export function eventCycles(flows: readonly CompiledFlow[]): Diagnostic[] {
  const plans = flows.flatMap(({ file, plan, events }) => (plan && !plan.once ? [{ file, plan, events }] : []));
  const next = new Map(
    plans.map(({ plan }) => {
      const sent = new Set(sureEvents(plan));
      return [plan.flow, plans.filter((other) => hears(other.plan, sent)).map((other) => other.plan.flow)] as const;
    }),
  );
  return plans.flatMap(({ file, plan, events }, index) => {
    const round = wayBack(plan.flow, next);
    if (!round || plans.slice(0, index).some((before) => round.includes(before.plan.flow))) return [];
    const follower = plans.find((other) => other.plan.flow === (round[1] ?? plan.flow));
    const sent = sureEvents(plan).find((name) => follower && hears(follower.plan, new Set([name])));
    const emitted = events.find(({ way, name }) => way === 'emitted' && name === sent);
    const facts = { flows: [...round, plan.flow].join(' → ') };
    return emitted ? [report('flow.event_cycle', { file, line: emitted.line, column: emitted.column, facts })] : [];
  });
}

/** Events that each run of the flow emits at once. */
function sureEvents({ steps }: Plan): string[] {
  const brake = steps.findIndex((step) => allSteps([step]).some(({ kind }) => BRAKES.has(kind)));
  const sure = brake === -1 ? steps : steps.slice(0, brake);
  return sure.flatMap((step) => (step.kind === 'emit' && !step.when ? [step.event] : []));
}

function hears({ triggers }: Plan, events: ReadonlySet<string>): boolean {
  return triggers.some((trigger) => trigger.kind === 'emitted' && !trigger.when && events.has(trigger.event));
}

/** The flows on the shortest way from a flow back to itself, from it on. */
function wayBack(start: string, next: ReadonlyMap<string, string[]>): string[] | undefined {
  const seen = new Set<string>();
  let ways = [[start]];
  while (ways.length > 0) {
    const longer: string[][] = [];
    for (const way of ways) {
      for (const flow of next.get(way.at(-1) ?? '') ?? []) {
        if (flow === start) return way;
        if (!seen.has(flow)) longer.push([...way, flow]);
        seen.add(flow);
      }
    }
    ways = longer;
  }
  return undefined;
}
