import { compileKept, flowHead, type Catalog, type CompiledFlow, type FlowHead } from '@belegfluss/flow';
import { DiagnosticError, type Diagnostic } from '@belegfluss/sdk';
import type { Sql } from '@belegfluss/store';
import type { Plans } from '../event/plans.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import { lastDeployment, readLive, readOtherSources, textOf, type LiveVersion } from './version-rows.ts';

/** Channel on which processes tell each other of deployments. */
export const DEPLOYMENTS_CHANNEL = 'belegfluss_deployments';

interface LiveTools {
  sql: Sql;
  plans: Plans;
  queue: JobQueue;
  catalog: Catalog;
  /** Flows that were checked against this catalog already. */
  checked: CompiledFlow[];
  onTrouble: (error: unknown) => void;
}

/** Rings get lost where nobody listens for a moment; then a look finds what they said. */
const LOOK_MS = 2_000;
/** A process that had not heard may leave jobs in a lane that was given up. */
const ADOPT_MS = 60_000;

/** Has this process carry out what is deployed, whoever deployed it. */
export class LiveFlows {
  readonly #tools: LiveTools;
  /** By name; only the revisions that are live. */
  #compiled = new Map<string, CompiledFlow & { revision: string }>();
  /** Of the flows that nothing here carries out: taken out of service, only planned, or broken. */
  #otherHeads = new Map<string, FlowHead>();
  #timers: NodeJS.Timeout[] = [];

  constructor(tools: LiveTools) {
    this.#tools = tools;
  }

  /** Takes over what is deployed, and looks again every two seconds. */
  async start(): Promise<void> {
    const { queue, onTrouble } = this.#tools;
    await this.look();
    const every = (ms: number, work: () => Promise<void>) =>
      setInterval(() => void work().catch(onTrouble), ms).unref();
    this.#timers = [every(LOOK_MS, () => this.look()), every(ADOPT_MS, () => queue.adopt())];
  }

  stop(): void {
    for (const timer of this.#timers) clearInterval(timer);
  }

  /** Somebody deployed. */
  hear(): void {
    void this.look().catch(this.#tools.onTrouble);
  }

  /** Takes over what was deployed since the last look. */
  async look(): Promise<void> {
    await this.follow(await lastDeployment(this.#tools.sql), this.#tools.sql);
  }

  /** Brings the plans up to the deployment of this number, where they are older; `sql` has to see it. */
  async follow(sequence: number, sql: Sql): Promise<void> {
    if (sequence > this.#tools.plans.sequence) await this.#take(sql);
  }

  /** The live flows that this process can carry out, but for these. */
  carried(except: readonly string[]): CompiledFlow[] {
    return [...this.#compiled.values()].filter(({ plan }) => plan && !except.includes(plan.flow));
  }

  /** Names of live flows that this process cannot carry out, with the code of the first reason: what they refer to is not installed, or no more allowed. */
  broken(): Map<string, string> {
    const without = [...this.#compiled].filter(([, { plan }]) => !plan);
    return new Map(without.map(([flow, { diagnostics }]) => [flow, firstError(diagnostics)]));
  }

  /** By what people know the flows that were deployed once and that nothing here carries out. */
  otherHeads(): ReadonlyMap<string, FlowHead> {
    return this.#otherHeads;
  }

  async #take(sql: Sql): Promise<void> {
    const { plans, queue, onTrouble } = this.#tools;
    // The number first: what is deployed in between is taken over twice rather than never.
    const sequence = await lastDeployment(sql);
    const live = await readLive(sql);
    const compiled = new Map([...live.values()].map((each) => [each.flow, this.#compile(each)]));
    const next = [...compiled.values()].flatMap(({ plan }) => plan ?? []);
    const starts = [...compiled.values()].flatMap(({ plan, start }) => (plan ? [] : (start ?? [])));
    const others = await readOtherSources(
      sql,
      next.map(({ flow }) => flow),
    );
    await queue.follow(plans.lanesFor(next));
    // Somebody else here may have taken over a later one meanwhile.
    if (sequence <= plans.sequence) return;
    const broken = [...compiled].filter(([flow, each]) => !each.plan && this.#compiled.get(flow) !== each);
    this.#compiled = compiled;
    this.#otherHeads = new Map([...others].flatMap(([flow, text]) => withHead(flow, flowHead(text))));
    plans.replace(next, sequence, starts);
    for (const [, { diagnostics }] of broken) onTrouble(new DiagnosticError(diagnostics));
  }

  #compile(live: LiveVersion): CompiledFlow & { revision: string } {
    const known = this.#compiled.get(live.flow);
    if (known?.revision === live.revision) return known;
    const { flow, revision } = live;
    const { checked, catalog } = this.#tools;
    const before = checked.find(({ plan }) => plan?.revision === revision);
    return { ...(before ?? compileKept(`${flow}.flow.yaml`, textOf(live), catalog)), revision };
  }
}

function withHead(flow: string, head: FlowHead | undefined): [string, FlowHead][] {
  return head ? [[flow, head]] : [];
}

function firstError(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.find(({ severity }) => severity === 'error')?.code ?? '';
}
