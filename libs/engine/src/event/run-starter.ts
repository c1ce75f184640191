import { EMITTED } from '@belegfluss/flow';
import { newId, storableText, type Database, type Sql, type Transaction } from '@belegfluss/store';
import type { JobQueue } from '../queue/job-queue.ts';
import { wakeParked } from '../waiting/parked-runs.ts';
import type { Emission } from '../run/run-record.ts';
import type { StepWait } from '../run/verdict.ts';
import { earlierChildren } from './earlier-children.ts';
import { chained, type EventChain } from './event-chain.ts';
import { orderKey } from './key-lock.ts';
import { orderOf, type OrderedEvent } from './order-of.ts';
import type { Plans } from './plans.ts';
import { RunLine } from './run-line.ts';
import { contradicting, insertEvents, insertRuns, type NewEvent, type NewRun } from './start-rows.ts';

/** What one run emitted, and the chain that it goes on. */
export interface Emitted {
  runId: string;
  chain: EventChain;
  emissions: Emission[];
}

/** A message of an event, under an id of ours. */
type ToldEvent = NewEvent & { id: string };

/** What became of messages. */
export interface StartedEvents {
  /** How many told of something new. */
  started: number;
  /** Webhooks with a known id that say something else than the first one. */
  contradicting: NewEvent[];
}

/** A run whose steps wait for others. */
interface Parent {
  runId: string;
  flow: string;
  chain: EventChain;
  waits: StepWait[];
  /** Of a replay, it and the runs that it goes on from. */
  lineage?: string[] | null;
}

/** Brings the plans up to the deployment of this number, where they are older. */
export type FollowDeployments = (sequence: number, sql: Sql) => Promise<void>;

/** Turns events into runs, always in the caller's transaction: an event exists exactly with its runs. */
export class RunStarter {
  /** In which the runs that it starts stand. */
  readonly line: RunLine;
  readonly #plans: Plans;
  readonly #queue: JobQueue;
  readonly #follow: FollowDeployments;

  constructor(plans: Plans, queue: JobQueue, follow: FollowDeployments) {
    this.line = new RunLine(plans, queue);
    this.#plans = plans;
    this.#queue = queue;
    this.#follow = follow;
  }

  /** Stores those events that are new and starts one run for each flow that wants them, or for `only` one flow. */
  async startForEvents(tx: Transaction, events: NewEvent[], only?: string): Promise<StartedEvents> {
    const all = told(events);
    const rows = firstOfEach(all);
    if (rows.length === 0) return { started: 0, contradicting: [] };
    const stored = await insertEvents(tx, rows);
    // An event of after a deployment is for the flows that are live since.
    if (stored[0]) await this.#follow(stored[0].sequence, tx);
    const fresh = new Set(stored.map((row) => row.id));
    const wanted = rows.filter((row) => fresh.has(row.id));
    await this.line.enter(tx, this.#runsOf(wanted, only));
    await wakeParked(
      tx,
      this.#tools,
      stored.flatMap(({ awaitedBy }) => awaitedBy ?? []),
    );
    const known = all.filter(({ id, deliveryId }) => deliveryId !== undefined && !fresh.has(id));
    const others = await contradicting(tx, known);
    return { started: fresh.size, contradicting: known.filter(({ id }) => others.has(id)) };
  }

  /**
   * Tries whether events and their runs can be kept, and leaves nothing behind. Nothing is locked, so that there may be any
   * number of them. Throws what the database says.
   */
  async demandStorable(db: Database, events: NewEvent[]): Promise<void> {
    const tried = new Error('tried');
    const trial = db.transaction(async (tx) => {
      const rows = firstOfEach(told(events));
      const fresh = new Set((await insertEvents(tx, rows)).map(({ id }) => id));
      const runs = this.#runsOf(rows.filter(({ id }) => fresh.has(id)));
      await insertRuns(
        tx,
        runs.map((run) => ({ ...run, id: newId() })),
      );
      throw tried;
    });
    await trial.catch((error: unknown) => {
      if (error !== tried) throw error;
    });
  }

  /** Events that runs emitted; their id is the step, so that a repeated step emits nothing new. */
  async startForEmissions(tx: Transaction, emitted: Emitted[]): Promise<void> {
    const occurredAt = new Date().toISOString();
    await this.startForEvents(
      tx,
      emitted.flatMap(({ runId, chain, emissions }) =>
        emissions.map(({ path, event, key, data }) => ({
          connection: EMITTED,
          dedupeKey: `${runId}/${path}`,
          entity: event,
          type: 'emitted',
          chain,
          key,
          data,
          occurredAt,
        })),
      ),
    );
  }

  /** What a transaction that starts runs for emissions has to lock. */
  keysOf(emissions: Emission[]): string[] {
    return emissions.flatMap(({ event, key, data }) =>
      this.#plans
        .wanting(EMITTED, event)
        .map(({ plan }) => orderKey(plan.flow, orderOf(plan, { key, type: 'emitted', data }) ?? storableText(key))),
    );
  }

  /** What a transaction that starts runs for steps has to lock. */
  keysOfChildren(waits: StepWait[]): string[] {
    return waits.flatMap((wait) => {
      const plan = wait.for === 'run' ? this.#plans.startOf(wait.flow) : undefined;
      if (wait.for !== 'run' || !plan) return [];
      return [orderKey(plan.flow, orderOf(plan, { ...wait, type: 'called' }) ?? storableText(wait.key))];
    });
  }

  /** One run asked for by a person or due by a schedule. */
  async startOne(
    tx: Transaction,
    flow: string,
    trigger: string,
    recordKey: string,
    input: Record<string, unknown>,
  ): Promise<string> {
    const plan = this.#plans.get(flow);
    const { revision } = plan;
    const { type, data } = input as Partial<OrderedEvent>;
    const order = orderOf(plan, { key: recordKey, type: type ?? '', data: data ?? {} });
    const [id] = await this.line.enter(tx, [
      { flow, revision, trigger, eventId: null, recordKey: storableText(recordKey), orderKey: order, input },
    ]);
    return id ?? '';
  }

  /** One run for each step that waits for one and has not started it yet; the parents' rows are locked by the caller. */
  async startChildren(tx: Transaction, parents: Parent[]): Promise<void> {
    const wanted = parents.flatMap(({ runId: parentId, flow: by, chain, waits, lineage }) =>
      waits.flatMap((wait) => {
        if (wait.for !== 'run') return [];
        const plan = this.#plans.startOf(wait.flow);
        const trigger = plan?.triggers.find(({ kind }) => kind === 'called');
        // A flow that was taken out of service runs for nobody; the wait ends at its deadline.
        if (!plan || !trigger) return [];
        const { flow, revision } = plan;
        const { key, data, path: parentPath } = wait;
        const started = { flow, revision, trigger: trigger.id, eventId: null, parentId, parentPath };
        const input = { type: 'called', by, parent: parentId, data, ...chained(chain) };
        const order = orderOf(plan, { key, type: 'called', data });
        return [{ ...started, recordKey: storableText(key), orderKey: order, input, lineage }];
      }),
    );
    if (wanted.length === 0) return;
    const begun = await tx.query<{ parentId: string; parentPath: string }>(
      `select parent_id as "parentId", parent_path as "parentPath" from run where parent_id = any($1::uuid[])`,
      [parents.map(({ runId }) => runId)],
    );
    const known = new Set(begun.map(placeOf));
    const fresh = wanted.filter((child) => !known.has(placeOf(child)));
    const replayed = fresh.flatMap(({ lineage, ...child }) => (lineage ? [{ ...child, lineage }] : []));
    const earlier = await earlierChildren(tx, replayed);
    await this.line.enter(
      tx,
      fresh.map((child) => {
        const { lineage: _, ...own } = child;
        const run = earlier.get(placeOf(child));
        return { ...own, input: { ...child.input, ...(run !== undefined && { run }) } };
      }),
    );
  }

  /** One run for each flow that wants an event, or for `only` one flow. */
  #runsOf(rows: (NewEvent & { id: string })[], only?: string): NewRun[] {
    return rows.flatMap((row) =>
      this.#plans
        .wanting(row.connection, row.entity)
        .filter(({ plan }) => plan.flow === (only ?? plan.flow))
        .map(({ plan, trigger }) => ({
          flow: plan.flow,
          revision: plan.revision,
          trigger: trigger.id,
          eventId: row.id,
          recordKey: row.key,
          orderKey: orderOf(plan, row),
          input: {
            key: row.key,
            type: row.type,
            occurredAt: row.occurredAt,
            data: row.data,
            ...chained(row.chain),
          },
        })),
    );
  }

  get #tools(): { plans: Plans; queue: JobQueue } {
    return { plans: this.#plans, queue: this.#queue };
  }
}

/** Where a run was started by a step. */
function placeOf({ parentId, parentPath }: { parentId: string; parentPath: string }): string {
  return `${parentId} ${parentPath}`;
}

/** Each message under an id of ours. */
function told(events: NewEvent[]): ToldEvent[] {
  return events.map((event) => ({ ...event, id: newId(), key: storableText(event.key) }));
}

/** Of several messages with one id the first: so it is where they come one by one. */
function firstOfEach(events: ToldEvent[]): ToldEvent[] {
  const names = new Set<string>();
  return events.filter(({ connection, dedupeKey }) => {
    const name = `${connection}\n${dedupeKey}`;
    return !names.has(name) && names.add(name);
  });
}
