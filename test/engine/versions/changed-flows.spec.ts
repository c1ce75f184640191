import { afterEach, describe, expect, it } from '@jest/globals';
import { listQuestions } from '@belegfluss/records';
import { ConnectorError } from '@belegfluss/sdk';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';
import { lostAnswer, MemoryShop, shopConnector } from '../world/memory-shop.ts';

const FLOW = `on: { ask: { person: { role: admin } } }
steps:
  order: { call: shop.put.blind, with: { name: pen } }
  after: { call: shop.put.keyed, with: { name: first revision } }
`;
const RECORD = `on: { won: { entity: shop.order, sweep: { every: PT15M } } }
steps:
  order: { call: shop.put.lookup, with: { name: { expr: record.name } } }
`;

describe('a run under way', () => {
  let world: EngineWorld;
  afterEach(() => world.close());

  it('keeps the revision with which it began when its flow is deployed anew', async () => {
    const shop = new MemoryShop();
    world = await engineWorld({ buy: FLOW }, [shopConnector(shop)]);
    shop.faults.push({ error: lostAnswer(), committed: true });
    await world.engine.start('buy', 'anna', { key: 'a' });
    await world.settled();
    await world.engine.close();
    const renamed = FLOW.replace('order:', 'ordered:').replace('first revision', 'second revision');
    const next = await world.anotherEngine({ buy: renamed });
    await next.startWorker();
    const [question] = await listQuestions(world.test.db, { state: 'open' });
    await next.answer(question?.id ?? '', { option: 'happened', fields: {}, by: 'anna', at: new Date() });
    expect((await world.settled()).map((run) => run.state)).toEqual(['done']);
    expect(shop.orders.map((order) => order.name)).toEqual(['pen', 'first revision']);
    await next.start('buy', 'anna', { key: 'b' });
    await world.settled();
    expect(shop.orders.map((order) => order.name)).toEqual(['pen', 'first revision', 'pen', 'second revision']);
  });

  it('reads its record again when it is retried after somebody mended it', async () => {
    const shop = new MemoryShop();
    shop.records.set('1', { name: 'wrong', changedAt: '2999-01-01T00:00:00Z' });
    world = await engineWorld({ won: RECORD }, [shopConnector(shop)]);
    shop.faults.push({
      error: new ConnectorError('invalid', 'no such name', { outcome: 'rejected' }),
      committed: false,
    });
    await world.engine.upkeep.sweeps()[0]?.run();
    const [dead] = await world.settled();
    expect(dead?.state).toBe('dead');
    shop.records.set('1', { name: 'right', changedAt: '2999-01-02T00:00:00Z' });
    await world.engine.runs.retry(dead?.id ?? '', { person: 'anna' });
    expect((await world.settled())[0]?.state).toBe('done');
    expect(shop.orders.map((order) => order.name)).toEqual(['right']);
  });

  it('is not begun for what changed before its flow was deployed', async () => {
    const shop = new MemoryShop();
    shop.records.set('1', { name: 'old', changedAt: '2020-01-01T00:00:00Z' });
    shop.records.set('2', { name: 'new', changedAt: '2999-01-01T00:00:00Z' });
    world = await engineWorld({ won: RECORD }, [shopConnector(shop)]);
    expect(await world.engine.upkeep.sweeps()[0]?.run()).toMatchObject({ seen: 1, started: 1 });
    await world.settled();
    expect(shop.orders.map((order) => order.name)).toEqual(['new']);
  });
});
