// @ts-check
import { sendEvents } from './event-load.js';
import { invoicesCame } from './event-figures.js';

/**
 * Kills a player in the middle of its work and starts it again on what it had on disk.
 * @param {{ counts(): Promise<Record<string, number>> }} plain
 * @param {{ wanted: number, begin: () => Promise<unknown>, killAndStart: () => Promise<unknown> }} play
 */
export async function killFigures(plain, { wanted, begin, killAndStart }) {
  const begun = begin();
  await invoicesCame(plain, Math.floor(wanted / 3));
  await killAndStart();
  await begun;
  const resumed = await invoicesCame(plain, wanted, 120_000).then(
    () => true,
    () => false,
  );
  const { states = 0, doubled = 0, wrong = 0 } = await plain.counts();
  return { lost: wanted - states, doubled, wrong, resumedByItself: resumed };
}

/**
 * @param {string} hook
 * @param {number} count
 */
export function eventsToKill(hook, count) {
  return sendEvents(hook, { from: 0, count, clients: 8 });
}
