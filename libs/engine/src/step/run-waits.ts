import type { Database } from '@belegfluss/store';
import type { RunState } from '../run/states.ts';
import type { Reason } from '../run/verdict.ts';

/** A run that a step of another run has started. */
export interface ChildRun {
  id: string;
  state: RunState;
  reason: Reason | null;
  output: unknown;
}

/** An event about the record that is waited for. */
export interface ArrivedEvent {
  id: string;
  /** When it came, by the database's time. */
  at: string;
  type: string;
  data: Record<string, unknown>;
  occurredAt: string;
}

/** What a step can see of that for which it waits. */
export interface RunWaits {
  /** The run that the step at this path has started. */
  child(path: string): Promise<ChildRun | undefined>;
  /** The first event about a record that came since the run exists and is none of those that were taken. */
  event(
    path: string,
    record: { connection: string; entity: string; key: string },
    taken: string[],
  ): Promise<ArrivedEvent | undefined>;
  /** What waits for an event about a record took that the run has left behind. */
  takenBehind(use: string, key: string): Promise<{ path: string; id: string }[]>;
}

/**
 * Whether an event came since a run began and was not taken; `w` has what was taken, `r` is the run, `e` the event. Both have
 * the time at which their transaction began. One that was stored by a transaction of before, and that the run could not see
 * when it was made, came later all the same; no transaction lasts for ten minutes.
 */
export const IS_NEWS = `(e.received_at > r.created_at - interval '10 minutes' and e.id <> all (coalesce(w.taken, '{}'))
  and ((e.received_at, e.id) > (r.created_at, coalesce(r.event_id, '00000000-0000-0000-0000-000000000000'))
       or e.received_at < r.created_at and not pg_visible_in_snapshot(e.stored_by, r.began_in)))`;

/** What the database knows of the runs and events for which a run waits. */
export function storedWaits(db: Database, runId: string): RunWaits {
  return {
    child: async (path) => {
      const [child] = await db.query<ChildRun>(
        'select id, state, reason, output from run where parent_id = $1 and parent_path = $2',
        [runId, path],
      );
      return child;
    },
    event: async (_path, { connection, entity, key }, taken) => {
      const [event] = await db.query<ArrivedEvent>(
        `select e.id, e.received_at::text as at, e.type, e.data,
                to_char(e.occurred_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "occurredAt"
         from (select $5::uuid[] as taken) w, run r
         join event e on e.connection = $2 and e.entity = $3 and e.record_key = $4
         where r.id = $1 and ${IS_NEWS} order by e.received_at, e.id limit 1`,
        [runId, connection, entity, key, taken],
      );
      return event;
    },
    takenBehind: (use, key) =>
      db.query(
        `select path, output->>'id' as id from step
         where run_id = $1 and is_behind and kind = 'wait' and use = $2 and state = 'done' and output->>'key' = $3`,
        [runId, use, key],
      ),
  };
}
