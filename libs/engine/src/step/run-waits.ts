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

/** A place in the events about a record, by the database's time; the id tells apart what came at the same time. */
export interface EventMark {
  at: string;
  id: string;
}

/** An event about the record that is waited for. */
export interface ArrivedEvent extends EventMark {
  type: string;
  data: Record<string, unknown>;
  occurredAt: string;
}

/** What a step can see of that for which it waits. */
export interface RunWaits {
  /** The run that the step at this path has started. */
  child(path: string): Promise<ChildRun | undefined>;
  /** The first event about a record behind a mark, or since the run exists. */
  event(
    path: string,
    record: { connection: string; entity: string; key: string },
    after?: EventMark,
  ): Promise<ArrivedEvent | undefined>;
}

/** Where an event stands behind what a run has seen; `w` has the marks, `r` is the run, `e` the event. */
export const BEHIND_MARK = `(e.received_at, e.id) > (coalesce(w.after_at, r.created_at),
  coalesce(w.after_id, r.event_id, '00000000-0000-0000-0000-000000000000'))`;

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
    event: async (_path, { connection, entity, key }, after) => {
      const [event] = await db.query<ArrivedEvent>(
        `select e.id, e.received_at::text as at, e.type, e.data,
                to_char(e.occurred_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "occurredAt"
         from (select $5::timestamptz as after_at, $6::uuid as after_id) w, run r
         join event e on e.connection = $2 and e.entity = $3 and e.record_key = $4
         where r.id = $1 and ${BEHIND_MARK} order by e.received_at, e.id limit 1`,
        [runId, connection, entity, key, after?.at ?? null, after?.id ?? null],
      );
      return event;
    },
  };
}
