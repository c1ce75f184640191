import type { Sql } from '@belegfluss/store';
import { lockKeys, orderKey } from '../event/key-lock.ts';
import { tellOfRuns } from '../journal/changes.ts';
import type { WakingTools } from '../waiting/waking-tools.ts';

/** Each key is locked, and PostgreSQL has room for some thousands of locks. */
const AT_ONCE = 500;

/** A run that nobody would ever take, with the key by which runs of its flow follow each other. */
interface Stranded {
  id: string;
  flow: string;
  order: string;
  attempt: number;
}

type LostJobsTools = Pick<WakingTools, 'db' | 'plans' | 'queue' | 'bell'>;

/**
 * Of the unfinished runs of a flow and key one has a job, or waits for what brings it one: whatever changes a run changes its
 * job in the same transaction. Where that does not hold, nobody would ever look at the key again. `$1` names flows
 * and keys, null means all. Of several the one that had begun goes on, else the first.
 */
const STRANDED = `select (array_agg(r.id order by r.state = 'queued', r.id))[1] as id, r.flow, coalesce(r.order_key, r.record_key) as "order",
    (array_agg(r.attempt order by r.state = 'queued', r.id))[1] as attempt
  from run r left join pgboss.job j on j.data->>'subject' = r.id::text and j.state in ('created', 'retry', 'active')
  where r.ended_at is null
    and ($1::jsonb is null or (r.flow, coalesce(r.order_key, r.record_key)) in
         (select l.flow, l."order" from jsonb_to_recordset($1::jsonb) as l(flow text, "order" text)))
  group by 2, 3 having not bool_or(j.id is not null or r.state = 'question' or r.state = 'waiting' and r.wake_at is null)`;

/** Looks for runs without a job, which should never be, and gives them one. */
export class LostJobs {
  readonly #tools: LostJobsTools;
  /** Attempts by the ids of the runs that the look before found. */
  #suspects: ReadonlyMap<string, number> = new Map();
  /** How many were given one by this process, and when the last. */
  given: { count: number; at: string } | null = null;

  constructor(tools: LostJobsTools) {
    this.#tools = tools;
  }

  /** Gives a job to those that were found without one by the look before as well, and have not moved since. Gives back their ids. */
  async look(): Promise<string[]> {
    const found = await stranded(this.#tools.db, null);
    const still = found.filter(({ id, attempt }) => this.#suspects.get(id) === attempt);
    this.#suspects = new Map(found.map(({ id, attempt }) => [id, attempt]));
    const given: string[] = [];
    for (let from = 0; from < still.length; from += AT_ONCE)
      given.push(...(await this.#give(still.slice(from, from + AT_ONCE))));
    if (given.length > 0) this.given = { count: (this.given?.count ?? 0) + given.length, at: new Date().toISOString() };
    return given;
  }

  #give(lines: Stranded[]): Promise<string[]> {
    const { db, plans, queue, bell } = this.#tools;
    return db.transaction(async (tx) => {
      // Whoever ends a run of the key, or adds one, gives out its job under the same lock.
      await lockKeys(
        tx,
        lines.map(({ flow, order }) => orderKey(flow, order)),
      );
      const runs = await stranded(tx, lines);
      await queue.insert(
        tx,
        runs.map(({ id, flow }) => plans.jobOf(flow, id)),
      );
      const ids = runs.map(({ id }) => id);
      tellOfRuns(tx, bell, ids);
      return ids;
    });
  }
}

function stranded(sql: Sql, lines: Stranded[] | null): Promise<Stranded[]> {
  return sql.query(STRANDED, [lines && JSON.stringify(lines)]);
}
