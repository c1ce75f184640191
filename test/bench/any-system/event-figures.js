// @ts-check
import { setTimeout as sleep } from 'node:timers/promises';
import { percentile, sendEvents } from './event-load.js';

/** A rate that both players bear on a small machine. */
const FIXED_RATE = 50;
const FIXED_SECONDS = 6;

/**
 * Waits until so many invoices have come.
 * @param {{ counts(): Promise<Record<string, number>> }} plain
 * @param {number} wanted
 */
export async function invoicesCame(plain, wanted, withinMs = 300_000) {
  const until = Date.now() + withinMs;
  while (((await plain.counts())['states'] ?? 0) < wanted) {
    if (Date.now() > until) throw new Error(`only ${JSON.stringify(await plain.counts())} of ${wanted} invoices came`);
    await sleep(20);
  }
}

/**
 * Lets one player turn webhooks into invoices: as many as it can, then at a fixed rate.
 * @param {{ url: string, counts(): Promise<Record<string, number>> }} plain
 * @param {string} hook
 * @param {{ effects: number, cpu: () => Promise<number | null> | number | null }} options
 */
export async function eventFigures(plain, hook, { effects, cpu }) {
  const cpuBefore = await cpu();
  const started = performance.now();
  await sendEvents(hook, { from: 0, count: effects });
  await invoicesCame(plain, effects);
  const seconds = (performance.now() - started) / 1_000;
  const cpuAfter = await cpu();
  const fixed = FIXED_RATE * FIXED_SECONDS;
  const sent = await sendEvents(hook, { from: effects, count: fixed, perSecond: FIXED_RATE });
  await invoicesCame(plain, effects + fixed);
  /** @type {{ arrivals: [string, number][] }} */
  const { arrivals } = await (await fetch(`${plain.url}/control/arrivals`)).json();
  const delays = arrivals.flatMap(([id, at]) => (sent.has(id) ? [at - (sent.get(id) ?? 0)] : []));
  return {
    effectsPerSecond: effects / seconds,
    cpuMsPerEffect: cpuAfter === null || cpuBefore === null ? null : (1_000 * (cpuAfter - cpuBefore)) / effects,
    p50Ms: percentile(delays, 0.5),
    p95Ms: percentile(delays, 0.95),
  };
}
