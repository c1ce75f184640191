import type { Sql } from '@belegfluss/store';

/** Business time: the clock that a demo moves, else the real one. */
export async function businessNow(sql: Sql): Promise<Date> {
  const [row] = await sql.query<{ now: Date }>('select coalesce((select now from business_clock), now()) as now');
  return row?.now ?? new Date();
}

/** Moves the business clock of a demo; it never goes back. */
export async function moveBusinessClock(sql: Sql, now: Date): Promise<void> {
  await sql.query(
    `insert into business_clock (now) values ($1)
     on conflict (only_row) do update set now = greatest(business_clock.now, excluded.now)`,
    [now],
  );
}
