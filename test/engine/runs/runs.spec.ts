import { afterEach, describe, expect, it } from '@jest/globals';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';
import { lostAnswer, MemoryShop, shopConnector } from '../world/memory-shop.ts';

const event = (id: string, key: string) => ({
  id,
  entity: 'order',
  type: 'changed',
  key,
  occurredAt: '2026-01-01T00:00:00Z',
  data: {},
});

describe('runs', () => {
  let world: EngineWorld;
  afterEach(() => world.close());

  const deliver = (body: unknown, sign = 'good') =>
    world.engine.takeDelivery('shop', {
      method: 'POST',
      url: 'http://127.0.0.1/hooks/shop',
      headers: { 'x-sign': sign },
      rawBody: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
    });

  const WON = `on: { won: { entity: shop.order, when: record.stage == "won", sweep: { every: PT15M, from: 2026-01-01 } } }
once: { expr: record.id }
steps:
  order: { call: shop.put.keyed, with: { name: { expr: record.id } } }
`;

  it('start once for a record however often and by whatever way its event comes', async () => {
    const outside = new MemoryShop();
    outside.records.set('1', { id: '1', stage: 'won', changedAt: '2026-01-01T00:00:00Z' });
    world = await engineWorld({ won: WON }, [shopConnector(outside)]);
    expect(await deliver([event('e1', '1'), event('e1', '1'), event('e2', '1')])).toBe('stored');
    expect(await deliver([event('e1', '1')])).toBe('stored');
    const runs = await world.settled();
    expect(runs.map((run) => run.state).sort()).toEqual(['done', 'unchanged']);
    const [receipt] = await Promise.all(world.engine.upkeep.sweeps().map((sweep) => sweep.run()));
    expect(receipt).toMatchObject({ seen: 1, started: 0, unchanged: 1, skipped: 0 });
    expect(outside.orders).toHaveLength(1);
  });

  it('read no record for an event that tells of something done before', async () => {
    const outside = new MemoryShop();
    outside.records.set('1', { id: '1', stage: 'won', changedAt: '2026-01-01T00:00:00Z' });
    world = await engineWorld({ won: WON.replace('record.id }\nsteps', 'event.key }\nsteps') }, [
      shopConnector(outside),
    ]);
    await deliver([event('e1', '1')]);
    await world.settled();
    await deliver([event('e2', '1'), event('e3', '1')]);
    const runs = await world.settled();
    expect(runs.map((run) => run.state).sort()).toEqual(['done', 'unchanged', 'unchanged']);
    expect(outside.reads).toBe(1);
  });

  it('are found by the re-sync when the webhook was lost', async () => {
    const outside = new MemoryShop();
    outside.records.set('1', { id: '1', stage: 'won', changedAt: '2026-01-01T00:00:00Z' });
    outside.records.set('2', { id: '2', stage: 'lost', changedAt: '2026-01-02T00:00:00Z' });
    world = await engineWorld({ won: WON }, [shopConnector(outside)]);
    const [receipt] = await Promise.all(world.engine.upkeep.sweeps().map((sweep) => sweep.run()));
    expect(receipt).toMatchObject({ seen: 2, started: 1, skipped: 1 });
    await world.settled();
    expect(outside.orders).toEqual([{ key: 'won/order/1/once', name: '1' }]);
  });

  it('end as skipped with a reason when the record does not meet the condition', async () => {
    const outside = new MemoryShop();
    outside.records.set('1', { id: '1', stage: 'open' });
    world = await engineWorld({ won: WON }, [shopConnector(outside)]);
    await deliver([event('e1', '1')]);
    const [run] = await world.settled();
    expect(run).toMatchObject({ state: 'skipped', reason: { code: 'run.condition_not_met' } });
  });

  it('refuse a delivery with a wrong signature and keep one that nobody understands', async () => {
    const outside = new MemoryShop();
    world = await engineWorld({ won: WON }, [shopConnector(outside)]);
    expect(await deliver([event('e1', '1')], 'bad')).toBe('bad_signature');
    expect(await deliver('not json \u0000')).toBe('stored');
    await deliver([event('e9', '9')]);
    await world.settled();
    const kept = await world.test.db.query<{ state: string; raw_body: Buffer }>(
      'select state, raw_body from delivery order by id',
    );
    expect(kept.map((row) => row.state)).toEqual(['refused', 'dispatched']);
    expect(kept[0]?.raw_body.toString()).toBe('not json \u0000');
  });

  it('of one record keep their order although the first one fails for a while', async () => {
    const outside = new MemoryShop();
    const steps = `on: { ask: { person: { role: admin } } }
steps: { order: { call: shop.put.keyed, with: { name: { expr: record.name } }, intent: { expr: record.name } } }
`;
    world = await engineWorld({ buy: steps }, [shopConnector(outside)]);
    outside.faults.push({ error: lostAnswer(), committed: false }, { error: lostAnswer(), committed: false });
    for (const name of ['one', 'two', 'three', 'four']) await world.engine.start('buy', 'anna', { key: 'same', name });
    await world.settled();
    expect(outside.orders.map((order) => order.name)).toEqual(['one', 'two', 'three', 'four']);
  });

  it('hand over by events, item by item', async () => {
    const outside = new MemoryShop();
    const first = `on: { ask: { person: { role: admin } } }
steps:
  items:
    each: { expr: record.names }
    as: name
    steps:
      told: { emit: named, key: { expr: name }, with: { name: { expr: name } } }
    collect: { name: { expr: name } }
`;
    const second = `on: { named: { emitted: named, when: 'record.name != "skip"' } }
steps: { order: { call: shop.put.keyed, with: { name: { expr: record.name } } } }
`;
    world = await engineWorld({ first, second }, [shopConnector(outside)]);
    const id = await world.engine.start('first', 'anna', { names: ['a', 'skip', 'b'] });
    await world.settled();
    expect(outside.orders.map((order) => order.name).sort()).toEqual(['a', 'b']);
    expect(await world.outputOf(id, 'items')).toEqual([{ name: 'a' }, { name: 'skip' }, { name: 'b' }]);
  });
});
