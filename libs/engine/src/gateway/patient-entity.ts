import { setTimeout as sleep } from 'node:timers/promises';
import { ConnectorError, type Entity } from '@belegfluss/sdk';

/** So often a page is asked for while the system wants us to slow down. */
const TRIES = 5;
const USUAL_PAUSE_SECONDS = 1;
/** Whoever is told to stay away for longer hears of it. */
const LONGEST_PAUSE_SECONDS = 10;

/**
 * The entity, read outside of any run, which would come back by itself: where its system asks us to slow down, the page is asked
 * for again when that time is over.
 */
export function patient(entity: Entity, signal: AbortSignal): Entity {
  const { changes } = entity;
  if (!changes) return entity;
  return { ...entity, changes: (...asked) => patiently(() => changes.call(entity, ...asked), signal) };
}

async function patiently<T>(read: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await read();
    } catch (error) {
      const seconds = pauseAfter(error);
      if (tries === TRIES || seconds > LONGEST_PAUSE_SECONDS) throw error;
      await sleep(seconds * 1_000, undefined, { signal }).catch(() => {
        throw error;
      });
    }
  }
}

function pauseAfter(error: unknown): number {
  if (!(error instanceof ConnectorError) || error.kind !== 'rate_limited') return Infinity;
  return error.retryAfterSeconds ?? USUAL_PAUSE_SECONDS;
}
