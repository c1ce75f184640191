// @ts-check
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '../bench-database.js';
import { countingShop } from './counting-shop.js';

const [{ Engine, loadPack }, { masterKeyOf, Vault }] = await Promise.all(
  ['engine', 'vault'].map((name) => import(new URL(`../../../libs/${name}/dist/index.js`, import.meta.url).href)),
);

const PACK = 'pack: bench\ntitle: { de: Messung, en: Benchmark }\nconnections:\n  shop: { use: shop }\n';
const STEPS = ['a', 'b', 'c', 'd', 'e'];
const FLOW = `flow: five
title: { de: Fünf Schritte, en: Five steps }
owner: admin
on: { visit: { entity: shop.visit } }
steps:
${STEPS.map((id) => `  ${id}: { call: shop.order, with: { name: ${id} } }`).join('\n')}
`;
const EVENTS_PER_DELIVERY = 200;

/**
 * Runs of five writes each, all of which must be on disk before the next one leaves, on one worker of the product.
 * @param {{ url: string, runs: number, concurrency: number }} options
 * @returns {Promise<{ seconds: number }>}
 */
export async function ourSteps({ url, runs, concurrency }) {
  const folder = await mkdtemp(join(tmpdir(), 'belegfluss-bench-pack-'));
  await writeFile(join(folder, 'pack.yaml'), PACK);
  await writeFile(join(folder, 'five.flow.yaml'), FLOW);
  const { connector, effects } = countingShop();
  const { pack, diagnostics } = loadPack(folder, { connectors: [connector], environment: 'bench' });
  if (!pack) throw new Error(JSON.stringify(diagnostics));
  const db = await openDatabase(url);
  let done = 0;
  const engine = await Engine.open({
    db,
    pack,
    vault: new Vault(masterKeyOf(Buffer.alloc(32, 7).toString('base64'))),
    publicUrl: 'http://127.0.0.1',
    allowPrivateHosts: true,
    worker: {
      concurrency,
      onAttempt: (/** @type {unknown} */ _run, /** @type {{ kind: string, state?: string }} */ verdict) => {
        if (verdict.state === 'done') done += 1;
      },
      onTrouble: (/** @type {unknown} */ error) => console.error(error),
    },
    onCall: () => undefined,
  });
  try {
    await deliver(engine, runs);
    const began = performance.now();
    await engine.startWorker();
    while (done < runs) await sleep(5);
    const seconds = (performance.now() - began) / 1_000;
    if (effects.size !== runs * STEPS.length || [...effects.values()].some((count) => count !== 1))
      throw new Error('an effect is missing or happened twice');
    return { seconds };
  } finally {
    await engine.close();
    await db.close();
    await rm(folder, { recursive: true });
  }
}

/**
 * @param {{ takeDelivery(connection: string, delivery: object): Promise<string> }} engine
 * @param {number} runs
 */
async function deliver(engine, runs) {
  for (let from = 0; from < runs; from += EVENTS_PER_DELIVERY) {
    const events = Array.from({ length: Math.min(EVENTS_PER_DELIVERY, runs - from) }, (_, index) => ({
      id: `event-${from + index}`,
      entity: 'visit',
      type: 'made',
      key: `visit-${from + index}`,
      occurredAt: '2026-11-22T00:00:00Z',
      data: {},
    }));
    const rawBody = Buffer.from(JSON.stringify(events));
    const verdict = await engine.takeDelivery('shop', { method: 'POST', url: '/hooks/shop', headers: {}, rawBody });
    if (verdict !== 'stored') throw new Error(verdict);
  }
}
