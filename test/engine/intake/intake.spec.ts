import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { readRefused } from '@belegfluss/engine';
import { Database } from '@belegfluss/store';
import { waitUntil } from '../../crash/waiting.ts';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';
import { MemoryShop, shopConnector } from '../world/memory-shop.ts';

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

const told = (key: string, data: object) => ({ ...event(key), data });

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

it('a message with a known id and other content sets nothing off, and is shown until a person has seen it', async () => {
  for (const key of ['a', 'b']) shop.records.set(key, {});
  expect(await take([told('a', { sum: 1 })])).toBe('stored');
  await world.settled();
  // The very same is nothing; JSON knows no order of members.
  expect(await take([told('a', { sum: 1 })])).toBe('stored');
  expect(await take([told('a', { sum: 2 }), told('b', {})])).toBe('stored');
  expect(await take([told('b', {})])).toBe('stored');
  await world.settled();
  expect(shop.orders.map(({ name }) => name).sort()).toEqual(['a', 'b']);
  const refused = await readRefused(world.test.db, {}, { limit: 10 });
  expect(refused.map(({ diagnostic }) => diagnostic)).toMatchObject([
    { code: 'webhook.contradicts_earlier', facts: { event: 'a' } },
  ]);
  const ids = refused.map(({ id }) => id);
  // Read once more, it says the same.
  await world.engine.deliveries.retry(ids, { person: 'anna' });
  await world.settled();
  expect(await readRefused(world.test.db, {}, { limit: 10 })).toHaveLength(1);
  await world.engine.deliveries.dismiss(ids, { person: 'anna' });
  expect(await readRefused(world.test.db, {}, { limit: 10 })).toEqual([]);
  expect(shop.orders).toHaveLength(2);
});

it('of two messages with one id in one delivery the first counts, as where they come one by one', async () => {
  for (const key of ['a', 'b']) shop.records.set(key, {});
  expect(await take([event('a'), { ...event('b'), id: 'a' }])).toBe('stored');
  await world.settled();
  expect(shop.orders.map(({ name }) => name)).toEqual(['a']);
  expect(await readRefused(world.test.db, {}, { limit: 10 })).toHaveLength(1);
});

it('webhooks that are large are told to come again, before they fill the memory', async () => {
  const { db } = world.test;
  const data = { text: 'x'.repeat(4 * 1_048_576) };
  const { promise: locked, resolve: isLocked } = Promise.withResolvers<void>();
  const holding = db.transaction(async (tx) => {
    await tx.query('lock table delivery in access exclusive mode');
    isLocked();
    await tx.query('select pg_sleep(2)');
  });
  await locked;
  const verdicts = await Promise.all(Array.from({ length: 20 }, (_, n) => take([{ ...event(`large-${n}`), data }])));
  await holding;
  // Each a little more than 4 MB, and 64 MB in hand at most.
  expect(verdicts).toEqual([...Array<string>(15).fill('stored'), ...Array<string>(5).fill('busy')]);
  expect(await take([event('small')])).toBe('stored');
}, 60_000);
