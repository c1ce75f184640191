// @ts-check
import { setTimeout as sleep } from 'node:timers/promises';
import { deliver, openProduct, STEPS } from './product.js';

/**
 * Runs of five writes each, on one worker of the product.
 * @param {{ url: string, runs: number, concurrency: number, action: 'order' | 'mark', onReady: () => Promise<void> }} options
 * @returns {Promise<{ seconds: number }>}
 */
export async function ourSteps({ url, runs, concurrency, action, onReady }) {
  const product = await openProduct({ url, concurrency, action });
  try {
    await deliver(product.engine, 'shop', runs);
    await onReady();
    const began = performance.now();
    await product.engine.startWorker();
    while (product.done('five') < runs) {
      if (performance.now() - began > 300_000) throw new Error(`${runs - product.done('five')} runs are missing`);
      await sleep(5);
    }
    const seconds = (performance.now() - began) / 1_000;
    if (product.effects.size !== runs * STEPS.length || [...product.effects.values()].some((count) => count !== 1))
      throw new Error('an effect is missing or happened twice');
    return { seconds };
  } finally {
    await product.close();
  }
}
