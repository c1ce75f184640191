import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listRuns } from '@belegfluss/engine';
import { ConnectorError } from '@belegfluss/sdk';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';
import { lostAnswer, MemoryShop, shopConnector } from '../world/memory-shop.ts';

const KEYS = ['a', 'b', 'c', 'd', 'e'];
const EVENTS_OF_KEY = 8;
const FLOWS = {
  buy: `on: { ordered: { entity: shop.order } }
concurrency: { total: 6, priority: high }
steps:
  put: { call: shop.put.lookup, with: { name: { expr: event.data.nth } }, intent: { expr: event.data.nth } }
`,
};

describe('runs of one key that the flow names', () => {
  it('follow each other, whatever their records are, and hold up no other key', async () => {
    const shop = new MemoryShop();
    const flow = `on: { hand: { person: { role: admin } } }
concurrency: { perKey: { expr: event.data.customer } }
steps:
  quiet: { wait: time, for: PT1H, when: record.slow }
  put: { call: shop.put.lookup, with: { name: { expr: event.key } } }
`;
    const world = await engineWorld({ pay: flow }, [shopConnector(shop)]);
    const clock =
      'insert into business_clock (now) values ($1) on conflict (only_row) do update set now = excluded.now';
    await world.test.db.query(clock, ['2026-03-02T08:00:00Z']);
    const start = (key: string, customer: unknown, slow = false) =>
      world.engine.start('pay', 'anna', { key, customer, slow });
    const ids = [
      await start('1', 'x', true),
      await start('2', 'x'),
      await start('3', 'y'),
      await start('4', null),
      await start('5', ''),
      await start('6', '', true),
      await start('7', ''),
    ];
    const states = async () => {
      const runs = await listRuns(world.test.db);
      return ids.map((id) => runs.find((run) => run.id === id)?.state);
    };
    for (let tries = 0; tries < 200 && (await states()).filter((state) => state === 'done').length < 4; tries += 1)
      await sleep(20);
    expect((await states()).slice(1)).toEqual(['queued', 'done', 'done', 'done', 'waiting', 'done']);
    await world.test.db.query(clock, ['2026-03-02T09:00:00Z']);
    await world.test.db.query("update pgboss.job set start_after = now() where state = 'created'");
    await world.settled();
    const late = shop.orders.map(({ name }) => name).slice(4);
    expect(late.filter((name) => name !== '6')).toEqual(['1', '2']);
    expect(late).toContain('6');
    await world.close();
  });
});

describe('runs of one key', () => {
  let world: EngineWorld;
  const shop = new MemoryShop();
  beforeAll(async () => {
    world = await engineWorld(FLOWS, [shopConnector(shop)]);
    await world.anotherEngine().then((engine) => engine.startWorker());
  });
  afterAll(() => world.close());

  it('follow each other on two workers, whatever fails and is tried again', async () => {
    for (const key of KEYS) shop.records.set(key, {});
    for (let nth = 0; nth < 5; nth += 1) {
      shop.faults.push(
        { error: new ConnectorError('transient', 'busy', { outcome: 'rejected' }), committed: false },
        { error: lostAnswer(), committed: nth % 2 === 0 },
      );
    }
    for (let nth = 0; nth < EVENTS_OF_KEY; nth += 1) {
      const events = KEYS.map((key) => ({
        id: `${key}-${nth}`,
        entity: 'order',
        type: 'changed',
        key,
        occurredAt: '2026-11-22T00:00:00Z',
        data: { nth: String(nth) },
      }));
      const delivery = {
        method: 'POST',
        url: '/hooks/shop',
        headers: { 'x-sign': 'good' },
        rawBody: Buffer.from(JSON.stringify(events)),
      };
      expect(await world.engine.takeDelivery('shop', delivery)).toBe('stored');
    }
    const runs = await world.settled();
    expect(runs.map(({ state }) => state)).toEqual(Array(KEYS.length * EVENTS_OF_KEY).fill('done'));
    const expected = Array.from({ length: EVENTS_OF_KEY }, (_, nth) => String(nth));
    for (const key of KEYS) {
      const ofKey = shop.orders.filter((order) => order.key.startsWith(`buy/put/${key}/`));
      expect(ofKey.map(({ name }) => name)).toEqual(expected);
    }
  });
});
