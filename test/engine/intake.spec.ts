import { afterEach, expect, it } from '@jest/globals';
import { engineWorld, type EngineWorld } from './engine-world.ts';
import { MemoryShop, shopConnector } from './memory-shop.ts';

let world: EngineWorld;
afterEach(() => world?.close());

it('a webhook that could not be stored is not called stored', async () => {
  const steps = `on: { ordered: { entity: shop.order } }
steps:
  put: { call: shop.put.keyed, with: { name: { expr: event.key } } }
`;
  world = await engineWorld({ buy: steps }, [shopConnector(new MemoryShop())]);
  const take = () =>
    world.engine.takeDelivery('shop', {
      method: 'POST',
      url: '/hooks/shop',
      headers: { 'x-sign': 'good' },
      rawBody: Buffer.from('[]'),
    });
  await world.test.db.query('alter table delivery rename to lost_delivery');
  await expect(take()).rejects.toThrow('delivery');
  await world.test.db.query('alter table lost_delivery rename to delivery');
  expect(await take()).toBe('stored');
});
