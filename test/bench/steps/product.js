// @ts-check
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../bench-database.js';
import { countingShop } from './counting-shop.js';

const [{ Engine }, { loadPack }, { masterKeyOf, Vault }] = await Promise.all(
  ['engine', 'flow', 'vault'].map(
    (name) => import(new URL(`../../../libs/${name}/dist/index.js`, import.meta.url).href),
  ),
);

const PACK =
  'pack: bench\ntitle: { de: Messung, en: Benchmark }\nconnections:\n  shop: { use: shop }\n  kiosk: { use: kiosk }\n';
export const STEPS = ['a', 'b', 'c', 'd', 'e'];
const flow = (
  /** @type {string} */ name,
  /** @type {string} */ connection,
  /** @type {string[]} */ steps,
  /** @type {string} */ action,
) => `flow: ${name}
title: { de: Messung, en: Benchmark }
owner: admin
on: { visit: { entity: ${connection}.visit } }
steps:
${steps.map((id) => `  ${id}: { call: ${connection}.${action}, with: { name: ${id} } }`).join('\n')}
`;
const EVENTS_PER_DELIVERY = 200;

/**
 * The product's engine in this process with two systems in memory: events of `shop` start runs of five steps, events of
 * `kiosk` runs of one. `action` is the write of the systems that they call.
 * @param {{ url: string, concurrency: number, action?: 'order' | 'mark' }} options
 */
export async function openProduct({ url, concurrency, action = 'order' }) {
  const folder = await mkdtemp(join(tmpdir(), 'belegfluss-bench-pack-'));
  await writeFile(join(folder, 'pack.yaml'), PACK);
  await writeFile(join(folder, 'five.flow.yaml'), flow('five', 'shop', STEPS, action));
  await writeFile(join(folder, 'one.flow.yaml'), flow('one', 'kiosk', ['a'], action));
  const [shop, kiosk] = [countingShop('shop'), countingShop('kiosk')];
  const { pack, diagnostics } = loadPack(folder, {
    connectors: [shop.connector, kiosk.connector],
    environment: 'bench',
  });
  if (!pack) throw new Error(JSON.stringify(diagnostics));
  const db = await openDatabase(url);
  /** @type {Map<string, number>} */
  const done = new Map();
  const engine = await Engine.open({
    db,
    pack,
    vault: new Vault(masterKeyOf(Buffer.alloc(32, 7).toString('base64'))),
    publicUrl: 'http://127.0.0.1',
    allowPrivateHosts: true,
    worker: {
      concurrency,
      onAttempt: (/** @type {{ run: { flow: string } }} */ { run }, /** @type {{ state?: string }} */ verdict) => {
        if (verdict.state === 'done') done.set(run.flow, (done.get(run.flow) ?? 0) + 1);
      },
      onTrouble: (/** @type {unknown} */ error) => console.error(error),
    },
    onCall: () => undefined,
  });
  return {
    engine,
    db,
    revision: String(pack.plans.find((/** @type {{ flow: string }} */ plan) => plan.flow === 'five').revision),
    effects: shop.effects,
    /** Runs of a flow that this process has ended. */
    done: (/** @type {string} */ name) => done.get(name) ?? 0,
    close: async () => {
      await engine.close();
      await db.close();
      await rm(folder, { recursive: true });
    },
  };
}

/**
 * Delivers so many events of a system; each starts one run.
 * @param {{ takeDelivery(connection: string, delivery: object): Promise<string> }} engine
 * @param {string} connection
 * @param {number} count
 */
export async function deliver(engine, connection, count) {
  for (let from = 0; from < count; from += EVENTS_PER_DELIVERY) {
    const events = Array.from({ length: Math.min(EVENTS_PER_DELIVERY, count - from) }, (_, index) => ({
      id: `event-${from + index}`,
      entity: 'visit',
      type: 'made',
      key: `visit-${from + index}`,
      occurredAt: '2026-11-22T00:00:00Z',
      data: {},
    }));
    const rawBody = Buffer.from(JSON.stringify(events));
    const verdict = await engine.takeDelivery(connection, { method: 'POST', url: '/hooks', headers: {}, rawBody });
    if (verdict !== 'stored') throw new Error(`the delivery was not taken: ${verdict}`);
  }
}
