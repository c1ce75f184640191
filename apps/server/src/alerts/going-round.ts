import { firstIdAt, type Database } from '@belegfluss/store';
import type { Condition } from './conditions.ts';

const WINDOW_MS = 5 * 60_000;
/** More runs of a flow for one record in that time are hardly what somebody wanted. */
const MOST_RUNS = 100;
/** So many of the latest runs are looked at: a look costs some milliseconds, however busy the system is. */
const LOOKED_AT = 20_000;

/** Flows that seem to answer their own changes: each round begins in another system, so that nothing here sees where it came from. */
export async function flowsGoingRound(db: Database): Promise<Condition[]> {
  const rows = await db.query<{ flow: string; count: number }>(
    `select flow, max(runs)::int as count from (
       select flow, record_key, count(*) as runs from (
         select flow, record_key from run where id >= $1 and parent_id is null and replay_of is null order by id desc limit $2) latest
       group by 1, 2 having count(*) > $3) busy
     group by flow`,
    [firstIdAt(new Date(Date.now() - WINDOW_MS)), LOOKED_AT, MOST_RUNS],
  );
  return rows.map((facts) => ({
    key: `going_round/${facts.flow}`,
    rule: 'going_round',
    facts: { ...facts, minutes: WINDOW_MS / 60_000 },
    patienceMs: 0,
  }));
}
