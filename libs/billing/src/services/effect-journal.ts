import type { Answer } from '@belegfluss/sdk';
import type { Database, Sql } from '@belegfluss/store';

/** One change as it was asked for: its business key, when it happens in business time, and what a person said about it. */
export interface Effect {
  key: string;
  at: Date;
  answer?: Answer | undefined;
}

/**
 * Does a change (`action` says which) once for its key, in one transaction, and keeps its result: the same key again gets the first result.
 * A second call at the same time waits on the key's row until the first has committed or failed.
 */
export function once<T>(
  db: Database,
  action: string,
  { key, at }: Pick<Effect, 'key' | 'at'>,
  work: (tx: Sql) => Promise<T>,
): Promise<T> {
  return db.transaction(async (tx) => {
    const mine = await tx.query(
      'insert into billing_effect (key, action, at) values ($1, $2, $3) on conflict do nothing returning key',
      [key, action, at],
    );
    if (mine.length === 0) {
      const [earlier] = await tx.query<{ result: T }>('select result from billing_effect where key = $1', [key]);
      if (earlier === undefined) throw new Error(`effect ${key} vanished`);
      return earlier.result;
    }
    const result = await work(tx);
    await tx.query('update billing_effect set result = $2 where key = $1', [key, JSON.stringify(result)]);
    return result;
  });
}
