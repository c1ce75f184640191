import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { defineAction, defineConnector, Secret, type Connector } from '@belegfluss/sdk';
import { Type } from 'typebox';
import { jsonServer, type JsonServer } from '../../../connectors/test-doubles/json-server.ts';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';

const FLOWS = { put: 'on: { hand: { person: { role: admin } } }\nsteps: { put: { call: shop.put } }\n' };
const title = { de: 'Laden', en: 'Shop' };

/** A system that locks accounts after failed sign-ins. */
function shopAt(baseUrl: string): Connector {
  const config = Type.Object({ apiKey: Secret(), webhookSecret: Secret() });
  return defineConnector<typeof config>({
    id: 'shop',
    version: '1.0.0',
    title,
    config,
    auth: { kind: 'header', name: 'X-Api-Key', value: ({ apiKey }) => `key ${apiKey}` },
    http: () => ({ baseUrl, budgets: [] }),
    entities: [],
    actions: [
      defineAction<{ apiKey: string; webhookSecret: string }>()({
        id: 'put',
        title,
        input: Type.Object({}),
        output: Type.Unknown(),
        effect: { kind: 'write', class: 'N' },
        run: ({ http }) => http.request({ method: 'POST', path: '/orders', route: 'orders', json: {} }),
      }),
    ],
  });
}

describe('a connection whose secret is missing', () => {
  let server: JsonServer;
  let world: EngineWorld;
  beforeEach(async () => {
    server = await jsonServer(() => ({ body: {} }));
    world = await engineWorld(FLOWS, [shopAt(server.url)]);
  });
  afterEach(async () => {
    await world.close();
    await server.close();
  });

  it('sends nothing, and names what is missing; what signs no request need not be there', async () => {
    await world.engine.start('put', 'anna', {});
    const [refused] = await world.settled();
    expect(refused).toMatchObject({ state: 'dead', reason: { code: 'connection.secret_missing' } });
    expect(server.seen).toEqual([]);
    await world.engine.connections.putSecrets('shop', { apiKey: 'k7' });
    await world.engine.start('put', 'anna', {});
    expect((await world.settled()).map(({ state }) => state).sort()).toEqual(['dead', 'done']);
    expect(server.seen.map(({ headers }) => headers['x-api-key'])).toEqual(['key k7']);
  });
});
