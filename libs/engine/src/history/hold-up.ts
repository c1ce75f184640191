import type { Sql } from '@belegfluss/store';
import type { Plans } from '../event/plans.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import type { RunState } from '../run/states.ts';

/** What a queued run waits for: another run of its key, a place under a limit, or a worker that takes it. */
export type HoldUp =
  | { kind: 'run'; id: string; recordKey: string; state: RunState }
  | { kind: 'limit'; share: string | null; max: number }
  | { kind: 'worker' };

interface HoldUpTools {
  db: Sql;
  plans: Plans;
  queue: JobQueue;
}

/** Runs of one key follow each other; one that comes back to work goes behind those that are under way. */
const AHEAD = `select o.id, o.record_key as "recordKey", o.state from run r join run o
    on o.flow = r.flow and coalesce(o.order_key, o.record_key) = coalesce(r.order_key, r.record_key) and o.ended_at is null
  where r.id = $1 and o.id <> r.id and (o.state <> 'queued' or o.id < r.id)
  order by o.state = 'queued', o.id limit 1`;

/** What keeps a queued run from going to work right now. */
export async function holdUpOf(
  { db, plans, queue }: HoldUpTools,
  { id, flow }: { id: string; flow: string },
): Promise<HoldUp> {
  const [ahead] = await db.query<Omit<HoldUp & { kind: 'run' }, 'kind'>>(AHEAD, [id]);
  if (ahead) return { kind: 'run', ...ahead };
  const limit = await queue.reachedLimit(db, plans.jobOf(flow, id).lane);
  return limit ? { kind: 'limit', share: limit.share ?? null, max: limit.max } : { kind: 'worker' };
}
