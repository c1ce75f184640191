import type { Database } from '@belegfluss/store';

/** A moment that does not come while a test prepares what is to be there before it. */
export const inAnHour = () => new Date(Date.now() + 3_600_000);

/** Makes all planned deployments due now, by the database's clock. */
export async function becomeDue(db: Database): Promise<void> {
  await db.query("update planned_deployment set due_at = clock_timestamp() where state = 'planned'");
}
