import { newId, storableJson, storableText, type Sql, type Transaction } from '@belegfluss/store';
import type { JobQueue } from '../queue/job-queue.ts';
import type { Emission } from '../run/run-record.ts';
import { lockKeys, orderKey } from './key-lock.ts';
import { EMITTED, type Plans } from './plans.ts';

/** A message that something happened; `connection` is EMITTED for events of flows. */
export interface NewEvent {
  connection: string;
  /** Unique within the connection; a second one is the same event. */
  dedupeKey: string;
  entity: string;
  type: string;
  key: string;
  data: Record<string, unknown>;
  occurredAt: string;
  /** The stored webhook that told of it. */
  deliveryId?: string;
}

/** What one run emitted. */
export interface Emitted {
  runId: string;
  emissions: Emission[];
}

interface NewRun {
  flow: string;
  revision: string;
  trigger: string;
  eventId: string | null;
  recordKey: string;
  input: Record<string, unknown>;
}

/** Brings the plans up to the deployment of this number, where they are older. */
export type FollowDeployments = (sequence: number, sql: Sql) => Promise<void>;

/** Turns events into runs, always in the caller's transaction: an event exists exactly with its runs. */
export class RunStarter {
  readonly #plans: Plans;
  readonly #queue: JobQueue;
  readonly #follow: FollowDeployments;

  constructor(plans: Plans, queue: JobQueue, follow: FollowDeployments) {
    this.#plans = plans;
    this.#queue = queue;
    this.#follow = follow;
  }

  /** Stores those events that are new and starts one run for each flow that wants them, or for `only` one flow. Gives back the number of new events. */
  async startForEvents(tx: Transaction, events: NewEvent[], only?: string): Promise<number> {
    const unique = [...new Map(events.map((event) => [`${event.connection}\n${event.dedupeKey}`, event])).values()];
    const rows = unique.map((event) => ({ ...event, id: newId(), key: storableText(event.key) }));
    if (rows.length === 0) return 0;
    const stored = await tx.query<{ id: string; sequence: number }>(
      `insert into event (id, connection, dedupe_key, entity, type, record_key, data, occurred_at, delivery_id)
       select id::uuid, connection, "dedupeKey", entity, type, key, data, "occurredAt"::timestamptz, "deliveryId"::uuid
       from jsonb_to_recordset($1::jsonb) as e(id text, connection text, "dedupeKey" text, entity text, type text, key text,
            data jsonb, "occurredAt" text, "deliveryId" text)
       order by id on conflict (connection, dedupe_key) do nothing
       returning id, (select coalesce(max(sequence), 0) from flow_deployment) as sequence`,
      [storableJson(rows)],
    );
    // An event of after a deployment is for the flows that are live since.
    if (stored[0]) await this.#follow(stored[0].sequence, tx);
    const fresh = new Set(stored.map((row) => row.id));
    const runs = rows
      .filter((row) => fresh.has(row.id))
      .flatMap((row) =>
        this.#plans
          .wanting(row.connection, row.entity)
          .filter(({ plan }) => plan.flow === (only ?? plan.flow))
          .map(({ plan, trigger }): NewRun => ({
            flow: plan.flow,
            revision: plan.revision,
            trigger: trigger.id,
            eventId: row.id,
            recordKey: row.key,
            input: { key: row.key, type: row.type, occurredAt: row.occurredAt, data: row.data },
          })),
      );
    await this.#insert(tx, runs);
    return fresh.size;
  }

  /** Events that runs emitted; their id is the step, so that a repeated step emits nothing new. */
  async startForEmissions(tx: Transaction, emitted: Emitted[]): Promise<void> {
    const occurredAt = new Date().toISOString();
    await this.startForEvents(
      tx,
      emitted.flatMap(({ runId, emissions }) =>
        emissions.map(({ path, event, key, data }) => ({
          connection: EMITTED,
          dedupeKey: `${runId}/${path}`,
          entity: event,
          type: 'emitted',
          key,
          data,
          occurredAt,
        })),
      ),
    );
  }

  /** What a transaction that starts runs for emissions has to lock. */
  keysOf(emissions: Emission[]): string[] {
    return emissions.flatMap(({ event, key }) =>
      this.#plans.wanting(EMITTED, event).map(({ plan }) => orderKey(plan.flow, storableText(key))),
    );
  }

  /** One run asked for by a person or due by a schedule. */
  async startOne(
    tx: Transaction,
    flow: string,
    trigger: string,
    recordKey: string,
    input: Record<string, unknown>,
  ): Promise<string> {
    const { revision } = this.#plans.get(flow);
    const [id] = await this.#insert(tx, [
      { flow, revision, trigger, eventId: null, recordKey: storableText(recordKey), input },
    ]);
    return id ?? '';
  }

  /** Lets the next runs of these keys go when the ones before them have ended; the caller has locked the keys. */
  async releaseNext(tx: Transaction, ended: { flow: string; recordKey: string }[]): Promise<void> {
    const next = await tx.query<{ id: string; flow: string }>(
      `select r.id, r.flow from jsonb_to_recordset($1::jsonb) as k(flow text, "recordKey" text)
       cross join lateral (select id, flow from run where flow = k.flow and record_key = k."recordKey" and ended_at is null
                           order by id limit 1) r`,
      [storableJson(ended)],
    );
    await this.#release(tx, next);
  }

  /** Gives a run that came back its job, unless another run of its key is at work; then that one's end releases it. */
  async releaseIfFirst(tx: Transaction, flow: string, recordKey: string, runId: string): Promise<void> {
    await lockKeys(tx, [orderKey(flow, recordKey)]);
    const others = await tx.query(
      'select 1 from run where flow = $1 and record_key = $2 and ended_at is null and id <> $3 limit 1',
      [flow, recordKey, runId],
    );
    if (others.length === 0) await this.#release(tx, [{ id: runId, flow }]);
  }

  /**
   * Lets the next run of a key go when one that had not ended is taken out of the line. `queued` says that it was not at
   * work, so that the job of the key may be another's.
   */
  async releaseBehind(tx: Transaction, run: { id: string; flow: string; recordKey: string }, queued: boolean) {
    await lockKeys(tx, [orderKey(run.flow, run.recordKey)]);
    const [line] = await tx.query<{ next: string | null; busy: boolean | null }>(
      `select (array_agg(id order by id))[1] as next, bool_or(state <> 'queued') as busy from run
       where flow = $1 and record_key = $2 and ended_at is null and id <> $3`,
      [run.flow, run.recordKey, run.id],
    );
    if (!line?.next || line.busy) return;
    if (queued && !(await this.#queue.holdsJob(tx, run.id))) return;
    await this.#release(tx, [{ id: line.next, flow: run.flow }]);
  }

  /** Only the first unfinished run of a flow and key has a job: that is what keeps the order. */
  async #insert(tx: Transaction, runs: NewRun[]): Promise<string[]> {
    if (runs.length === 0) return [];
    const rows = runs.map((run) => ({ ...run, id: newId() }));
    await lockKeys(
      tx,
      rows.map(({ flow, recordKey }) => orderKey(flow, recordKey)),
    );
    const heads = await tx.query<{ id: string; flow: string }>(
      `with added as (
         insert into run (id, flow, revision, trigger, event_id, record_key, input)
         select id::uuid, flow, revision, trigger, "eventId"::uuid, "recordKey", input
         from jsonb_to_recordset($1::jsonb) as r(id text, flow text, revision text, trigger text, "eventId" text,
              "recordKey" text, input jsonb)
         returning id, flow, record_key
       )
       select distinct on (a.flow, a.record_key) a.id, a.flow from added a
       where not exists (select 1 from run r where r.flow = a.flow and r.record_key = a.record_key and r.ended_at is null)
       order by a.flow, a.record_key, a.id`,
      [storableJson(rows)],
    );
    await this.#release(tx, heads);
    return rows.map(({ id }) => id);
  }

  #release(tx: Transaction, runs: { id: string; flow: string }[]): Promise<void> {
    return this.#queue.insert(
      tx,
      runs.map(({ id, flow }) => this.#plans.jobOf(flow, id)),
    );
  }
}
