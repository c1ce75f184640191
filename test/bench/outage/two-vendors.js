// @ts-check
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PACK, startOurs } from '../any-system/our-installation.js';
import { startPlainSystems } from '../any-system/plain-systems.js';

/** Why a call never left. */
const TURNED_AWAY = ['connector.busy', 'connector.breaker_open'];

/**
 * Belegfluss between two vendors of the same kind, each with its own connections, flow and events: `well` and `ill`.
 * @param {{ deals: number }} options deals that each of them knows
 */
export async function startTwoVendors({ deals }) {
  const well = await startPlainSystems({ deals });
  const ill = await startPlainSystems({ deals });
  const pack = await packFor(ill.url);
  const ours = await startOurs({ plainUrl: well.url, pack });
  return {
    well: { vendor: well, hook: `${ours.url}/hooks/crm` },
    ill: { vendor: ill, hook: `${ours.url}/hooks/ill_crm` },
    /** Requests of a connection that left so far, those that were never answered included. */
    requestsOf: async (/** @type {string} */ connection) => {
      const figures = await (await fetch(`${ours.url}/metrics`)).text();
      const calls = figures.matchAll(/^belegfluss_call_seconds_count\{connection="(\w+)",.*code="(.+?)".*\} (\d+)$/gm);
      return [...calls]
        .filter(([, name, code = '']) => name === connection && !TURNED_AWAY.includes(code))
        .reduce((sum, [, , , count]) => sum + Number(count), 0);
    },
    stop: async () => {
      await ours.stop();
      await well.stop();
      await ill.stop();
      await rm(pack, { recursive: true });
    },
  };
}

/**
 * The flow pack of the benchmark with everything twice.
 * @param {string} illUrl
 */
async function packFor(illUrl) {
  const folder = await mkdtemp(join(tmpdir(), 'belegfluss-bench-pack-'));
  await cp(PACK, folder, { recursive: true });
  const file = join(folder, 'pack.yaml');
  const pack = await readFile(file, 'utf8');
  const connections = ['crm', 'acct'].map(
    (name) => `  ill_${name}: { use: plain_${name}, config: { baseUrl: '${illUrl}' } }\n`,
  );
  await writeFile(file, pack.replace('connections:\n', `connections:\n${connections.join('')}`));
  const flow = await readFile(join(folder, 'deal_to_invoice.flow.yaml'), 'utf8');
  const own = flow
    .replace('flow: deal_to_invoice', 'flow: ill_deal_to_invoice')
    .replace('crm.deal', 'ill_crm.deal')
    .replace('acct.invoice', 'ill_acct.invoice');
  await writeFile(join(folder, 'ill_deal_to_invoice.flow.yaml'), own);
  return folder;
}
