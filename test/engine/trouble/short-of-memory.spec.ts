import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readRefused } from '@belegfluss/engine';
import type { DatabaseServer } from '../../chaos/database-server.ts';
import { waitUntil } from '../../crash/waiting.ts';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';
import { MemoryShop, shopConnector } from '../world/memory-shop.ts';
import { onOwnServer } from './troubled-database.ts';

const MEGABYTE = 1_048_576;
/** Enough for what is usual, too little for what weighs some megabytes. */
const LEFT = 48 * MEGABYTE;

const FLOWS = {
  buy: `on: { ordered: { entity: shop.order } }
steps: { put: { call: shop.put.lookup, with: { name: { expr: event.key } }, intent: { expr: event.key } } }
`,
  heavy: `on: { ask: { person: { role: admin } } }
steps:
  all: { read: shop.order, key: heavy }
  put: { call: shop.put.lookup, with: { name: heavy }, intent: heavy }
`,
};

describe('a database that lacks the memory for what is large', () => {
  let world: EngineWorld;
  let server: DatabaseServer;
  const shop = new MemoryShop();
  beforeAll(async () => {
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    world = await engineWorld(FLOWS, [shopConnector(shop)], {}, async (test) => {
      const own = await onOwnServer(test);
      ({ server } = own);
      return own;
    });
    await server.limitMemory(LEFT);
  }, 120_000);
  afterAll(() => world?.close(), 60_000);

  const tell = (key: string, data: object = {}) => {
    shop.records.set(key, {});
    const event = { id: key, entity: 'order', type: 'placed', key, data, occurredAt: '2026-11-22T08:00:00Z' };
    const rawBody = Buffer.from(JSON.stringify([event]));
    return world.engine.takeDelivery('shop', {
      method: 'POST',
      url: '/hooks/shop',
      headers: { 'x-sign': 'good' },
      rawBody,
    });
  };
  const ordered = (key: string) => shop.orders.filter(({ name }) => name === key).length;
  const done = (key: string) => waitUntil(`${key} is ordered`, () => ordered(key) === 1, 20_000);

  it('sets aside the run that it is too much for, with the reason, and carries out the others meanwhile', async () => {
    shop.records.set('heavy', { text: 'x'.repeat(15 * MEGABYTE) });
    const id = await world.engine.start('heavy', 'anna', { key: 'heavy' });
    await tell('beside');
    await done('beside');
    const runs = await world.settled(60);
    expect(runs.find((run) => run.id === id)).toMatchObject({
      state: 'dead',
      attempt: 1,
      reason: { code: 'run.too_large_for_database' },
    });
    expect(ordered('heavy')).toBe(0);
  }, 90_000);

  it('refuses the delivery that it is too much for, and takes the others apart', async () => {
    // What is taken in needs less than what is made of it: it is there before the memory is short.
    await server.limitMemory();
    await world.test.db.transaction(async (tx) => {
      await tx.query('lock table event in access exclusive mode');
      expect(await tell('large', { text: 'x'.repeat(9 * MEGABYTE) })).toBe('stored');
      expect(await tell('behind')).toBe('stored');
      await server.limitMemory(LEFT);
    });
    await done('behind');
    expect((await readRefused(world.test.db, {}, { limit: 9 })).map(({ diagnostic }) => diagnostic.code)).toEqual([
      'webhook.too_large_for_database',
    ]);
  }, 60_000);
});
