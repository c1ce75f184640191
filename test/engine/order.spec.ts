import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConnectorError } from '@belegfluss/sdk';
import { engineWorld, type EngineWorld } from './engine-world.ts';
import { lostAnswer, MemoryShop, shopConnector } from './memory-shop.ts';

const KEYS = ['a', 'b', 'c', 'd', 'e'];
const EVENTS_OF_KEY = 8;
const FLOWS = {
  buy: `on: { ordered: { entity: shop.order } }
concurrency: { total: 6, priority: high }
steps:
  put: { call: shop.put.lookup, with: { name: { expr: event.data.nth } }, intent: { expr: event.data.nth } }
`,
};

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
