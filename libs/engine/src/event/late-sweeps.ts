import type { Plan } from '@belegfluss/flow';
import type { Sql } from '@belegfluss/store';
import { triggersOf } from './schedules.ts';

/** How often a flow looks for what no webhook told of. */
export interface SweepTime {
  flow: string;
  connection: string;
  entity: string;
  /** From one pass to the next, in seconds. */
  everySeconds: number;
}

/** A re-sync that has not come to its end for longer than it should have. */
export interface LateSweep {
  flow: string;
  /** `<connection>.<entity>`. */
  source: string;
  /** From one pass to the next, in seconds. */
  everySeconds: number;
  /** Since its last whole pass, or since its flow went live. */
  quietSeconds: number;
}

/** So many passes in a row came to nothing. */
const MISSED = 2;

/** The re-syncs of these plans. */
export function sweepTimes(plans: Plan[]): SweepTime[] {
  return triggersOf(plans, 'entity').flatMap(({ plan: { flow }, trigger: { target, sweepSeconds } }) =>
    sweepSeconds === undefined
      ? []
      : [{ flow, connection: target.connection, entity: target.name, everySeconds: sweepSeconds }],
  );
}

/**
 * Of the re-syncs of live flows those whose last passes all failed, or never began: what no webhook told of goes unseen meanwhile. A
 * pass moves the position of its flow with its end, and only then.
 */
export async function lateSweeps(sql: Sql, times: readonly SweepTime[]): Promise<LateSweep[]> {
  if (times.length === 0) return [];
  return sql.query<LateSweep>(
    `select flow, source, "everySeconds", "quietSeconds" from (
       select s.flow, s.connection || '.' || s.entity as source, s."everySeconds",
              extract(epoch from now() - greatest(c.moved_at, l.live_from))::int as "quietSeconds"
       from jsonb_to_recordset($1::jsonb) as s(flow text, connection text, entity text, "everySeconds" int)
       join live_flow l on l.flow = s.flow
       left join cursor c on c.connection = s.connection and c.entity = s.entity || '/' || s.flow
     ) passes where "quietSeconds" > $2 * "everySeconds" order by flow, source`,
    [JSON.stringify(times), MISSED],
  );
}
