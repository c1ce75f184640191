import type { Plan } from '@belegfluss/flow';

/** How many runs may be at work at the same time, over all processes. */
export interface Limit {
  name: string;
  max: number;
  /** The shared limit of the pack that it is; missing for the `total` of a flow. */
  share?: string;
}

/** A line in which runs wait; what a run of it takes away counts against all of its limits. */
export interface Lane {
  name: string;
  limits: Limit[];
}

/** The lane of everything that no connection sets off. */
export const OWN_LANE: Lane = { name: 'run', limits: [] };

/** Runs of higher priority are taken first, within their lane. */
export const PRIORITIES = { high: 1, normal: 0, low: -1 };

/**
 * The lane in which the runs of a flow wait: one of its own where it has limits, because what is full must not stand in
 * front of what is not; else that of the connection whose records set it off. `shared` are the limits of the pack.
 */
export function laneOf(plan: Plan, shared: Record<string, number>): Lane {
  const { total, share = [] } = plan.concurrency ?? {};
  const limits = [
    ...(total === undefined ? [] : [{ name: `flow.${plan.flow}`, max: total }]),
    ...share.flatMap((name) =>
      shared[name] === undefined ? [] : [{ name: `share.${name}`, max: shared[name], share: name }],
    ),
  ];
  if (limits.length > 0) return { name: `${OWN_LANE.name}.flow.${plan.flow}`, limits };
  const trigger = plan.triggers.find((item) => item.kind === 'entity');
  return trigger?.kind === 'entity' ? connectionLane(trigger.target.connection) : OWN_LANE;
}

/** The lane of what a connection sets off. */
function connectionLane(connection: string): Lane {
  return { name: `${OWN_LANE.name}.${connection}`, limits: [] };
}
