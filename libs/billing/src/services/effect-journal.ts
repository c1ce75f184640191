import type { Database, Sql } from '@belegfluss/store';

/** Identity of one change: the business key of the effect, what it is, and when it happens in business time. */
export interface EffectIdentity {
  effectKey: string;
  action: string;
  at: Date;
}

/**
 * Does a change once for its key, in one transaction, and keeps its result: the same key again gets the first result.
 * A second call at the same time waits on the key's row until the first has committed or failed.
 */
export function once<T>(db: Database, identity: EffectIdentity, work: (tx: Sql) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    const mine = await tx.query(
      'insert into billing_effect (key, action, at) values ($1, $2, $3) on conflict do nothing returning key',
      [identity.effectKey, identity.action, identity.at],
    );
    if (mine.length === 0) {
      const [earlier] = await tx.query<{ result: T }>('select result from billing_effect where key = $1', [
        identity.effectKey,
      ]);
      if (earlier === undefined) throw new Error(`effect ${identity.effectKey} vanished`);
      return earlier.result;
    }
    const result = await work(tx);
    await tx.query('update billing_effect set result = $2 where key = $1', [
      identity.effectKey,
      JSON.stringify(result),
    ]);
    return result;
  });
}
