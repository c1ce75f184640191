import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { defineAction, defineConnector, Secret, type Connector } from '@belegfluss/sdk';
import { Type } from 'typebox';
import { jsonServer, type JsonServer } from '../../../connectors/test-doubles/json-server.ts';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';

const BODY = 'on: { hand: { person: { role: admin } } }\nsteps: { put: { call: shop.put } }\n';
const title = { de: 'Laden', en: 'Shop' };

/** A system of many companies: the key says whose. */
function shopAt(baseUrl: string): Connector {
  const config = Type.Object({ apiKey: Secret() });
  return defineConnector<typeof config>({
    id: 'shop',
    version: '1.0.0',
    title,
    config,
    auth: { kind: 'header', name: 'X-Api-Key', value: ({ apiKey }) => apiKey },
    http: () => ({ baseUrl, budgets: [] }),
    identity: async ({ http }) => {
      const schema = Type.Object({ company: Type.String() });
      return (await http.request({ method: 'GET', path: '/me', route: 'me', schema })).body.company;
    },
    entities: [],
    actions: [
      defineAction<{ apiKey: string }>()({
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

describe('an account that was swapped behind a connection', () => {
  let server: JsonServer;
  let world: EngineWorld;
  let companies: Record<string, string>;
  beforeEach(async () => {
    companies = { ours: 'company 7', theirs: 'company 8' };
    server = await jsonServer(({ headers }) => ({ body: { company: companies[String(headers['x-api-key'])] } }));
    world = await engineWorld({ put: BODY, again: BODY, after: BODY }, [shopAt(server.url)]);
    await world.engine.connections.putSecrets('shop', { apiKey: 'ours' });
    await world.engine.start('put', 'anna', {});
    expect(await world.settled()).toMatchObject([{ state: 'done' }]);
  });
  afterEach(async () => {
    await world.close();
    // Not before: a clock that goes back would let the worker wait.
    jest.restoreAllMocks();
    await server.close();
  });

  const orders = () => server.seen.filter(({ method }) => method === 'POST').map(({ headers }) => headers['x-api-key']);
  const refused = {
    state: 'dead',
    reason: { code: 'connection.other_account', facts: { known: 'company 7', found: 'company 8' } },
  };

  it('by other credentials gets nothing, until a person says that it is meant', async () => {
    const { connections } = world.engine;
    await connections.putSecrets('shop', { apiKey: 'theirs' });
    await world.engine.start('again', 'anna', {});
    expect((await world.settled())[0]).toMatchObject(refused);
    expect(orders()).toEqual(['ours']);
    expect(await connections.accounts('shop')).toEqual({ known: 'company 7', found: 'company 8' });
    expect(await connections.adoptAccount('shop')).toBe('company 8');
    await world.engine.start('after', 'anna', {});
    expect((await world.settled())[0]).toMatchObject({ state: 'done' });
    expect(orders()).toEqual(['ours', 'theirs']);
  });

  it('by the vendor, behind the same credentials, gets nothing that leaves a minute later', async () => {
    companies['ours'] = 'company 8';
    const real = performance.now.bind(performance);
    jest.spyOn(performance, 'now').mockImplementation(() => real() + 61_000);
    await world.engine.start('again', 'anna', {});
    expect((await world.settled())[0]).toMatchObject(refused);
    expect(orders()).toEqual(['ours']);
  });

  it('is asked for once by all who write meanwhile', async () => {
    for (const key of Array.from({ length: 20 }, (_, n) => `k${n}`)) await world.engine.start('again', 'anna', { key });
    await world.settled();
    expect(orders()).toHaveLength(21);
    expect(server.seen.filter(({ url }) => url === '/me')).toHaveLength(1);
  });
});
