import type { WriteContext } from '@belegfluss/sdk';
import type { Database, Sql } from '@belegfluss/store';
import { effectOf } from './keyed-effect.ts';
import { deeds } from './load-deeds.ts';

/** A change at a moment. */
type Change<T> = (deed: Awaited<ReturnType<typeof deeds>>, tx: Sql, at: Date) => Promise<T>;

/** Carries changes out once: the same key again gets the first result, for a worker that wakes late must not set anything back. */
export function onceForItsKey(db: Database) {
  return async <T>(action: string, ctx: WriteContext, change: Change<T>): Promise<T> => {
    const deed = await deeds();
    const effect = effectOf(ctx);
    return deed.once(db, action, effect, (tx) => change(deed, tx, effect.at));
  };
}
