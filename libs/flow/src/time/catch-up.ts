/** What becomes of slots that were missed: they are left out, the last of them runs, or all of them do. */
export const CATCH_UP = ['none', 'latest', 'all'] as const;
export type CatchUp = (typeof CATCH_UP)[number];

/** The slots of one look at the clock. */
export interface Dues {
  /** To be started now, in this order. */
  run: Date[];
  /** So many before them are left out. */
  leftOut: number;
}

/** A slot that is no later than this is not missed: somebody restarted a server, or the database. */
const ON_TIME_MS = 5 * 60_000;
/** No more runs than this are made up for at once. */
export const MAX_CAUGHT_UP = 100;

/** Decides about all slots that have passed since the last look. Memory is bounded however long that was ago. */
export function catchUp(policy: CatchUp, passed: Iterable<Date>, now: Date): Dues {
  const onTime: Date[] = [];
  let missed: Date[] = [];
  let count = 0;
  for (const slot of passed) {
    if (now.getTime() - slot.getTime() <= ON_TIME_MS) {
      onTime.push(slot);
      continue;
    }
    count += 1;
    missed.push(slot);
    if (missed.length >= 2 * MAX_CAUGHT_UP) missed = missed.slice(-MAX_CAUGHT_UP);
  }
  const madeUp =
    policy === 'all'
      ? missed.slice(-MAX_CAUGHT_UP)
      : policy === 'latest' && onTime.length === 0
        ? missed.slice(-1)
        : [];
  return { run: [...madeUp, ...onTime], leftOut: count - madeUp.length };
}
