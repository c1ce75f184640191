// @ts-check
import { runOurs } from './our-run.js';
import { runPlain } from './plain-run.js';

/**
 * The whole chain from deal to payment, beside a plain script with the same calls and no durability.
 * @param {{ deals: number, onEvent: (text: string) => void }} options
 */
export async function measureChains({ deals, onEvent }) {
  onEvent('plain script');
  const plain = await runPlain({ deals });
  onEvent('Belegfluss');
  const ours = await runOurs({
    deals,
    databaseUrl: process.env['DATABASE_URL'],
    onEvent: (text) => onEvent(`  ${text}`),
  });
  return { deals, ours, plain, ratio: ours.chainsPerSecond / plain.chainsPerSecond };
}
