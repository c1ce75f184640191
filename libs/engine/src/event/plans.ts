import type { Plan, PlannedTrigger } from '../flow/plan.ts';

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
