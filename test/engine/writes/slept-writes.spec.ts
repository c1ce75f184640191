import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import {
  defineAction,
  defineConnector,
  defineEntity,
  defineUpsert,
  type CallContext,
  type Connector,
} from '@belegfluss/sdk';
import { Type } from 'typebox';
import { jsonServer, type JsonServer } from '../../../connectors/test-doubles/json-server.ts';
import { waitUntil } from '../../crash/waiting.ts';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';

const SLEPT_MS = 14_000;
/** What would leave after all leaves at once. */
const AFTERWARDS_MS = 1_000;
const ASKED = 'on: { hand: { person: { role: admin } } }\n';
const FLOWS = {
  step: `${ASKED}steps: { put: { call: shop.put, with: { name: a } } }\n`,
  upsert: `${ASKED}steps: { put: { upsert: shop.order, by: name, with: { name: a } } }\n`,
  sync: `${ASKED}sync: { from: shop.order }\nsteps: { put: { call: shop.put, with: { name: { expr: record.name } } } }\n`,
};

const title = { de: 'Laden', en: 'Shop' };
const Order = Type.Object({ name: Type.String() });

async function lookAndWrite({ http }: CallContext<unknown>): Promise<{ key: string }> {
  await http.request({ method: 'GET', path: '/look', route: 'look' });
  await http.request({ method: 'POST', path: '/orders', route: 'orders', json: {} });
  return { key: '1' };
}

/** A system behind real HTTP whose writes each look at something first. */
function shopAt(baseUrl: string): Connector {
  return defineConnector({
    id: 'shop',
    version: '1.0.0',
    title,
    config: Type.Object({}),
    auth: { kind: 'none' },
    http: () => ({ baseUrl, budgets: [] }),
    entities: [
      defineEntity()({
        id: 'order',
        title,
        schema: Order,
        changes: async () => ({ records: [{ key: '1', changedAt: new Date(0).toISOString(), record: { name: 'a' } }] }),
        upsert: defineUpsert()({
          fields: Order,
          by: ['name'],
          find: async () => [],
          create: lookAndWrite,
          update: async () => undefined,
        }),
      }),
    ],
    actions: [
      defineAction()({
        id: 'put',
        title,
        input: Order,
        output: Type.Object({ key: Type.String() }),
        effect: { kind: 'write', class: 'L', find: async () => undefined },
        run: lookAndWrite,
      }),
    ],
  });
}

describe('a worker that sleeps in the middle of a write', () => {
  let world: EngineWorld;
  let server: JsonServer;
  afterEach(async () => {
    await world.close();
    // Not before: a clock that goes back would let the worker wait.
    jest.restoreAllMocks();
    await server.close();
  });

  it.each(Object.keys(FLOWS))('sends nothing in its %s that another one may have sent meanwhile', async (flow) => {
    const real = performance.now.bind(performance);
    let taken = false;
    server = await jsonServer(async ({ url }) => {
      if (taken || url !== '/look') return { body: {} };
      taken = true;
      // While the process is stopped, another worker takes the run.
      await world.test.db.query('update run set attempt = attempt + 1');
      jest.spyOn(performance, 'now').mockImplementation(() => real() + SLEPT_MS);
      return { body: {} };
    });
    world = await engineWorld(FLOWS, [shopAt(server.url)]);
    await world.engine.start(flow, 'anna', {});
    await waitUntil('the run was taken', () => taken);
    await sleep(AFTERWARDS_MS);
    expect(server.seen.map(({ url }) => url)).toEqual(['/look']);
  });
});
