import { EMITTED, type FlowStart, type Plan, type PlannedTrigger } from '@belegfluss/flow';
import type { NewJob } from '../queue/job-queue.ts';
import { laneOf, OWN_LANE, PRIORITIES, type Lane } from '../queue/lanes.ts';

/** The live flows, found by name or by the event that they want. They are replaced as a whole when others go live. */
export class Plans {
  readonly #limits: Record<string, number>;
  #byFlow = new Map<string, Plan>();
  #lanes = new Map<string, Lane>();
  #broken: FlowStart[] = [];
  #sequence = 0;

  /** `limits` are the pack's: how many runs of the flows that share one may be at work. */
  constructor(plans: Plan[], limits: Record<string, number> = {}) {
    this.#limits = limits;
    this.replace(plans, 0);
  }

  /** Number of the last deployment that these plans hold. */
  get sequence(): number {
    return this.#sequence;
  }

  /** `broken` are the flows that are live as well, but that this process cannot carry out. */
  replace(plans: Plan[], sequence: number, broken: FlowStart[] = []): void {
    this.#byFlow = new Map(plans.map((plan) => [plan.flow, plan]));
    this.#lanes = new Map(plans.map((plan) => [plan.flow, laneOf(plan, this.#limits)]));
    this.#broken = broken;
    this.#sequence = sequence;
  }

  /** The lines in which runs of these plans would wait. */
  lanesFor(plans: Plan[]): Lane[] {
    return plans.map((plan) => laneOf(plan, this.#limits));
  }

  all(): Plan[] {
    return [...this.#byFlow.values()];
  }

  find(flow: string): Plan | undefined {
    return this.#byFlow.get(flow);
  }

  /** What it takes to start a run of a live flow, also of one that is broken. */
  startOf(flow: string): FlowStart | undefined {
    return this.find(flow) ?? this.#broken.find((start) => start.flow === flow);
  }

  /** Throws when the flow is not deployed. */
  get(flow: string): Plan {
    const plan = this.#byFlow.get(flow);
    if (!plan) throw new Error(`flow ${flow} is not deployed`);
    return plan;
  }

  /** All lines in which runs wait. */
  lanes(): Lane[] {
    return this.lanesFor(this.all());
  }

  /** The job of a run; runs of a flow that is deployed no more wait with everything that no connection sets off. */
  jobOf(flow: string, runId: string, startAfter?: Date): NewJob {
    return {
      lane: this.#lanes.get(flow)?.name ?? OWN_LANE.name,
      runId,
      priority: PRIORITIES[this.find(flow)?.concurrency?.priority ?? 'normal'],
      ...(startAfter && { startAfter }),
    };
  }

  /**
   * Flows with a trigger for this kind of event, broken ones included: an event is seen once, so what nobody starts for it
   * now is started by nobody. Whoever cannot carry out the run sets it aside.
   */
  wanting(connection: string, entity: string): { plan: FlowStart; trigger: PlannedTrigger }[] {
    return [...this.all(), ...this.#broken].flatMap((plan) =>
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
