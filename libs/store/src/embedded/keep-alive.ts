import { setTimeout as sleep } from 'node:timers/promises';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 30_000;

/** A server that may be killed from outside, by the system when memory runs out for one. */
export interface Mortal {
  /** Resolves when the server is gone, at once where it cannot be reached; says whether it was there until then. */
  lost(signal: AbortSignal): Promise<boolean>;
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
  for (let pause = FIRST_PAUSE_MS; ;) {
    if (await server.lost(signal)) pause = FIRST_PAUSE_MS;
    if (isOver()) return;
    // Whatever stands in its way may be gone the next time: a full disk, or what the killed one left behind.
    if (!(await server.isAlive())) await server.start().catch(() => undefined);
    await sleep(pause, undefined, { signal, ref: false }).catch(() => undefined);
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
  }
}
