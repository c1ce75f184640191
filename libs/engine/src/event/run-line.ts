import { newId, storableJson, type Transaction } from '@belegfluss/store';
import type { JobQueue } from '../queue/job-queue.ts';
import { lockKeys, orderKey } from './key-lock.ts';
import type { Plans } from './plans.ts';
import { insertRuns, type NewRun } from './start-rows.ts';

/**
 * The line in which the runs of a flow and key stand: only the first that has not ended has a job, which is what keeps the
 * order. Always in the caller's transaction.
 */
export class RunLine {
  readonly #plans: Plans;
  readonly #queue: JobQueue;

  constructor(plans: Plans, queue: JobQueue) {
    this.#plans = plans;
    this.#queue = queue;
  }

  /** Stores new runs at the end of the line, and lets those go that are the first. Gives back the ids of all. */
  async enter(tx: Transaction, runs: NewRun[]): Promise<string[]> {
    if (runs.length === 0) return [];
    const rows = runs.map((run) => ({ ...run, id: newId() }));
    await lockKeys(
      tx,
      rows.map(({ flow, recordKey, orderKey: own }) => orderKey(flow, own ?? recordKey)),
    );
    await this.#release(tx, await insertRuns(tx, rows));
    return rows.map(({ id }) => id);
  }

  /** Lets the next runs of these keys go when the ones before them have ended; the caller has locked the keys. */
  async releaseNext(tx: Transaction, ended: { flow: string; order: string }[]): Promise<void> {
    const next = await tx.query<{ id: string; flow: string }>(
      `select r.id, r.flow from jsonb_to_recordset($1::jsonb) as k(flow text, "order" text)
       cross join lateral (select id, flow from run where flow = k.flow and coalesce(order_key, record_key) = k."order" and ended_at is null
                           order by id limit 1) r`,
      [storableJson(ended)],
    );
    await this.#release(tx, next);
  }

  /** Gives a run that came back its job, unless another run of its key is at work; then that one's end releases it. */
  async releaseIfFirst(tx: Transaction, flow: string, order: string, runId: string): Promise<void> {
    await lockKeys(tx, [orderKey(flow, order)]);
    const others = await tx.query(
      'select 1 from run where flow = $1 and coalesce(order_key, record_key) = $2 and ended_at is null and id <> $3 limit 1',
      [flow, order, runId],
    );
    if (others.length === 0) await this.#release(tx, [{ id: runId, flow }]);
  }

  /**
   * Lets the next run of a key go when one that had not ended is taken out of the line. `queued` says that it was not at
   * work, so that the job of the key may be another's.
   */
  async releaseBehind(
    tx: Transaction,
    run: { id: string; flow: string; order: string },
    queued: boolean,
  ): Promise<void> {
    await lockKeys(tx, [orderKey(run.flow, run.order)]);
    const [line] = await tx.query<{ next: string | null; busy: boolean | null }>(
      `select (array_agg(id order by id))[1] as next, bool_or(state <> 'queued') as busy from run
       where flow = $1 and coalesce(order_key, record_key) = $2 and ended_at is null and id <> $3`,
      [run.flow, run.order, run.id],
    );
    if (!line?.next || line.busy) return;
    if (queued && !(await this.#queue.holdsJob(tx, run.id))) return;
    await this.#release(tx, [{ id: line.next, flow: run.flow }]);
  }

  #release(tx: Transaction, runs: { id: string; flow: string }[]): Promise<void> {
    return this.#queue.insert(
      tx,
      runs.map(({ id, flow }) => this.#plans.jobOf(flow, id)),
    );
  }
}
