import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { listRuns, type HoldUp } from '@belegfluss/engine';
import { waitUntil } from '../../crash/waiting.ts';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';
import { MemoryShop, shopConnector } from '../world/memory-shop.ts';

const flow = (concurrency = '') => `on: { ask: { person: { role: admin } } }
${concurrency}steps: { put: { call: shop.put.keyed, with: { name: { expr: record.key } } } }
`;

describe('what a queued run waits for', () => {
  let world: EngineWorld;
  let shop: MemoryShop;
  let letGo: () => void;
  beforeEach(async () => {
    shop = new MemoryShop();
    const gate = Promise.withResolvers<void>();
    letGo = gate.resolve;
    shop.answer = async (work) => {
      await gate.promise;
      return work();
    };
    const flows = {
      line: flow(),
      by_kind: flow('concurrency: { perKey: { expr: event.data.kind } }\n'),
      narrow: flow('concurrency: { total: 1 }\n'),
      one: flow('concurrency: { share: [shop_api] }\n'),
      other: flow('concurrency: { share: [shop_api] }\n'),
    };
    world = await engineWorld(flows, [shopConnector(shop)], {}, undefined, 'limits: { shop_api: 1 }\n');
  }, 60_000);
  afterEach(async () => {
    letGo();
    await world.settled();
    await world.close();
  });

  const start = (name: string, key: string, kind = '') => world.engine.start(name, 'anna', { key, kind });
  const runOf = async (id: string) => {
    const [run] = await listRuns(world.test.db, { ids: [id] });
    if (!run) throw new Error(`no run ${id}`);
    return run;
  };
  const holdUpOf = async (id: string): Promise<HoldUp | undefined> => world.engine.runs.holdUp(await runOf(id));
  const atWork = (id: string) => waitUntil('it is at work', async () => (await runOf(id)).state === 'running', 10_000);

  it('is the run of its key that is under way, however many stand between', async () => {
    const first = await start('line', 'a');
    await atWork(first);
    const waiting = [await start('line', 'a'), await start('line', 'a')];
    for (const id of waiting)
      expect(await holdUpOf(id)).toEqual({ kind: 'run', id: first, recordKey: 'a', state: 'running' });
    expect(await holdUpOf(first)).toBeUndefined();
  }, 60_000);

  it('is the run of its order key, whichever record that is about', async () => {
    const first = await start('by_kind', 'a', 'pens');
    await atWork(first);
    expect(await holdUpOf(await start('by_kind', 'b', 'pens'))).toMatchObject({
      kind: 'run',
      id: first,
      recordKey: 'a',
    });
  }, 60_000);

  it('is the limit that is reached, its own or one that flows share', async () => {
    const [own, shared] = [await start('narrow', 'a'), await start('one', 'a')];
    await atWork(own);
    await atWork(shared);
    expect(await holdUpOf(await start('narrow', 'b'))).toEqual({ kind: 'limit', share: null, max: 1 });
    expect(await holdUpOf(await start('other', 'b'))).toEqual({ kind: 'limit', share: 'shop_api', max: 1 });
  }, 60_000);

  it('is a worker where nothing else stands in the way', async () => {
    const [id] = await world.test.db.query<{ id: string }>(
      `insert into run (id, flow, revision, trigger, record_key, input)
       values ('01a2004b-2166-7000-b2d2-2a24b2c09c3a', 'line', 'x', 'ask', 'z', '{}') returning id`,
    );
    expect(await world.engine.runs.holdUp({ id: id?.id ?? '', flow: 'line', state: 'queued' })).toEqual({
      kind: 'worker',
    });
    await world.test.db.query("update run set state = 'cancelled', ended_at = now() where record_key = 'z'");
  }, 60_000);
});
