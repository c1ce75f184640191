import type { Stopping } from '../run/verdict.ts';

/** What is to be done side by side. */
export interface Pieces {
  count: number;
  /** At most so many are begun and not done. */
  places: number;
  /** One after the other all the same, in their order: for whoever compares what happens with what was expected. */
  inOrder: boolean;
}

/**
 * Does pieces of work side by side. One that stops (it waits, asks, has failed) keeps its place; the others go on through
 * the pieces that are left. Gives back the verdicts of those that stopped, in the order of the pieces, when all that were begun
 * have come to rest. Throws what a piece throws, after the others have come to rest.
 */
export async function sideBySide(
  { count, places, inOrder }: Pieces,
  work: (index: number) => Promise<Stopping | undefined>,
): Promise<Stopping[]> {
  const stopped: Stopping[][] = [];
  let next = 0;
  const goThrough = async () => {
    try {
      while (next < count) {
        const index = next;
        next += 1;
        const verdict = await work(index);
        if (verdict) {
          stopped[index] = [verdict];
          return;
        }
      }
    } catch (error) {
      next = count;
      throw error;
    }
  };
  const lines: Promise<void>[] = [];
  for (let place = 0; place < Math.min(places, count); place += 1) {
    const line = goThrough();
    lines.push(line);
    if (inOrder) await line;
  }
  for (const line of await Promise.allSettled(lines)) if (line.status === 'rejected') throw line.reason;
  return stopped.flat();
}
