import type { Plan, PlannedTrigger } from '../flow/plan.ts';
import { laneOf, OWN_LANE } from '../queue/job-queue.ts';

/** Connection name of events that flows emit. */
export const EMITTED = 'flow';

/** The live flows, found by name or by the event that they want. */
export class Plans {
  readonly #byFlow: Map<string, Plan>;

  constructor(plans: Plan[]) {
    this.#byFlow = new Map(plans.map((plan) => [plan.flow, plan]));
  }

  all(): Plan[] {
    return [...this.#byFlow.values()];
  }

  find(flow: string): Plan | undefined {
    return this.#byFlow.get(flow);
  }

  /** Throws when the flow is not deployed. */
  get(flow: string): Plan {
    const plan = this.#byFlow.get(flow);
    if (!plan) throw new Error(`flow ${flow} is not deployed`);
    return plan;
  }

  /** Connections whose records set flows off. */
  connections(): string[] {
    return this.all().flatMap(({ triggers }) =>
      triggers.flatMap((trigger) => (trigger.kind === 'entity' ? [trigger.target.connection] : [])),
    );
  }

  /** The lane in which runs of a flow wait: that of the connection whose records set it off. */
  laneOf(flow: string): string {
    const trigger = this.find(flow)?.triggers.find((item) => item.kind === 'entity');
    return trigger?.kind === 'entity' ? laneOf(trigger.target.connection) : OWN_LANE;
  }

  /** Flows with a trigger for this kind of event. */
  wanting(connection: string, entity: string): { plan: Plan; trigger: PlannedTrigger }[] {
    return this.all().flatMap((plan) =>
      plan.triggers
        .filter((trigger) =>
          trigger.kind === 'emitted'
            ? connection === EMITTED && trigger.event === entity
            : trigger.kind === 'entity' && trigger.target.connection === connection && trigger.target.name === entity,
        )
        .map((trigger) => ({ plan, trigger })),
    );
  }
}
