import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_EVERY_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/** A server that may be killed from outside, by the system when memory runs out for one. */
export interface Mortal {
  isAlive(): Promise<boolean>;
  start(): Promise<void>;
}

/** Starts a server again whenever it is gone, after longer and longer pauses while that does not help. Gives back what ends the watch. */
export function keepAlive(server: Mortal): () => Promise<void> {
  const end = new AbortController();
  const watched = watch(server, end.signal);
  return async () => {
    end.abort();
    await watched;
  };
}

async function watch(server: Mortal, signal: AbortSignal): Promise<void> {
  const isOver = (): boolean => signal.aborted;
  for (let pause = LOOK_EVERY_MS; !isOver();) {
    await sleep(pause, undefined, { signal, ref: false }).catch(() => undefined);
    if (isOver()) return;
    if (await server.isAlive()) {
      pause = LOOK_EVERY_MS;
    } else {
      // Whatever stands in its way may be gone the next time: a full disk, or what the killed one left behind.
      await server.start().catch(() => undefined);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
  }
}
