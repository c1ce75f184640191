import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { listRuns, readRun } from '@belegfluss/engine';
import { newId } from '@belegfluss/store';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';
import { MemoryShop, shopConnector } from '../world/memory-shop.ts';

const FLOWS = {
  order: `on: { hand: { person: { role: admin } } }
steps:
  before: { call: shop.put.keyed, with: { name: before } }
  paid: { wait: event, entity: shop.order, key: { expr: record.order }, within: P2D }
  again: { wait: event, entity: shop.order, key: { expr: record.order }, within: P2D, onError: continue }
  packed: { wait: event, emitted: packed, key: { expr: record.order }, within: P2D, when: 'steps.again != null' }
  after: { call: shop.put.keyed, with: { name: { expr: steps.paid.data.by } } }
`,
  each: `on: { hand: { person: { role: admin } } }
steps:
  orders:
    each: { changes: shop.order }
    as: order
    steps:
      paid: { wait: event, entity: shop.order, key: { expr: record.order }, within: P2D }
  again: { wait: event, entity: shop.order, key: { expr: record.order }, within: P2D }
`,
  pack: `on: { hand: { person: { role: admin } } }
steps: { told: { emit: packed, key: { expr: record.order }, with: { box: 3 } } }
`,
};

describe('a wait for an event', () => {
  let world: EngineWorld;
  let shop: MemoryShop;
  let told = 0;
  beforeEach(async () => {
    shop = new MemoryShop();
    world = await engineWorld(FLOWS, [shopConnector(shop)]);
  });
  afterEach(() => world.close());
  const tell = async (key: string, by: string) => {
    const event = {
      id: `e${(told += 1)}`,
      entity: 'order',
      type: 'paid',
      key,
      occurredAt: '2026-03-02T08:00:00Z',
      data: { by },
    };
    const delivery = {
      method: 'POST',
      url: 'http://x/',
      headers: { 'x-sign': 'good' },
      rawBody: Buffer.from(JSON.stringify([event])),
    };
    expect(await world.engine.takeDelivery('shop', delivery)).toBe('stored');
  };
  const start = () => world.engine.start('order', 'anna', { key: '1', order: 'o1' });
  const stateOf = async (id: string) => (await readRun(world.test.db, id))?.run;
  const asleepAt = async (id: string, path: string) => {
    for (let tries = 0; tries < 400; tries += 1) {
      const found = await readRun(world.test.db, id);
      if (found?.run.state === 'waiting' && found.steps.some((step) => step.path === path && step.state === 'waiting'))
        return;
      await sleep(20);
    }
    throw new Error(`not asleep: ${JSON.stringify(await listRuns(world.test.db))}`);
  };

  it('ends with the event about its record, and the next wait with the next one', async () => {
    await tell('o1', 'too early');
    await sleep(300);
    const id = await start();
    await asleepAt(id, 'paid');
    expect(await stateOf(id)).toMatchObject({ reason: { code: 'run.waiting_for_event' } });
    await tell('other', 'somebody');
    await tell('o1', 'anna');
    await asleepAt(id, 'again');
    await tell('o1', 'bruno');
    await asleepAt(id, 'packed');
    await world.engine.start('pack', 'anna', { key: 'p', order: 'o1' });
    const runs = await world.settled();
    expect(runs.map(({ state }) => state)).toEqual(['done', 'done']);
    expect(await world.outputOf(id, 'paid')).toMatchObject({ type: 'paid', key: 'o1', data: { by: 'anna' } });
    expect(await world.outputOf(id, 'again')).toMatchObject({ data: { by: 'bruno' } });
    expect(await world.outputOf(id, 'packed')).toMatchObject({ data: { box: 3 } });
    expect(shop.orders.map(({ name }) => name)).toEqual(['before', 'anna']);
  });

  it('begins anew when it is retried after its time was over', async () => {
    await world.test.db.query("insert into business_clock (now) values ('2026-03-02T08:00:00Z')");
    const id = await start();
    await asleepAt(id, 'paid');
    await world.test.db.query("update business_clock set now = '2026-03-04T08:00:00Z'");
    await world.engine.upkeep.wakeDue();
    expect(await world.settled()).toMatchObject([{ state: 'dead', reason: { code: 'run.waited_too_long' } }]);
    await world.engine.runs.retry(id, { person: 'anna' });
    await asleepAt(id, 'paid');
    expect((await readRun(world.test.db, id))?.steps.find(({ path }) => path === 'paid')).toMatchObject({
      input: { due: '2026-03-06T08:00:00.000Z' },
    });
    await tell('o1', 'anna');
    await asleepAt(id, 'again');
  });

  it('fails when its time is over, and the flow says what follows', async () => {
    await world.test.db.query("insert into business_clock (now) values ('2026-03-02T08:00:00Z')");
    const id = await start();
    await asleepAt(id, 'paid');
    await tell('o1', 'anna');
    await asleepAt(id, 'again');
    await world.test.db.query("update business_clock set now = '2026-03-04T07:59:59Z'");
    expect(await world.engine.upkeep.wakeDue()).toBe(0);
    await world.test.db.query("update business_clock set now = '2026-03-04T08:00:00Z'");
    expect(await world.engine.upkeep.wakeDue()).toBe(1);
    expect(await world.settled()).toMatchObject([{ state: 'done' }]);
    expect((await readRun(world.test.db, id))?.steps.find(({ path }) => path === 'again')).toMatchObject({
      state: 'failed',
      error: { code: 'run.waited_too_long' },
    });
  });

  /** Stores an event in a transaction that has begun now; it is committed when the given function is called. */
  const storedLate = async (by: string) => {
    const held = Promise.withResolvers<void>();
    const stored = Promise.withResolvers<void>();
    const committed = world.test.db.transaction(async (tx) => {
      await tx.query(
        `insert into event (id, connection, dedupe_key, entity, type, record_key, data, occurred_at)
         values ($1, 'shop', $2, 'order', 'paid', 'o1', jsonb_build_object('by', $2::text), now())`,
        [newId(), by],
      );
      stored.resolve();
      await held.promise;
    });
    await stored.promise;
    return async () => {
      held.resolve();
      await committed;
      await world.engine.upkeep.wakeDue();
    };
  };

  it('takes events that were committed since it began, whenever their transactions had begun', async () => {
    await (
      await storedLate('before the run')
    )();
    const commitFirst = await storedLate('began before the run');
    const id = await start();
    await asleepAt(id, 'paid');
    await commitFirst();
    await asleepAt(id, 'again');
    expect(await world.outputOf(id, 'paid')).toMatchObject({ data: { by: 'began before the run' } });
  });

  it('takes an event that a transaction brought which began before that of one that was taken', async () => {
    const id = await start();
    await asleepAt(id, 'paid');
    const commit = await storedLate('began first');
    await tell('o1', 'was first');
    await asleepAt(id, 'again');
    await commit();
    await asleepAt(id, 'packed');
    expect(await world.outputOf(id, 'again')).toMatchObject({ data: { by: 'began first' } });
  });

  it('takes no event that a turn has taken which a loop over pages has left behind', async () => {
    shop.records.set('r1', { changedAt: '2026-01-01T00:00:00Z' });
    const id = await world.engine.start('each', 'anna', { key: 'e', order: 'o1' });
    await asleepAt(id, 'orders');
    await tell('o1', 'anna');
    await asleepAt(id, 'again');
    // Whoever wakes it finds nothing new.
    await tell('o1', 'bruno');
    await world.settled();
    expect(await world.outputOf(id, 'again')).toMatchObject({ data: { by: 'bruno' } });
  });
});
