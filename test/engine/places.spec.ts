import { afterEach, describe, expect, it } from '@jest/globals';
import { waitUntil } from '../crash/waiting.ts';
import { engineWorld, type EngineWorld } from './engine-world.ts';
import { MemoryShop, shopConnector } from './memory-shop.ts';

/** As many as the worker of a world takes at once. */
const PLACES = 8;
const FLOW = `on: { ask: { person: { role: admin } } }
steps: { put: { call: shop.put.keyed, with: { name: { expr: record.name } } } }
`;

describe('the places of a worker', () => {
  let world: EngineWorld;
  afterEach(() => world.close());

  it('are free for other runs while those that have done their work wait for their commit', async () => {
    const shop = new MemoryShop();
    const { promise: gate, resolve: open } = Promise.withResolvers<void>();
    shop.answer = async (work) => {
      const answer = work();
      await gate;
      return answer;
    };
    world = await engineWorld({ visit: FLOW }, [shopConnector(shop)]);
    const startAll = (name: string) =>
      Promise.all(
        Array.from({ length: PLACES }, (_, n) => world.engine.start('visit', 'anna', { key: `${name}${n}`, name })),
      );
    const first = await startAll('first');
    await waitUntil('all places are taken', () => shop.orders.length === PLACES);
    await world.test.db.transaction(async (tx) => {
      await tx.query('select from run for update');
      open();
      await startAll('second');
      await waitUntil('the others have come to work', () => shop.orders.length === 2 * PLACES, 10_000);
      const [ended] = await world.test.db.query(
        'select count(*)::int as n from run where id = any($1) and ended_at is not null',
        [first],
      );
      expect(ended).toEqual({ n: 0 });
    });
    const runs = await world.settled();
    expect(runs.map(({ state }) => state)).toEqual(Array.from({ length: 2 * PLACES }, () => 'done'));
    expect(shop.orders).toHaveLength(2 * PLACES);
  });
});
