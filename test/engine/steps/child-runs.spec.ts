import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { listRuns, listSteps } from '@belegfluss/engine';
import { ConnectorError } from '@belegfluss/sdk';
import { waitUntil } from '../../crash/waiting.ts';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';
import { MemoryShop, shopConnector } from '../world/memory-shop.ts';

const WHOLE = `on: { hand: { person: { role: admin } } }
steps:
  before: { call: shop.put.lookup, with: { name: before } }
  parts:
    each: { expr: record.names }
    as: name
    steps:
      part: { run: part, key: { expr: name }, with: { name: { expr: name } }, within: P1D }
    collect: { id: { expr: steps.part.output.id }, state: { expr: steps.part.state } }
  after: { call: shop.put.lookup, with: { name: after } }
`;
const PART = `on: { asked: { called: { needs: [name] } } }
steps:
  put: { call: shop.put.lookup, with: { name: { expr: record.name } } }
output: { id: { expr: steps.put.id } }
`;

describe('a flow that runs another', () => {
  let world: EngineWorld;
  let shop: MemoryShop;
  afterEach(() => world.close());
  const start = async (input: Record<string, unknown>) => {
    shop = new MemoryShop();
    world = await engineWorld({ whole: WHOLE, part: PART }, [shopConnector(shop)]);
    return world.engine.start('whole', 'anna', { key: '1', ...input });
  };
  const names = () => shop.orders.map(({ name }) => name);

  it('goes on with what that one gives, one run for each step', async () => {
    const id = await start({ names: ['a', 'b'] });
    const runs = await world.settled();
    expect(runs.map(({ flow, recordKey, state }) => [flow, recordKey, state]).sort()).toEqual([
      ['part', 'a', 'done'],
      ['part', 'b', 'done'],
      ['whole', '1', 'done'],
    ]);
    expect(names()).toEqual(['before', 'a', 'b', 'after']);
    expect(await world.outputOf(id, 'parts')).toEqual([
      { id: '2', state: 'done' },
      { id: '3', state: 'done' },
    ]);
  });

  it('fails with it, and goes on when both are retried', async () => {
    shop = new MemoryShop();
    shop.faults.push({ error: new ConnectorError('invalid', 'no', { outcome: 'rejected' }), committed: false });
    world = await engineWorld({ whole: WHOLE.replace(/ {2}before.*\n/, ''), part: PART }, [shopConnector(shop)]);
    const id = await world.engine.start('whole', 'anna', { key: '1', names: ['a'] });
    const runs = await world.settled();
    const child = runs.find(({ flow }) => flow === 'part')?.id ?? '';
    expect(runs.find(({ flow }) => flow === 'whole')).toMatchObject({
      state: 'dead',
      reason: { code: 'run.child_dead', facts: { step: 'parts[0].part', run: child, cause: 'connector.invalid' } },
    });
    expect((await listSteps(world.test.db, child)).steps.map(({ attempts }) => attempts)).toEqual([1]);
    const { reason } = runs.find(({ flow }) => flow === 'whole') ?? {};
    expect(reason?.message).toMatchObject({
      de: expect.stringContaining('Ende: '),
      en: expect.stringMatching(/its end: .*no$/),
    });
    await world.engine.runs.retry(child, { person: 'anna' });
    await world.settled();
    await world.engine.runs.retry(id, { person: 'anna' });
    expect((await world.settled()).map(({ state }) => state)).toEqual(['done', 'done']);
    expect(names()).toEqual(['a', 'after']);
  });

  it('is not done twice by a replay, nor by a replay of that, though its keys speak of its run', async () => {
    const own = PART.replace('} }\noutput', '}, intent: { expr: event.run } }\noutput');
    shop = new MemoryShop();
    world = await engineWorld({ whole: WHOLE, part: own }, [shopConnector(shop)]);
    let id = await world.engine.start('whole', 'anna', { key: '1', names: ['a', 'b'] });
    await world.settled();
    for (let replays = 1; replays <= 2; replays += 1) {
      const wish = { from: 'parts', version: 'original' as const };
      const { repeats } = await world.engine.runs.previewReplay(id, wish);
      expect(repeats).toMatchObject([
        { path: 'parts[0].part', becomes: 'run_again' },
        { path: 'parts[1].part', becomes: 'run_again' },
        { path: 'after', becomes: 'kept' },
      ]);
      id = await world.engine.runs.replay(id, wish, { person: 'anna' });
      expect((await world.settled()).map(({ state }) => state)).toEqual(Array(3 + 3 * replays).fill('done'));
      expect(names()).toEqual(['before', 'a', 'b', 'after']);
    }
    const other = { key: '1', names: ['a', 'c'] };
    await world.engine.runs.replay(id, { from: 'parts', version: 'original', input: other }, { person: 'anna' });
    await world.settled();
    expect(names()).toEqual(['before', 'a', 'b', 'after', 'c']);
  });

  it('goes on where that one found nothing to do, and hears so', async () => {
    shop = new MemoryShop();
    const idle = PART.replace(/steps:[^]*/, 'steps: { end: { stop: skipped, reason: none } }\n');
    const whole = WHOLE.replace('steps.part.output.id', 'name');
    world = await engineWorld({ whole, part: idle }, [shopConnector(shop)]);
    const id = await world.engine.start('whole', 'anna', { key: '1', names: ['a'] });
    expect((await world.settled()).map(({ flow, state }) => [flow, state]).sort()).toEqual([
      ['part', 'skipped'],
      ['whole', 'done'],
    ]);
    expect(await world.outputOf(id, 'parts')).toMatchObject([{ state: 'skipped' }]);
  });

  it('waits for it no longer than it wants to, and no less', async () => {
    shop = new MemoryShop();
    const slow = PART.replace(/steps:[^]*/, 'steps: { pause: { wait: time, for: P30D } }\n');
    const impatient = WHOLE.replace(', state: { expr: steps.part.state }', '').replace('steps.part.output.id', 'name');
    world = await engineWorld({ whole: impatient, part: slow }, [shopConnector(shop)]);
    const setClock = (now: string) =>
      world.test.db.query(
        'insert into business_clock (now) values ($1) on conflict (only_row) do update set now = excluded.now',
        [now],
      );
    await setClock('2026-03-02T08:00:00Z');
    const id = await world.engine.start('whole', 'anna', { key: '1', names: ['a'] });
    const whole = async () => (await listRuns(world.test.db)).find((run) => run.id === id);
    await waitUntil(
      'both wait',
      async () =>
        (await listRuns(world.test.db)).every(({ state }) => state === 'waiting') &&
        (await listRuns(world.test.db)).length === 2,
      10_000,
    );
    await setClock('2026-03-03T07:59:59Z');
    expect(await world.engine.upkeep.wakeDue()).toBe(0);
    await setClock('2026-03-03T08:00:00Z');
    expect(await world.engine.upkeep.wakeDue()).toBe(1);
    await waitUntil('its time is over', async () => (await whole())?.state === 'dead', 10_000);
    expect(await whole()).toMatchObject({ reason: { code: 'run.waited_too_long', facts: { step: 'parts[0].part' } } });
    expect(names()).toEqual(['before']);
  });

  it('is not held up by the death of its worker', async () => {
    shop = new MemoryShop();
    shop.stalled = 1;
    world = await engineWorld(
      {
        whole: WHOLE.replace(/ {2}before.*\n/, ''),
        part: PART.replace('put.lookup, with', 'put.lookup, timeout: PT2S, with'),
      },
      [shopConnector(shop)],
    );
    await world.engine.start('whole', 'anna', { key: '1', names: ['a'] });
    while (shop.stalled > 0) await sleep(20);
    const other = await world.anotherEngine();
    await world.engine.close();
    await other.startWorker();
    expect((await world.settled(40)).map(({ flow, state }) => [flow, state]).sort()).toEqual([
      ['part', 'done'],
      ['whole', 'done'],
    ]);
    expect(names()).toEqual(['a', 'after']);
    expect(await listRuns(world.test.db)).toHaveLength(2);
  });
});
