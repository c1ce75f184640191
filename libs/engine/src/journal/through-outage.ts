import { setTimeout as sleep } from 'node:timers/promises';
import { isOutage } from './database-error.ts';

/** A database that restarts is back within seconds; what is known of a write that left must not be lost meanwhile. */
const PAUSES_MS = [200, 500, 1_000, 2_000, 4_000, 8_000];

/**
 * Does the work again while our database is away, for about fifteen seconds; then, and whatever else goes wrong, throws
 * what it threw. The answer to a commit may be lost: work that was already done must find that and change nothing.
 */
export async function throughOutage<T>(work: () => Promise<T>): Promise<T> {
  for (const pause of PAUSES_MS) {
    try {
      return await work();
    } catch (error) {
      if (!isOutage(error)) throw error;
      await sleep(pause);
    }
  }
  return work();
}
