import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { httpSystems } from '../../../connectors/http/index.ts';
import { jsonServer, type JsonServer } from '../../../connectors/test-doubles/json-server.ts';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';

const ORDERS = 40;
const FLOW = `on: { hand: { person: { role: admin } } }
steps:
  placed: { call: erp.order.place, with: { name: { expr: record.name } } }
`;
const ERP = {
  system: 'erp',
  title: { de: 'ERP', en: 'ERP' },
  auth: { oauth2: { grant: 'client_credentials', scopes: ['orders'], secretIn: 'basic' } },
  actions: {
    'order.place': {
      post: '/orders',
      input: { name: { type: 'text' } },
      reference: 'ref',
      output: 'id',
      effect: {
        lookup: { get: '/orders', query: { ref: '{effect_key}' }, list: 'orders', exists: [409] },
      },
    },
  },
};

interface Order {
  id: string;
  ref: string;
  name: string;
}

describe('a declared system that signs in by OAuth and says when it has something already', () => {
  let server: JsonServer;
  let world: EngineWorld;
  let orders: Order[];
  let issued: number;
  /** Whether the answer to the next order gets lost, and the list shows it only after somebody was told that it is there. */
  let isOdd: boolean;
  /** Whether the system says of everything that it is there already. */
  let isFull: boolean;
  beforeEach(async () => {
    [orders, issued, isOdd, isFull] = [[], 0, false, false];
    server = await jsonServer(async ({ method, headers, body }, url) => {
      if (url.pathname === '/token') {
        issued += 1;
        // Whoever waits for the database in the meantime waits for us.
        await new Promise((done) => setTimeout(done, 500));
        return { body: { access_token: `t${issued}`, expires_in: 3_600 } };
      }
      if (headers.authorization !== `Bearer t${issued}`) return { status: 401, body: {} };
      if (method === 'GET')
        return { body: { orders: isOdd ? [] : orders.filter(({ ref }) => ref === url.searchParams.get('ref')) } };
      const { ref, name } = body as Order;
      if (isFull || orders.some((order) => order.ref === ref)) {
        isOdd = false;
        return { status: 409, body: { error: 'exists' } };
      }
      const order = { id: `o${orders.length + 1}`, ref, name };
      orders.push(order);
      return isOdd ? { status: 502, body: {} } : { status: 201, body: order };
    });
    const settings = `environments:\n  test: { erp: { baseUrl: '${server.url}', tokenUrl: '${server.url}/token', clientId: ours } }\n`;
    world = await engineWorld({ ordering: FLOW }, [httpSystems.connectorOf(ERP)], {}, undefined, settings);
    await world.engine.connections.putSecrets('erp', { clientSecret: 'our-secret' });
  });
  afterEach(async () => {
    await world.close();
    await server.close();
  });
  const start = (name: string) => world.engine.start('ordering', 'anna', { name, key: name });
  const tokenRequests = () => server.seen.filter(({ url }) => url === '/token');

  it('asks for one token for all runs, and keeps the database free while it waits for it', async () => {
    await Promise.all(Array.from({ length: ORDERS }, (_, number) => start(`n${number}`)));
    while (tokenRequests().length === 0) await new Promise((done) => setTimeout(done, 5));
    await new Promise((done) => setTimeout(done, 250));
    const [waiting] = await world.test.db.query<{ locked: number }>(
      "select count(*)::int as locked from pg_stat_activity where datname = current_database() and query like '%oauth_token%' and wait_event_type = 'Lock'",
    );
    expect(waiting?.locked).toBe(0);
    expect((await world.settled()).every(({ state }) => state === 'done')).toBe(true);
    expect([orders.length, tokenRequests().length]).toEqual([ORDERS, 1]);
    expect(tokenRequests()[0]?.headers.authorization).toBe(`Basic ${btoa('ours:our-secret')}`);
  });

  it('takes for done what it is told to be there already, where a look shows that it is ours', async () => {
    isOdd = true;
    const id = await start('late');
    expect((await world.settled()).map(({ state }) => state)).toEqual(['done']);
    expect(orders).toHaveLength(1);
    expect(await world.outputOf(id, 'placed')).toBe('o1');
    expect(server.seen.map(({ method, url }) => `${method} ${url.replace(/\?.*/, '')}`)).toEqual([
      'POST /token',
      'POST /orders',
      'GET /orders',
      'POST /orders',
      'GET /orders',
    ]);
  });

  it('sets aside at once what it is told to be there, and carries no key of ours', async () => {
    isFull = true;
    await start('foreign');
    const [run] = await world.settled();
    expect(run).toMatchObject({ state: 'dead', reason: { code: 'http.not_ours', facts: { status: 409 } } });
    expect(run?.reason?.message).toEqual({
      de: expect.stringContaining('trägt unseren Schlüssel'),
      en: expect.stringContaining('carries our key'),
    });
  });
});
