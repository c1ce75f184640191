import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { Database } from '@belegfluss/store';
import { waitUntil } from '../crash/waiting.ts';
import { engineWorld, type EngineWorld } from './engine-world.ts';
import { MemoryShop, shopConnector } from './memory-shop.ts';

const FLOWS = {
  buy: `on: { ordered: { entity: shop.order } }
steps:
  put: { call: shop.put.keyed, with: { name: { expr: event.key } } }
`,
};

let world: EngineWorld;
let shop: MemoryShop;
beforeEach(async () => {
  shop = new MemoryShop();
  world = await engineWorld(FLOWS, [shopConnector(shop)]);
});
afterEach(() => world.close());

const event = (key: string) => ({
  id: key,
  entity: 'order',
  type: 'placed',
  key,
  data: {},
  occurredAt: '2026-11-22T08:00:00Z',
});
const take = (events: object[] = []) =>
  world.engine.takeDelivery('shop', {
    method: 'POST',
    url: '/hooks/shop',
    headers: { 'x-sign': 'good' },
    rawBody: Buffer.from(JSON.stringify(events)),
  });

it('a webhook that could not be stored is not called stored', async () => {
  await world.test.db.query('alter table delivery rename to lost_delivery');
  await expect(take()).rejects.toThrow('delivery');
  await world.test.db.query('alter table lost_delivery rename to delivery');
  expect(await take()).toBe('stored');
});

it('webhooks are stored while an administrator holds the table of runs, and are worked through afterwards', async () => {
  const admin = await Database.open({ url: world.test.url, poolSize: 1 });
  try {
    const { promise: held, resolve: isHeld } = Promise.withResolvers<void>();
    const holding = admin.transaction(async (tx) => {
      await tx.query('lock table run in access exclusive mode');
      isHeld();
      await tx.query('select pg_sleep(3)');
    });
    await held;
    const keys = Array.from({ length: 20 }, (_, n) => `order-${n}`);
    const started = performance.now();
    for (const key of keys) {
      shop.records.set(key, {});
      expect(await take([event(key)])).toBe('stored');
    }
    // 20 one after the other, still before the table is free again.
    expect(performance.now() - started).toBeLessThan(2_500);
    await holding;
    await world.settled();
    expect(shop.orders.map(({ name }) => name).sort()).toEqual(keys.sort());
  } finally {
    await admin.close();
  }
});

it('a webhook of which one event cannot be kept is refused as a whole, however many events come before that', async () => {
  const events = Array.from({ length: 2_500 }, (_, n) => event(`order-${n}`));
  expect(await take([...events, { ...event('last'), occurredAt: 'never' }])).toBe('stored');
  expect(await take([event('next')])).toBe('stored');
  const { db } = world.test;
  const isRead = async () => (await db.query("select 1 from delivery where state = 'stored'")).length === 0;
  await waitUntil('both are read', isRead, 30_000);
  expect(await db.query('select state from delivery order by id')).toEqual([
    { state: 'refused' },
    { state: 'dispatched' },
  ]);
  expect(await db.query('select record_key from event')).toEqual([{ record_key: 'next' }]);
}, 60_000);

it('one webhook may tell of more events than PostgreSQL has room for locks, and holds up no other', async () => {
  const count = 25_000;
  expect(await take(Array.from({ length: count }, (_, n) => event(`order-${n}`)))).toBe('stored');
  expect(await take([event('next')])).toBe('stored');
  const { db } = world.test;
  const isRead = async () => (await db.query("select 1 from delivery where state <> 'dispatched'")).length === 0;
  await waitUntil('both are read', isRead, 60_000);
  expect(await db.query('select count(*)::int as events, (select count(*)::int from run) as runs from event')).toEqual([
    { events: count + 1, runs: count + 1 },
  ]);
}, 90_000);
