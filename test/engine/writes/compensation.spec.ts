import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readRun } from '@belegfluss/engine';
import { listQuestions } from '@belegfluss/records';
import { ConnectorError } from '@belegfluss/sdk';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';
import { MemoryShop, shopConnector } from '../world/memory-shop.ts';

const FLOW = `on: { hand: { person: { role: admin } } }
steps:
  reserved:
    call: shop.put.lookup
    with: { name: reserved }
    undo: { call: shop.put.lookup, with: { name: { expr: '"released " + record.key' } } }
  noted:
    call: shop.put.blind
    with: { name: noted }
    undo: { call: shop.put.blind, with: { name: struck } }
  charged: { call: shop.put.lookup, with: { name: charged }, when: record.fails, onError: compensate }
  packed: { call: shop.put.lookup, with: { name: packed } }
`;
/** All steps are done, but what the flow gives cannot be told. */
const MUTE = `${FLOW}onError: compensate\noutput: { name: { expr: record.missing } }\n`;
/** A step of its own may have the name as well. */
const NAMED = `on: { hand: { person: { role: admin } } }
steps:
  all: { each: { expr: '["a"]' }, as: item, steps: { undo: { call: shop.put.lookup, with: { name: { expr: item } } } } }
`;
const by = { person: 'anna' };

describe('a run that fails and undoes what it has done', () => {
  let world: EngineWorld;
  let shop: MemoryShop;
  beforeEach(async () => {
    shop = new MemoryShop();
    world = await engineWorld({ sale: FLOW, named: NAMED, mute: MUTE }, [shopConnector(shop)]);
  });
  afterEach(() => world.close());
  const names = () => shop.orders.map(({ name }) => name);
  const refused = { error: new ConnectorError('invalid', 'no', { outcome: 'rejected' }), committed: false };
  const fine = { error: new ConnectorError('transient', 'lost', { outcome: 'unknown' }), committed: true };
  const run = (fails: boolean) => world.engine.start('sale', 'anna', { key: '1', fails });
  const effects = () =>
    world.test.db.query<{ path: string; state: string }>('select path, state from effect order by intended_at');
  /** Refuses the third write of the run, and so many of its undos. */
  const refuseThird = async (fails: number, charges = true) => {
    const write = shop.write.bind(shop);
    let count = 0;
    shop.write = (key, name) => {
      count += 1;
      if (count === 3 || (count > 3 && count <= 3 + fails)) throw refused.error;
      return write(key, name);
    };
    return run(charges);
  };

  it('is set aside with what failed, and everything can happen once more', async () => {
    const id = await refuseThird(0);
    expect(await world.settled()).toMatchObject([
      { state: 'dead', reason: { code: 'connector.invalid', facts: { step: 'charged', undone: 2 } } },
    ]);
    expect(names()).toEqual(['reserved', 'noted', 'struck', 'released 1']);
    expect((await effects()).map(({ path, state }) => [path, state])).toEqual([
      ['reserved', 'undone'],
      ['noted', 'undone'],
      ['charged', 'rejected'],
      ['noted.undo', 'confirmed'],
      ['reserved.undo', 'confirmed'],
    ]);
    expect(await readRun(world.test.db, id)).toMatchObject({ compensation: 'done' });
    await expect(world.engine.runs.retry(id, by)).rejects.toThrow('run.undone');
    expect(await world.engine.runs.select('retry', {}, 'anna')).toMatchObject({ count: 0 });
    expect(await world.engine.runs.select('resolve', {}, 'anna')).toMatchObject({ count: 1 });
    const later = world.engine.runs.previewReplay(id, { from: 'charged', version: 'original' });
    await expect(later).rejects.toThrow('run.undone');
    const { repeats } = await world.engine.runs.previewReplay(id, { version: 'original' });
    expect(repeats.map(({ path, becomes }) => [path, becomes])).toEqual([
      ['reserved', 'sent_anew'],
      ['noted', 'sent_anew'],
      ['charged', 'sent'],
    ]);
    await world.engine.runs.replay(id, { version: 'original' }, by);
    await world.settled();
    expect(names().slice(4)).toEqual(['reserved', 'noted', 'charged', 'packed']);
  });

  it('asks when an undo fails, and undoes nothing before it until somebody has decided', async () => {
    const id = await refuseThird(1);
    expect(await world.settled()).toMatchObject([{ state: 'question' }]);
    expect(names()).toEqual(['reserved', 'noted']);
    const [open] = await listQuestions(world.test.db, { state: 'open' });
    expect(open).toMatchObject({ kind: 'run.step_failed', owner: 'admin', evidence: { step: 'noted.undo' } });
    await world.engine.answer(open?.id ?? '', { option: 'skip', fields: {}, by: 'anna', at: new Date() });
    expect(await world.settled()).toMatchObject([{ state: 'dead', reason: { facts: { undone: 1 } } }]);
    expect(names()).toEqual(['reserved', 'noted', 'released 1']);
    // What nobody undid still stands.
    expect((await effects()).find(({ path }) => path === 'noted')).toMatchObject({ state: 'confirmed' });
    expect((await readRun(world.test.db, id))?.steps.find(({ path }) => path === 'on.error')).toMatchObject({
      state: 'done',
      output: { undone: ['reserved'] },
    });
  });

  it('goes on undoing when it is retried after somebody gave up', async () => {
    const id = await refuseThird(1);
    await world.settled();
    const [open] = await listQuestions(world.test.db, { state: 'open' });
    await world.engine.answer(open?.id ?? '', { option: 'set_aside', fields: {}, by: 'anna', at: new Date() });
    expect(await world.settled()).toMatchObject([{ state: 'dead', reason: { facts: { step: 'noted.undo' } } }]);
    expect(await world.engine.runs.select('retry', {}, 'anna')).toMatchObject({ count: 1 });
    await world.engine.runs.retry(id, by);
    expect(await world.settled()).toMatchObject([{ state: 'dead', reason: { facts: { step: 'charged', undone: 2 } } }]);
    expect(names()).toEqual(['reserved', 'noted', 'struck', 'released 1']);
  });

  it('leaves what another run has done, and undoes what the run did that it goes on from', async () => {
    const first = await refuseThird(0, false);
    expect(await world.settled()).toMatchObject([{ state: 'dead' }]);
    shop.faults.push(refused);
    const second = await run(true);
    await world.settled();
    expect((await readRun(world.test.db, second))?.run).toMatchObject({
      state: 'dead',
      reason: { facts: { undone: 0 } },
    });
    expect(names()).toEqual(['reserved', 'noted']);
    shop.faults.push(refused);
    const replay = { version: 'original' as const, input: { key: '1', fails: true } };
    const third = await world.engine.runs.replay(first, replay, by);
    await world.settled();
    expect((await readRun(world.test.db, third))?.run).toMatchObject({
      state: 'dead',
      reason: { facts: { undone: 2 } },
    });
    expect(names()).toEqual(['reserved', 'noted', 'struck', 'released 1']);
  });

  it('leaves, when it is retried, what another run has done again or taken over since somebody gave up', async () => {
    const write = shop.write.bind(shop);
    let isMended = false;
    shop.write = (key, name) => {
      if (name === 'released 1' && !isMended) throw refused.error;
      return write(key, name);
    };
    const id = await refuseThird(0);
    await world.settled();
    const [open] = await listQuestions(world.test.db, { state: 'open' });
    await world.engine.answer(open?.id ?? '', { option: 'set_aside', fields: {}, by: 'anna', at: new Date() });
    await world.settled();
    await run(false);
    await world.settled();
    expect(names()).toEqual(['reserved', 'noted', 'struck', 'noted', 'packed']);
    isMended = true;
    await world.engine.runs.retry(id, by);
    await world.settled();
    const retried = await readRun(world.test.db, id);
    expect(retried?.run).toMatchObject({ state: 'dead', reason: { facts: { undone: 1 } } });
    const { output } = retried?.steps.find(({ path }) => path === 'on.error') ?? {};
    expect(output).toEqual({ undone: ['noted'], left: ['reserved'] });
    expect(names()).toEqual(['reserved', 'noted', 'struck', 'noted', 'packed']);
    for (const path of ['noted', 'reserved'])
      expect((await effects()).find((effect) => effect.path === path)).toMatchObject({ state: 'confirmed' });
  });

  it('leaves what its version of the flow does not undo any more', async () => {
    const id = await refuseThird(0, false);
    await world.settled();
    await world.engine.close();
    const live = await world.anotherEngine({
      named: NAMED,
      sale: FLOW.replace(/ {4}undo: \{ call: shop.put.blind.*\n/, ''),
    });
    await live.startWorker();
    world.engine = live;
    shop.faults.push(refused);
    const replay = { version: 'live' as const, from: 'charged', input: { key: '1', fails: true } };
    const again = await live.runs.replay(id, replay, by);
    await world.settled();
    expect((await readRun(world.test.db, again))?.run.reason).toMatchObject({
      code: 'connector.invalid',
      facts: { step: 'charged', undone: 1 },
    });
    expect(names()).toEqual(['reserved', 'noted', 'released 1']);
  }, 30_000);

  it('is not mistaken for one with a step of that name, which a replay would do again', async () => {
    const id = await world.engine.start('named', 'anna', { key: '1' });
    await world.settled();
    const { repeats } = await world.engine.runs.previewReplay(id, { version: 'live' });
    expect(repeats.map(({ path, becomes }) => [path, becomes])).toEqual([['all[0].undo', 'kept']]);
  });

  it('is set aside with all undone where only its output cannot be told', async () => {
    await world.engine.start('mute', 'anna', { key: '1', fails: false });
    expect(await world.settled()).toMatchObject([{ state: 'dead', reason: { facts: { step: 'output', undone: 2 } } }]);
    expect(names()).toEqual(['reserved', 'noted', 'packed', 'struck', 'released 1']);
  });

  it('undoes nothing where nothing fails', async () => {
    await run(false);
    expect(await world.settled()).toMatchObject([{ state: 'done' }]);
    expect(names()).toEqual(['reserved', 'noted', 'packed']);
  });

  it('asks about an undo whose outcome nobody knows', async () => {
    const write = shop.write.bind(shop);
    let count = 0;
    shop.write = (key, name) => {
      count += 1;
      if (count === 3) throw refused.error;
      const written = write(key, name);
      if (count === 4) throw fine.error;
      return written;
    };
    await run(true);
    expect(await world.settled()).toMatchObject([{ state: 'question' }]);
    const [open] = await listQuestions(world.test.db, { state: 'open' });
    expect(open).toMatchObject({ kind: 'effect.unknown_outcome' });
    await world.engine.answer(open?.id ?? '', { option: 'happened', fields: {}, by: 'anna', at: new Date() });
    expect(await world.settled()).toMatchObject([{ state: 'dead', reason: { facts: { undone: 2 } } }]);
    expect(names()).toEqual(['reserved', 'noted', 'struck', 'released 1']);
  });
});
