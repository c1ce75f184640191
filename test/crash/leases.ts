import type { Sql } from '@belegfluss/store';

/**
 * Ends the leases on all runs that somebody holds, as ten seconds of silence do. Only where all holders are dead: who wakes up
 * again relies on having been the holder for some seconds. When leases end by themselves, workers.spec.ts and the chaos show.
 */
export async function endLeases(db: Sql): Promise<void> {
  await db.query("update pgboss.job set heartbeat_on = heartbeat_on - interval '1 minute' where state = 'active'");
}
