import { afterEach, describe, expect, it } from '@jest/globals';
import { waitUntil } from '../../crash/waiting.ts';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';
import { MemoryShop, shopConnector } from '../world/memory-shop.ts';

/** As many as the worker of a world takes at once. */
const PLACES = 8;
/** With fewer free ones than a quarter it takes no more. */
const TOO_FEW_FREE = (PLACES * 3) / 4;
const FLOW = `on: { ask: { person: { role: admin } } }
steps: { put: { call: shop.put.keyed, with: { name: { expr: record.name } } } }
`;

describe('the places of a worker', () => {
  let world: EngineWorld;
  afterEach(() => world.close());

  it('are free for other runs while those that have done their work wait for their commit', async () => {
    const shop = new MemoryShop();
    const { promise: gate, resolve: letGo } = Promise.withResolvers<void>();
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
    await waitUntil('the places are taken', () => shop.orders.length > TOO_FEW_FREE);
    await world.test.db.transaction(async (tx) => {
      await tx.query("select from run where state = 'running' order by id for update");
      letGo();
      await startAll('second');
      await waitUntil('others have come to work', () => shop.orders.length > PLACES, 30_000);
      const open = await world.test.db.query('select 1 from run where id = any($1) and ended_at is null', [first]);
      expect(open.length).toBeGreaterThan(TOO_FEW_FREE);
    });
    const runs = await world.settled();
    expect(runs.map(({ state }) => state)).toEqual(Array.from({ length: 2 * PLACES }, () => 'done'));
    expect(shop.orders).toHaveLength(2 * PLACES);
  }, 60_000);
});
