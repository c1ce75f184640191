import { afterEach, describe, expect, it } from '@jest/globals';
import { listQuestions } from '@belegfluss/records';
import { ConnectorError } from '@belegfluss/sdk';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';
import { lostAnswer, MemoryShop, shopConnector } from '../world/memory-shop.ts';

const flow = (action: string) => `on: { ask: { person: { role: admin } } }
steps:
  order: { call: shop.${action}, with: { name: { expr: record.name } } }
  after: { call: shop.put.keyed, with: { name: { expr: '"after " + steps.order.id' } } }
`;

describe('a guarded write', () => {
  let world: EngineWorld;
  let shop: MemoryShop;
  afterEach(() => world.close());
  const start = async (action: string) => {
    shop = new MemoryShop();
    world = await engineWorld({ buy: flow(action) }, [shopConnector(shop)]);
  };
  const wishes = () => shop.orders.filter((order) => order.name === 'pen');

  it('happens once with class L when the answer is lost after the commit', async () => {
    await start('put.lookup');
    shop.faults.push({ error: lostAnswer(), committed: true });
    await world.engine.start('buy', 'anna', { key: 'a', name: 'pen' });
    const [run] = await world.settled();
    expect(run?.state).toBe('done');
    expect(wishes()).toEqual([{ key: 'buy/order/a/once', name: 'pen' }]);
    expect(shop.orders).toHaveLength(2);
  });

  it('is sent again with class L when the look-up proves that it did not happen', async () => {
    await start('put.lookup');
    shop.faults.push({ error: lostAnswer(), committed: false });
    await world.engine.start('buy', 'anna', { key: 'a', name: 'pen' });
    const [run] = await world.settled();
    expect(run?.state).toBe('done');
    expect(wishes()).toHaveLength(1);
  });

  it('waits with class D for the lagging index instead of believing it', async () => {
    await start('put.lagging');
    shop.visible = false;
    shop.faults.push({ error: lostAnswer(), committed: true });
    setTimeout(() => {
      shop.visible = true;
    }, 1_600);
    await world.engine.start('buy', 'anna', { key: 'a', name: 'pen' });
    const [run] = await world.settled();
    expect(run?.state).toBe('done');
    expect(wishes()).toHaveLength(1);
  });

  it('asks a person with class N, and the answer decides', async () => {
    await start('put.blind');
    shop.faults.push({ error: lostAnswer(), committed: true });
    await world.engine.start('buy', 'anna', { key: 'a', name: 'pen' });
    expect((await world.settled())[0]?.state).toBe('question');
    const [question] = await listQuestions(world.test.db, { state: 'open' });
    expect(question?.kind).toBe('effect.unknown_outcome');
    await world.engine.answer(question?.id ?? '', { option: 'repeat', fields: {}, by: 'anna', at: new Date() });
    const [run] = await world.settled();
    expect(run?.state).toBe('done');
    expect(wishes()).toHaveLength(2);
  });

  it('is not repeated by another run of the same record and intent', async () => {
    await start('put.lookup');
    await world.engine.start('buy', 'anna', { key: 'a', name: 'pen' });
    await world.engine.start('buy', 'anna', { key: 'a', name: 'pen' });
    const runs = await world.settled();
    expect(runs.map((run) => run.state)).toEqual(['done', 'done']);
    expect(wishes()).toHaveLength(1);
    expect(await world.outputOf(runs[0]?.id ?? '', 'order')).toEqual({ id: '1' });
  });

  it('sets the run aside with a code when the system refuses the record', async () => {
    await start('put.lookup');
    shop.faults.push({
      error: new ConnectorError('invalid', 'no such name', { outcome: 'rejected' }),
      committed: false,
    });
    const id = await world.engine.start('buy', 'anna', { key: 'a', name: 'pen' });
    const [run] = await world.settled();
    expect(run).toMatchObject({ state: 'dead', reason: { code: 'connector.invalid', facts: { step: 'order' } } });
    await world.engine.runs.retry(id, { person: 'anna' });
    expect((await world.settled())[0]?.state).toBe('done');
    expect(wishes()).toHaveLength(1);
  });
});
