// @ts-check
import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { benchDatabase } from '../bench-database.js';
import { sendDeliveries } from './senders.js';

const ENDPOINT = fileURLToPath(new URL('endpoint.js', import.meta.url));
const MODES = /** @type {const} */ (['nothing', 'single', 'grouped']);
const CLIENTS = [1, 16, 64];

/**
 * How many webhooks are taken in durably in a second, beside the same endpoint with one commit a delivery and beside
 * one that stores nothing; the three take turns.
 * @param {{ seconds: number, rounds: number, onEvent: (text: string) => void }} options seconds of one measurement
 */
export async function measureIntake({ seconds, rounds, onEvent }) {
  const database = await benchDatabase();
  const sharedKey = randomBytes(16).toString('hex');
  const endpoints = [];
  try {
    for (const mode of MODES) endpoints.push({ mode, ...(await startEndpoint(mode, database.url, sharedKey)) });
    const rows = [];
    for (const clients of CLIENTS) {
      /** @type {Record<string, Awaited<ReturnType<typeof sendDeliveries>>[]>} */
      const found = {};
      for (let round = 0; round <= rounds; round += 1) {
        for (const { mode, url } of endpoints) {
          const result = await sendDeliveries({ url, sharedKey, clients, seconds });
          if (result.refused > 0) throw new Error(`${mode} refused ${result.refused} deliveries`);
          // The first round warms up.
          if (round > 0) (found[mode] ??= []).push(result);
        }
      }
      onEvent(`${clients} clients`);
      rows.push({ clients, ...Object.fromEntries(MODES.map((mode) => [mode, median(found[mode] ?? [])])) });
    }
    return rows.map((row) => {
      const { nothing, single, grouped } = /** @type {any} */ (row);
      return {
        ...row,
        ratioToNothing: grouped.perSecond / nothing.perSecond,
        ratioToSingle: grouped.perSecond / single.perSecond,
      };
    });
  } finally {
    for (const { process } of endpoints) {
      process.send('stop');
      await once(process, 'exit');
    }
    await database.close();
  }
}

/**
 * @param {string} mode
 * @param {string} databaseUrl
 * @param {string} sharedKey
 */
async function startEndpoint(mode, databaseUrl, sharedKey) {
  const process = fork(ENDPOINT, [mode, databaseUrl, sharedKey]);
  const [{ url }] = await once(process, 'message');
  return { process, url: String(url) };
}

/**
 * The round of middle speed.
 * @template {{ perSecond: number }} T
 * @param {T[]} results
 */
function median(results) {
  return [...results].sort((a, b) => a.perSecond - b.perSecond)[Math.floor(results.length / 2)];
}
