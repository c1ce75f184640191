import { storableJson, type Sql, type Transaction } from '@belegfluss/store';
import { IS_NEWS } from '../step/run-waits.ts';
import type { Plans } from '../event/plans.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import type { RestingRun } from '../queue/rest-job.ts';
import type { WakingTools } from './waking-tools.ts';
import { tellOfRuns } from '../journal/changes.ts';
import type { StepWait } from '../run/verdict.ts';

/** What a run waits for since an attempt of it. */
export interface ParkedRun {
  runId: string;
  attempt: number;
  waits: StepWait[];
}

/** A wait of an earlier attempt is none any more. */
const IS_WAITING = "r.state in ('question', 'waiting') and coalesce(w.attempt, r.attempt) = r.attempt";

/** Keeps for what runs wait, so that whoever brings it finds them. */
export async function keepWaits(tx: Sql, parked: ParkedRun[]): Promise<void> {
  const rows = parked.flatMap(({ runId, attempt, waits }) =>
    waits.map((wait) => {
      const { path, dueAt } = wait;
      if (wait.for === 'run') return { runId, attempt, path, dueAt };
      const { connection, entity, key, taken } = wait;
      return { runId, attempt, path, dueAt, connection, entity, key, taken };
    }),
  );
  await tx.query(
    `insert into run_wait (run_id, attempt, path, connection, entity, record_key, taken, due_at)
     select "runId", attempt, path, connection, entity, key, taken, "dueAt"
     from jsonb_to_recordset($1::jsonb) as w("runId" uuid, attempt int, path text, connection text, entity text, key text,
          taken uuid[], "dueAt" timestamptz)
     order by "runId", path on conflict (run_id, path) do update set attempt = excluded.attempt, taken = excluded.taken,
          due_at = excluded.due_at`,
    [storableJson(rows)],
  );
}

/**
 * Gives runs that wait a job, and makes that due for which others sleep; those that are at work find by themselves what
 * came. Gives back the ids of those that were woken.
 */
export async function wakeParked(
  tx: Transaction,
  { queue, plans }: { queue: JobQueue; plans: Plans },
  runIds: string[],
): Promise<string[]> {
  if (runIds.length === 0) return [];
  const woken = await tx.query<{ id: string; flow: string }>(
    `update run set state = 'queued', reason = null where id in (
       select id from run where id = any($1::uuid[]) and (state = 'question' or (state = 'waiting' and wake_at is null))
       order by id for update)
     returning id, flow`,
    [runIds],
  );
  const asleep = await tx.query<RestingRun>(
    "select id, attempt from run where id = any($1::uuid[]) and state = 'waiting' and wake_at is not null order by id for update",
    [runIds],
  );
  await queue.insert(
    tx,
    woken.map(({ id, flow }) => plans.jobOf(flow, id)),
  );
  await queue.hasten(tx, asleep);
  const ids = [...woken, ...asleep].map(({ id }) => id);
  await tx.query('delete from run_wait where run_id = any($1::uuid[])', [ids]);
  return ids;
}

/** Of these runs at rest, or of all, those for which there is something to do: it came, or its time is over. */
export async function readyRuns(sql: Sql, runIds?: string[]): Promise<string[]> {
  const these = runIds ? 'w.run_id = any($1::uuid[])' : 'true';
  const ready = await sql.query<{ id: string }>(
    `select w.run_id as id from run_wait w join run r on r.id = w.run_id
     where ${these} and ${IS_WAITING}
       and w.due_at <= coalesce((select now from business_clock), now())
     union
     select w.run_id from run_wait w join run r on r.id = w.run_id
     where ${these} and ${IS_WAITING} and (
       (w.connection is null and exists (
         select 1 from run c where c.parent_id = w.run_id and c.parent_path = w.path and c.ended_at is not null))
       or exists (select 1 from event e where e.connection = w.connection and e.entity = w.entity
                  and e.record_key = w.record_key and ${IS_NEWS}))`,
    runIds ? [runIds] : [],
  );
  return ready.map(({ id }) => id);
}

/** Wakes the parked runs whose time is over, and those that were missed in the moment in which they went to rest. Gives back how many. */
export function wakeReady(tools: WakingTools): Promise<number> {
  return tools.db.transaction(async (tx) => {
    await tx.query('delete from run_wait using run where run.id = run_wait.run_id and run.ended_at is not null');
    const woken = await wakeParked(tx, tools, await readyRuns(tx));
    tellOfRuns(tx, tools.bell, woken);
    return woken.length;
  });
}
