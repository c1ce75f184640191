import type { Database } from '@belegfluss/store';

const DAY_MS = 86_400_000;

/**
 * Whether the clock has gone on evenly for a day. A jump of more than a day between two looks, or one backwards, makes
 * everything look old that is not; after it a day has to pass. A machine that was switched off waits as well: no harm done.
 */
export async function isClockSteady(db: Database, now: Date): Promise<boolean> {
  const [mark] = await db.query<{ lookedAt: Date; steadySince: Date }>(
    'select looked_at as "lookedAt", steady_since as "steadySince" from retention_mark',
  );
  const passed = mark ? now.getTime() - mark.lookedAt.getTime() : -1;
  const steadySince = mark && passed >= 0 && passed <= DAY_MS ? mark.steadySince : now;
  await db.query(
    `insert into retention_mark (looked_at, steady_since) values ($1, $2)
     on conflict (only_row) do update set looked_at = excluded.looked_at, steady_since = excluded.steady_since`,
    [now, steadySince],
  );
  return now.getTime() - steadySince.getTime() >= DAY_MS;
}
