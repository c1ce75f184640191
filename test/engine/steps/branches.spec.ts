import { afterEach, describe, expect, it } from '@jest/globals';
import { readRun } from '@belegfluss/engine';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';
import { lostAnswer, MemoryShop, shopConnector } from '../world/memory-shop.ts';

const WAYS = `on: { ask: { person: { role: admin } } }
steps:
  before: { map: { name: { expr: record.name }, none: { expr: 'record.?absent' } } }
  way:
    choose:
      large:
        when: record.size > 10
        steps: { put: { call: shop.put.keyed, with: { name: { expr: '"large " + steps.before.name' } } } }
        output: { id: { expr: steps.put.id } }
      stopped:
        when: record.size == 0
        steps: { end: { stop: skipped, reason: nothing_there } }
    otherwise:
      steps: { put: { call: shop.put.keyed, with: { name: { expr: '"small " + steps.before.name' } } } }
  after: { map: { way: { expr: steps.way.branch }, id: { expr: 'steps.way.?output.?id' } } }
`;

describe('a choice', () => {
  let world: EngineWorld;
  let shop: MemoryShop;
  afterEach(() => world.close());
  const start = async (flow: string) => {
    shop = new MemoryShop();
    world = await engineWorld({ way: flow }, [shopConnector(shop)]);
  };
  const run = (input: Record<string, unknown>) => world.engine.start('way', 'anna', input);

  it('goes the first way whose condition is true, and says behind it which and what came of it', async () => {
    await start(WAYS);
    const [large, small, none] = [
      await run({ key: '1', name: 'a', size: 11 }),
      await run({ key: '2', name: 'b', size: 1 }),
      await run({ key: '3', name: 'c', size: 0 }),
    ];
    const states = new Map((await world.settled()).map(({ id, state }) => [id, state]));
    expect([large, small, none].map((id) => states.get(id))).toEqual(['done', 'done', 'skipped']);
    expect(shop.orders.map(({ key, name }) => [key, name]).sort()).toEqual([
      ['way/way.large.put/1/once', 'large a'],
      ['way/way.otherwise.put/2/once', 'small b'],
    ]);
    expect(await world.outputOf(large, 'before')).toEqual({ name: 'a' });
    expect(await world.outputOf(large, 'after')).toMatchObject({ way: 'large', id: expect.any(String) });
    expect(await world.outputOf(small, 'after')).toEqual({ way: 'otherwise' });
  });

  it('where nothing fits and nothing is left over does nothing', async () => {
    await start(`on: { ask: { person: { role: admin } } }
steps:
  way: { choose: { never: { when: 'false', steps: { put: { call: shop.put.keyed, with: { name: x } } } } } }
`);
    const id = await run({ key: '1' });
    expect(await world.settled()).toMatchObject([{ state: 'done' }]);
    const [way] = (await readRun(world.test.db, id))?.steps ?? [];
    expect([way?.input, way?.output, shop.orders]).toEqual([{ branch: null }, { branch: null }, []]);
  });

  it('stays what it was when the run begins anew after its condition has turned', async () => {
    // The time moves on between two attempts, and nothing else of what a condition can see.
    await start(`on: { ask: { person: { role: admin } } }
steps:
  way:
    choose:
      early:
        when: now < record.turn
        steps: { put: { call: shop.put.keyed, with: { name: early } } }
    otherwise:
      steps: { put: { call: shop.put.keyed, with: { name: late } } }
`);
    shop.faults.push({ error: lostAnswer(), committed: false }, { error: lostAnswer(), committed: false });
    await world.test.db.query("insert into business_clock (now) values ('2026-03-01T08:00:00Z')");
    await run({ key: '1', turn: '2026-03-01T09:00:00.000Z' });
    while (shop.faults.length > 1) await new Promise((done) => setTimeout(done, 5));
    await world.test.db.query("update business_clock set now = '2026-03-01T10:00:00Z'");
    await world.settled();
    expect(shop.orders.map(({ name }) => name)).toEqual(['early']);
  });

  it('names the step inside that set the run aside, and goes on there when it is retried', async () => {
    await start(WAYS.replace('with: { name: { expr: \'"large', 'retry: { max: 0 }, with: { name: { expr: \'"large'));
    shop.faults.push({ error: lostAnswer(), committed: false });
    const id = await run({ key: '1', name: 'a', size: 11 });
    expect(await world.settled()).toMatchObject([{ state: 'dead', reason: { facts: { step: 'way.large.put' } } }]);
    await world.engine.runs.retry(id, { person: 'anna' });
    expect(await world.settled()).toMatchObject([{ state: 'done' }]);
    expect(shop.orders.map(({ name }) => name)).toEqual(['large a']);
  });
});
