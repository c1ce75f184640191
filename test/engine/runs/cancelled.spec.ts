import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readDeeds, readRun } from '@belegfluss/engine';
import { listQuestions } from '@belegfluss/records';
import { ConnectorError } from '@belegfluss/sdk';
import { setTimeout as sleep } from 'node:timers/promises';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';
import { MemoryShop, shopConnector } from '../world/memory-shop.ts';

const BUY = `on: { ask: { person: { role: admin } } }
steps:
  order: { call: shop.put.lookup, with: { name: { expr: record.name } } }
  sure: { approve: admin, title: { de: Sicher?, en: Sure? }, within: P1D, when: 'record.name == "ask"' }
  pause: { wait: time, for: PT1H, when: 'record.name == "wait"' }
  after: { call: shop.put.lookup, with: { name: after } }
`;
const SLOW = `on: { ask: { person: { role: admin } } }
steps:
  many: { each: { expr: record.items }, as: item, steps: { one: { call: shop.put.lookup, with: { name: { expr: item } } } } }
`;
/** Three runs of which each waits for the next. */
const WHOLE = `on: { ask: { person: { role: admin } } }
steps:
  part: { run: part, key: { expr: event.key }, with: {}, within: P1D }
  after: { call: shop.put.lookup, with: { name: after the part } }
`;
const PART = `on: { asked: { called: { needs: [] } } }
steps:
  leaf: { run: leaf, key: { expr: event.key }, with: {}, within: P1D }
`;
const LEAF = `on: { asked: { called: { needs: [] } } }
steps:
  pause: { wait: time, for: PT1H }
`;
const by = { person: 'anna', cause: 'no_longer_needed' as const, note: 'the customer withdrew' };

describe('a run that a person ends', () => {
  let world: EngineWorld;
  const shop = new MemoryShop();
  beforeAll(async () => {
    world = await engineWorld({ buy: BUY, slow: SLOW, whole: WHOLE, part: PART, leaf: LEAF }, [shopConnector(shop)]);
  }, 60_000);
  afterAll(() => world.close());

  const start = (name: string, key: string) => world.engine.start('buy', 'anna', { key, name });
  const stateOf = async (id: string) => (await readRun(world.test.db, id))?.run.state;
  const until = async (id: string, state: string) => {
    for (let waited = 0; waited < 200 && (await stateOf(id)) !== state; waited += 1) await sleep(50);
    expect(await stateOf(id)).toBe(state);
  };

  it('takes its question back and lets the next run of its key go on', async () => {
    const first = await start('ask', 'q');
    await until(first, 'question');
    const second = await start('pen', 'q');
    expect(await world.engine.runs.cancel(first, by)).toBe('cancelled');
    await until(second, 'done');
    expect(await listQuestions(world.test.db, { state: 'open' })).toEqual([]);
    const found = await readRun(world.test.db, first);
    expect(found?.run).toMatchObject({
      state: 'cancelled',
      reason: { code: 'run.cancelled', message: { de: by.note, en: by.note } },
    });
    expect(await readDeeds(world.test.db, first)).toMatchObject([{ kind: 'cancel', ...by }]);
    await expect(world.engine.runs.cancel(first, by)).rejects.toThrow('run.ended_already');
    await expect(world.test.db.query('delete from run_action')).rejects.toThrow('stays written');
  });

  it('that waits in line is taken out without setting free what is behind it', async () => {
    const first = await start('wait', 'w');
    await until(first, 'waiting');
    const second = await start('pen', 'w');
    const third = await start('pen', 'w');
    await world.engine.runs.cancel(second, by);
    await sleep(300);
    expect(await stateOf(third)).toBe('queued');
    await world.engine.runs.cancel(first, by);
    await until(third, 'done');
    expect(await stateOf(second)).toBe('cancelled');
  });

  it('stops at the border of a step when it is at work, and sends nothing after it', async () => {
    const before = shop.orders.length;
    const items = Array.from({ length: 4_000 }, (_, index) => `item ${index}`);
    const id = await world.engine.start('slow', 'anna', { key: 's', items });
    await until(id, 'running');
    expect(await world.engine.runs.cancel(id, by)).toBe('asked');
    await until(id, 'cancelled');
    const made = shop.orders.length - before;
    expect(made).toBeLessThan(4_000);
    const effects = await world.test.db.query("select state from effect where run_id = $1 and state <> 'confirmed'", [
      id,
    ]);
    expect(effects).toEqual([]);
    await sleep(300);
    expect(shop.orders.length - before).toBe(made);
    expect((await readRun(world.test.db, id))?.run.endedAt).not.toBeNull();
  }, 30_000);

  /** The ids of whole, part and leaf as soon as all of them wait. */
  const startWhole = async (key: string) => {
    const whole = await world.engine.start('whole', 'anna', { key });
    const ids = [whole];
    for (let waited = 0; waited < 200 && ids.length < 3; waited += 1) {
      await sleep(50);
      const child = (await readRun(world.test.db, ids.at(-1) ?? ''))?.children[0];
      if (child) ids.push(child.id);
    }
    await until(ids[2] ?? '', 'waiting');
    return ids;
  };

  it('ends the runs that it waits for, however deep, and is linked with them both ways', async () => {
    const ids = await startWhole('w1');
    const [whole = '', part = '', leaf = ''] = ids;
    expect((await readRun(world.test.db, leaf))?.parent).toMatchObject({ id: part, step: 'leaf', called: true });
    expect(await world.engine.runs.cancel(whole, by)).toBe('cancelled');
    expect(await Promise.all(ids.map(stateOf))).toEqual(['cancelled', 'cancelled', 'cancelled']);
    expect(await readDeeds(world.test.db, leaf)).toMatchObject([{ kind: 'cancel', ...by, facts: { with: part } }]);
    await expect(world.engine.runs.cancel(leaf, by)).rejects.toThrow('run.ended_already');
    expect(shop.orders.map(({ name }) => name)).not.toContain('after the part');
  }, 30_000);

  it('lets the run that waits for it fail at once, which says so also where nobody gave a cause', async () => {
    const [whole = '', part = '', leaf = ''] = await startWhole('w2');
    await world.engine.runs.cancel(leaf, { person: 'anna' });
    await until(part, 'dead');
    await until(whole, 'dead');
    expect((await readRun(world.test.db, part))?.run.reason).toMatchObject({
      code: 'run.child_dead',
      message: {
        de: 'der Lauf von leaf kam nicht zu seinem Ende: ein Mensch hat den Lauf abgebrochen',
        en: 'the run of leaf did not come to its end: a person cancelled the run',
      },
      facts: { step: 'leaf', run: leaf, cause: 'run.cancelled' },
    });
  }, 30_000);

  it('that was set aside is closed with a cause, or retried, in one go with others and only those that were shown', async () => {
    const dead = async (key: string) => {
      shop.faults.push({ error: new ConnectorError('invalid', 'no', { outcome: 'rejected' }), committed: false });
      const id = await start('pen', key);
      await until(id, 'dead');
      return id;
    };
    const ids = [await dead('d1'), await dead('d2')];
    const shown = await world.engine.runs.select('resolve', { flow: 'buy' }, 'anna');
    expect({ ...shown, token: '', sample: shown.sample.map(({ id }) => id).sort() }).toEqual({
      token: '',
      count: 2,
      more: false,
      sample: ids,
    });
    const later = await dead('d3');
    await world.engine.runs.retry(ids[1] ?? '', { person: 'berta' });
    await until(ids[1] ?? '', 'done');
    await expect(world.engine.runs.actOn(shown.token, { person: 'berta', cause: 'duplicate' })).rejects.toThrow(
      'selection_gone',
    );
    expect(await world.engine.runs.actOn(shown.token, { person: 'anna', cause: 'duplicate' })).toEqual({
      done: 1,
      refused: [{ code: 'run.not_dead', count: 1 }],
    });
    expect(await Promise.all([...ids, later].map(stateOf))).toEqual(['resolved', 'done', 'dead']);
    await expect(world.engine.runs.resolve(later, { person: 'anna', cause: 'other' })).rejects.toThrow(
      'run.cause_needed',
    );
    await expect(world.engine.runs.actOn(shown.token, by)).rejects.toThrow('selection_gone');
  }, 30_000);
});
