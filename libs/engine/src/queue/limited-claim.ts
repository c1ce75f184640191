import type { Sql } from '@belegfluss/store';
import { lockKeys } from '../event/key-lock.ts';
import type { Lane, Limit } from './lanes.ts';

/**
 * How many more runs of a lane may go to work. Whoever takes runs under the same limits waits until this transaction ends:
 * two processes never count the same free place.
 */
export async function freePlaces(tx: Sql, lane: Lane, lanes: Lane[]): Promise<number> {
  await lockKeys(
    tx,
    lane.limits.map(({ name }) => `limit\n${name}`),
  );
  const active = await countActive(tx, lane, lanes);
  return Math.max(0, Math.min(...lane.limits.map(({ name, max }) => max - (active.get(name) ?? 0))));
}

/** A limit of a lane that is reached, so that none of its runs goes to work. */
export async function reachedLimit(sql: Sql, lane: Lane, lanes: Lane[]): Promise<Limit | undefined> {
  const active = await countActive(sql, lane, lanes);
  return lane.limits.find(({ name, max }) => (active.get(name) ?? 0) >= max);
}

/** Runs at work under each limit of a lane, in all lanes that share it. */
async function countActive(sql: Sql, lane: Lane, lanes: Lane[]): Promise<Map<string, number>> {
  const counted = lane.limits.flatMap(({ name }) =>
    lanes
      .filter(({ limits }) => limits.some((limit) => limit.name === name))
      .map((other) => ({ name, lane: other.name })),
  );
  const rows = await sql.query<{ name: string; active: number }>(
    `select c.name, count(j.id)::int as active
     from jsonb_to_recordset($1::jsonb) as c(name text, lane text)
     left join pgboss.job j on j.name = c.lane and j.group_id = c.lane and j.state = 'active' group by c.name`,
    [JSON.stringify(counted)],
  );
  return new Map(rows.map((row) => [row.name, row.active]));
}
