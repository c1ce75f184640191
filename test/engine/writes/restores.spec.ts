import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { countWork, endRestore, markRestore } from '@belegfluss/engine';
import { listQuestions } from '@belegfluss/records';
import { testTier } from '@belegfluss/testing';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';
import { MemoryShop, shopConnector } from '../world/memory-shop.ts';

const flow = (action: string) => `on: { ask: { person: { role: admin } } }
steps:
  order: { call: shop.${action}, with: { name: { expr: record.name } } }
`;
const CREATES = testTier === 'full' ? 500 : 150;

/** What an older backup does not know: everything that the engine has done since. */
const FORGET = [
  'truncate run, step, effect, event, delivery, question_waiter, question cascade',
  'delete from pgboss.job',
];

describe('a database that was restored from an older backup', () => {
  let world: EngineWorld;
  let shop: MemoryShop;
  afterEach(() => world.close());

  const createAll = async (records: number) => {
    const starts = Array.from({ length: records }, (_, index) =>
      world.engine.start('buy', 'anna', { key: `r${index}`, name: 'pen' }),
    );
    await Promise.all(starts);
    while ((await countWork(world.test.db)).inWork > 0) await sleep(50);
  };
  const restored = async (action: string, records: number) => {
    shop = new MemoryShop();
    world = await engineWorld({ buy: flow(action) }, [shopConnector(shop)]);
    await createAll(records);
    expect(shop.orders).toHaveLength(records);
    for (const statement of FORGET) await world.test.db.query(statement);
  };

  it(`doubles none of ${CREATES} creates when it was marked as restored`, async () => {
    await restored('put.lookup', CREATES);
    await markRestore(world.test.db);
    await createAll(CREATES);
    expect(shop.orders).toHaveLength(CREATES);
  }, 60_000);

  it('creates what the other system does not have', async () => {
    await restored('put.lookup', 2);
    shop.orders.pop();
    await markRestore(world.test.db);
    await createAll(2);
    expect(shop.orders).toHaveLength(2);
  });

  it('looks twice with class D', async () => {
    await restored('put.lagging', 1);
    shop.visible = false;
    setTimeout(() => {
      shop.visible = true;
    }, 400);
    await markRestore(world.test.db);
    await createAll(1);
    expect(shop.orders).toHaveLength(1);
  });

  it('asks with class N', async () => {
    await restored('put.blind', 1);
    await markRestore(world.test.db);
    await createAll(1);
    expect((await listQuestions(world.test.db, { state: 'open' })).map(({ kind }) => kind)).toEqual([
      'effect.unknown_outcome',
    ]);
    expect(shop.orders).toHaveLength(1);
  });

  it.each([
    ['sends the key again with class K as long as it is known', '20 hours', [], 2],
    [
      'asks with class K where the backup is older than the memory of its key',
      '25 hours',
      ['effect.unknown_outcome'],
      1,
    ],
  ])('%s', async (_what, age, asked, sent) => {
    await restored('put.keyed', 1);
    await world.test.db.query(
      `insert into run (id, flow, revision, trigger, record_key, input, state, created_at, ended_at)
       values (gen_random_uuid(), 'buy', 'r', 'ask', 'before', '{}', 'done', now() - $1::interval, now())`,
      [age],
    );
    await markRestore(world.test.db);
    await createAll(1);
    expect((await listQuestions(world.test.db, { state: 'open' })).map(({ kind }) => kind)).toEqual(asked);
    expect(shop.orders).toHaveLength(sent);
    expect(new Set(shop.orders.map(({ key }) => key)).size).toBe(1);
  });

  it('is trusted again once somebody has ended the caution', async () => {
    await restored('put.lookup', 1);
    await markRestore(world.test.db);
    expect(await endRestore(world.test.db)).toBe(true);
    expect(await endRestore(world.test.db)).toBe(false);
    await createAll(1);
    expect(shop.orders).toHaveLength(2);
  });
});
