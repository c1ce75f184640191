import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { listRuns } from '@belegfluss/engine';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';
import { MemoryShop, shopConnector } from '../world/memory-shop.ts';

const flow = (wait: string) => `on: { hand: { person: { role: admin } } }
steps:
  before: { call: shop.put.keyed, with: { name: before } }
  quiet: { wait: time, ${wait} }
  after: { call: shop.put.keyed, with: { name: after } }
`;

describe('a wait', () => {
  let world: EngineWorld;
  let shop: MemoryShop;
  afterEach(() => world.close());
  const start = async (wait: string, now: string, input: Record<string, unknown> = {}) => {
    shop = new MemoryShop();
    world = await engineWorld({ slow: flow(wait) }, [shopConnector(shop)]);
    await world.test.db.query('insert into business_clock (now) values ($1)', [now]);
    return world.engine.start('slow', 'anna', { key: '1', ...input });
  };
  const setClock = (now: string) => world.test.db.query('update business_clock set now = $1', [now]);
  const asleep = async () => {
    for (;;) {
      const [run] = await listRuns(world.test.db);
      if (run?.state === 'waiting') return run;
      await sleep(20);
    }
  };
  const names = () => shop.orders.map(({ name }) => name);

  it('for a time sleeps as long from when it was first reached, whatever becomes of the worker', async () => {
    const id = await start('for: PT1S', '2026-03-02T08:00:00Z');
    expect(await asleep()).toMatchObject({ reason: { code: 'run.waiting_for_time' } });
    await sleep(1_500);
    // The clock of the business stands still, so nothing is over.
    expect([(await asleep()).state, names()]).toEqual(['waiting', ['before']]);
    const other = await world.anotherEngine();
    await world.engine.close();
    await other.startWorker();
    await setClock('2026-03-02T08:00:01Z');
    expect(await world.settled()).toMatchObject([{ state: 'done' }]);
    expect(await world.outputOf(id, 'quiet')).toEqual({ until: '2026-03-02T08:00:01.000Z' });
    expect(names()).toEqual(['before', 'after']);
  });

  it('of days is over as soon as somebody moves business time', async () => {
    await start('for: P3D', '2026-03-02T08:00:00Z');
    await asleep();
    await setClock('2026-03-05T07:59:59Z');
    expect(await world.engine.upkeep.wakeSleepers()).toBe(0);
    await setClock('2026-03-05T08:00:00Z');
    expect(await world.engine.upkeep.wakeSleepers()).toBe(1);
    expect(await world.settled()).toMatchObject([{ state: 'done' }]);
  });

  it('until a day ends when that day begins where the books are kept', async () => {
    await start('until: { expr: record.day }', '2026-03-02T22:59:59Z', { day: '2026-03-03' });
    await asleep();
    expect(names()).toEqual(['before']);
    await setClock('2026-03-02T23:00:00Z');
    expect(await world.settled()).toMatchObject([{ state: 'done' }]);
    expect(names()).toEqual(['before', 'after']);
  });

  it('until a moment that is past does not wait, and one that is none sets the run aside', async () => {
    await start('until: { expr: record.day }', '2026-03-02T08:00:00Z', { day: '2026-03-01T12:00:00Z' });
    expect(await world.settled()).toMatchObject([{ state: 'done' }]);
    await world.engine.start('slow', 'anna', { key: '2', day: 'soon' });
    const runs = await world.settled();
    expect(runs.find(({ state }) => state === 'dead')).toMatchObject({
      reason: { code: 'expression.failed', facts: { step: 'quiet' } },
    });
  });
});
