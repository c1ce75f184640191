import type { Database } from '@belegfluss/store';
import { waitUntil } from './waiting.ts';

/** Rows of a table whose writing stands still; `when` is a condition in SQL on `new`. */
export interface RowMoment {
  table: string;
  when?: string;
}

/** Writes that stand still before their rows are on disk. */
export interface HeldRows {
  /** Resolves once so many writes stand there. */
  reached(count: number): Promise<void>;
  /** Ends the transactions that stand there, as when the machine of their process is gone, and holds nothing any more. */
  lose(): Promise<void>;
}

/** Holds every write of such rows. */
export async function holdRows(db: Database, moments: RowMoment[]): Promise<HeldRows> {
  await db.query(`create function stand_still() returns trigger language plpgsql as $$ begin
    perform pg_advisory_xact_lock_shared(42); return new; end $$`);
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const held = await new Promise<{ over: Promise<void> }>((hold) => {
    const over = db.transaction(async (tx) => {
      await tx.query('select pg_advisory_xact_lock(42)');
      hold({ over });
      await released;
    });
  });
  for (const [number, { table, when = 'true' }] of moments.entries())
    await db.query(`create trigger stand_still_${number} before insert or update on ${table} for each row when (${when})
      execute function stand_still()`);
  const standing = () =>
    db.query<{ pid: number }>(
      "select distinct pid from pg_locks where locktype = 'advisory' and objid = 42 and not granted",
    );
  return {
    reached: async (count) => {
      await waitUntil(`${count} writes stand still`, async () => (await standing()).length >= count);
    },
    lose: async () => {
      for (const { pid } of await standing()) await db.query('select pg_terminate_backend($1)', [pid]);
      await waitUntil('the transactions are gone', async () => (await standing()).length === 0);
      await db.query('drop function stand_still cascade');
      release();
      await held.over;
    },
  };
}
