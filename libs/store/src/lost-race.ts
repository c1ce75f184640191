import { setTimeout as sleep } from 'node:timers/promises';
import { isStalePlan } from './session.ts';

const DEADLOCK = '40P01';
const NOT_SERIALIZABLE = '40001';
const RETRIES = 3;
const LONGEST_PAUSE_MS = 50;

/** Does `work` again, at most three times, when PostgreSQL rolled it back in favour of another transaction or of a migration. */
export async function retryLostRace<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries === RETRIES || !isLost(error)) throw error;
      // Both losers of a deadlock must not meet again.
      await sleep(Math.random() * LONGEST_PAUSE_MS * (tries + 1));
    }
  }
}

function isLost(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  return code === DEADLOCK || code === NOT_SERIALIZABLE || isStalePlan(error);
}
