import type { Sql } from '@belegfluss/store';

/**
 * Deliveries that were accepted and that nobody has read yet, with the age of the oldest, as one more line in which work waits.
 * Where no worker runs, no run is ever made of them, and no other line shows it.
 */
export async function unreadDeliveries(sql: Sql): Promise<{ lane: string; due: number; oldestSeconds: number }> {
  const [row] = await sql.query<{ due: number; oldestSeconds: number }>(
    `select count(*)::int as due, greatest(coalesce(extract(epoch from now() - (
       select received_at from delivery where state = 'stored' order by id limit 1)), 0), 0)::int as "oldestSeconds"
     from delivery where state = 'stored'`,
  );
  return { lane: 'deliveries', due: 0, oldestSeconds: 0, ...row };
}
