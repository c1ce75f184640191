// @ts-check
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { ROOT } from '../built-parts.js';

/**
 * The sandbox's settings for both players: vendors' limits would otherwise be all that is measured.
 * Waiting times stay as they are, because they are part of every real chain.
 */
export const SANDBOX_SETTINGS = {
  hubspot: { limitPerTenSeconds: 100_000, searchesPerSecond: 1_000 },
  pandadoc: { limitPerMinute: 100_000 },
};

/** What the connections of our product may use of them. */
const BUDGETS = { crm: { requestsPerTenSeconds: 90_000 }, clm: { requestsPerMinute: 90_000 } };

/**
 * Copies the shipped flow pack and widens only the budgets of its sandbox environment.
 * @param {string} folder where the copy shall lie
 */
export async function writeWidePack(folder) {
  await cp(join(ROOT, 'flows/sales-to-invoice'), folder, { recursive: true });
  const file = join(folder, 'pack.yaml');
  const pack = parse(await readFile(file, 'utf8'));
  const { sandbox } = pack.environments;
  for (const [connection, budget] of Object.entries(BUDGETS)) Object.assign(sandbox[connection], budget);
  await writeFile(file, stringify(pack));
}
