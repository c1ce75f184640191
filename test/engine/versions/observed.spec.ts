import { afterEach, describe, expect, it } from '@jest/globals';
import { listRuns, readRun } from '@belegfluss/engine';
import { listQuestions } from '@belegfluss/records';
import { ConnectorError } from '@belegfluss/sdk';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';
import { MemoryShop, shopConnector } from '../world/memory-shop.ts';

const STEPS = `on: { won: { entity: shop.order, sweep: { every: PT15M } } }
once: { expr: event.key }
steps:
  looked: { call: shop.put.lookup, with: { name: { expr: record.name } } }
  keyed: { call: shop.put.keyed, with: { name: { expr: '"of " + steps.looked.id' } } }
  told: { emit: bought, key: { expr: event.key } }
  sure: { approve: finance, title: { de: Sicher?, en: Sure? }, within: P1D }
`;
const HEARD = `on: { heard: { emitted: bought } }
steps:
  put: { call: shop.put.blind, with: { name: heard } }
`;
const OBSERVED = `mode: observe\n${STEPS}`;
const PILOT = `mode: observe\npilot: { when: 'record.name.startsWith("pilot")' }\n${STEPS}`;

describe('a flow that is only observed', () => {
  const shop = new MemoryShop();
  let world: EngineWorld;
  afterEach(async () => {
    await world.close();
    shop.orders.length = 0;
    shop.records.clear();
  });

  async function start(flow: string, ...names: string[]) {
    world = await engineWorld({ buy: flow, hear: HEARD }, [shopConnector(shop)]);
    if (names.length > 0) await arrive(...names);
  }
  /** Records that the next look finds. */
  async function arrive(...names: string[]) {
    const seconds = shop.records.size;
    for (const [index, name] of names.entries())
      shop.records.set(`${name}-1`, { name, changedAt: `2999-01-01T00:00:0${seconds + index}Z` });
    await world.engine.upkeep.sweeps()[0]?.run();
    return world.settled();
  }
  const runOf = async (key: string) => {
    const [run] = await listRuns(world.test.db, { flow: 'buy', key });
    return (await readRun(world.test.db, run?.id ?? ''))!;
  };
  async function approveAll() {
    for (const { id } of await listQuestions(world.test.db, { state: 'open' }))
      await world.engine.answer(id, { option: 'approve', fields: {}, by: 'anna', at: new Date() });
    await world.settled();
  }
  /** What our own tables hold of things that were meant. */
  async function traces() {
    const [row] = await world.test.db.query(
      `select (select count(*)::int from effect) as effects, (select count(*)::int from question) as questions,
              (select count(*)::int from event where connection = 'flow') as events,
              (select count(*)::int from run where once_key is not null) as claims`,
    );
    return row;
  }
  const NONE = { effects: 0, questions: 0, events: 0, claims: 0 };

  it('computes and shows what it would do, and writes, asks and emits nothing', async () => {
    await start(OBSERVED, 'pen');
    const { run, observed, steps } = await runOf('pen-1');
    expect(run).toMatchObject({ state: 'observed', reason: null });
    expect(observed).toMatchObject({
      state: 'question',
      at: 'sure',
      effects: [
        { step: 'looked', use: 'shop.put.lookup', key: 'buy/looked/pen-1/once', with: { name: 'pen' } },
        { step: 'keyed', use: 'shop.put.keyed', with: { name: 'of assumed:looked.id' } },
      ],
      questions: [{ step: 'sure', kind: 'flow.approval', owner: 'finance' }],
      emitted: [{ event: 'bought', key: 'pen-1' }],
      assumed: [{ step: 'looked' }, { step: 'keyed' }],
      standing: [],
    });
    expect(steps.map(({ path, state }) => [path, state])).toEqual(
      expect.arrayContaining([
        ['on.record', 'done'],
        ['looked', 'done'],
        ['sure', 'question'],
      ]),
    );
    expect(shop.orders).toEqual([]);
    expect(await traces()).toEqual(NONE);
  }, 30_000);

  it('carries out what the pilot takes in, and nothing else', async () => {
    await start(PILOT, 'pilot', 'pen');
    expect((await runOf('pilot-1')).run.state).toBe('question');
    expect((await runOf('pen-1')).run.state).toBe('observed');
    expect(shop.orders.map(({ key }) => key)).toEqual([
      'buy/looked/pilot-1/once',
      'buy/keyed/pilot-1/once',
      expect.stringMatching(/^hear\/put\/pilot-1\//),
    ]);
    expect(await traces()).toEqual({ effects: 2, questions: 1, events: 1, claims: 1 });
    // The run goes on as what it began, whatever the condition would say by now.
    shop.records.set('pilot-1', { name: 'pen', changedAt: '2999-01-01T00:00:00Z' });
    await approveAll();
    expect((await runOf('pilot-1')).run.state).toBe('done');
    expect(shop.orders).toHaveLength(3);
  }, 30_000);

  it('goes live without doing anything twice, and without leaving anything out', async () => {
    await start(PILOT, 'pilot', 'pen');
    const observed = await runOf('pen-1');
    await world.engine.close();
    const live = await world.anotherEngine({ buy: STEPS, hear: HEARD });
    await live.startWorker();
    world.engine = live;
    shop.records.set('pilot-1', { name: 'pilot', changedAt: '2999-01-02T00:00:00Z' });
    shop.records.set('pen-1', { name: 'pen', changedAt: '2999-01-02T00:00:00Z' });
    await arrive('ink');
    const count = (name: string) => shop.orders.filter(({ key }) => key === `buy/looked/${name}-1/once`).length;
    expect({ pilot: count('pilot'), pen: count('pen'), ink: count('ink') }).toEqual({ pilot: 1, pen: 1, ink: 1 });
    await approveAll();
    // What was only observed is carried out by a replay as well, which finds it done by now.
    const by = { person: 'anna' };
    const replay = { version: 'live' as const };
    await expect(live.runs.replay(observed.run.id, { ...replay, from: 'keyed' }, by)).rejects.toThrow(
      'run.only_observed',
    );
    const again = await live.runs.replay(observed.run.id, replay, by);
    await world.settled();
    expect((await readRun(world.test.db, again))?.run).toMatchObject({ state: 'unchanged' });
    expect(count('pen')).toBe(1);
  }, 60_000);

  it('asks again where a system was away, and says where it would have failed', async () => {
    await start(OBSERVED);
    shop.readFaults.push(new ConnectorError('transient', 'away', { outcome: 'not_sent', retryAfterSeconds: 1 }));
    await arrive('pen');
    expect((await runOf('pen-1')).run).toMatchObject({ state: 'observed', attempt: 2 });
    shop.records.set('gone-1', { changedAt: '2999-01-03T00:00:00Z' });
    await arrive();
    const { run, observed } = await runOf('gone-1');
    expect(run).toMatchObject({ state: 'observed', reason: { code: 'expression.failed' } });
    expect(observed).toMatchObject({ state: 'dead', effects: [] });
    expect(await traces()).toEqual(NONE);
  }, 30_000);

  it('lets the pilot wait for a system that is away, and sets aside what nobody can tell to be of it', async () => {
    await start(PILOT);
    shop.readFaults.push(new ConnectorError('transient', 'away', { outcome: 'not_sent', retryAfterSeconds: 1 }));
    await arrive('pilot');
    expect((await runOf('pilot-1')).run).toMatchObject({ state: 'question', attempt: 2 });
    expect(shop.orders).toHaveLength(3);
    shop.records.set('gone-1', { changedAt: '2999-01-03T00:00:00Z', mail: 'a@firma.de' });
    await arrive();
    const { run, steps } = await runOf('gone-1');
    expect(run).toMatchObject({ state: 'dead', reason: { code: 'expression.failed' } });
    expect(steps).toEqual([]);
    shop.records.set('gone-1', { name: 'pilot', changedAt: '2999-01-03T00:00:00Z' });
    await world.engine.runs.retry(run.id, { person: 'anna' });
    await world.settled();
    expect((await runOf('gone-1')).run.state).toBe('question');
  }, 30_000);

  it('gives on nothing that was censored when it is replayed, also where it had nothing to do', async () => {
    const stops = STEPS.replace(
      'steps:\n',
      'steps:\n  small: { stop: skipped, reason: small, when: \'record.name == "pen"\' }\n',
    );
    await start(`mode: observe\n${stops}`);
    shop.records.set('pen-1', { name: 'pen', mail: 'a@firma.de', changedAt: '2999-01-01T00:00:00Z' });
    await arrive();
    const { run } = await runOf('pen-1');
    expect(run.state).toBe('skipped');
    const preview = (wish: object) => world.engine.runs.previewReplay(run.id, { version: 'live', ...wish });
    await expect(preview({ from: 'looked' })).rejects.toThrow('run.only_observed');
    await expect(preview({ input: { name: 'ink', mail: '[e-mail]' } })).rejects.toThrow('run.masked_input');
    expect(await preview({ input: { name: 'ink', mail: 'b@firma.de' } })).toMatchObject({ reused: [] });
  }, 30_000);

  it('goes on from the record that a replay was given, also where a system was away first', async () => {
    const read = STEPS.replace('steps:\n', 'steps:\n  other: { read: shop.order, key: other-1 }\n');
    await start(`mode: observe\n${read}`);
    shop.records.set('other-1', { changedAt: '2999-01-01T00:00:00Z' });
    await arrive('pen');
    const { run } = await runOf('pen-1');
    shop.readFaults.push(new ConnectorError('transient', 'away', { outcome: 'not_sent', retryAfterSeconds: 1 }));
    const input = { name: 'ink', mail: 'b@firma.de', changedAt: '2999-01-01T00:00:00Z' };
    const again = await world.engine.runs.replay(run.id, { version: 'live', input }, { person: 'anna' });
    await world.settled();
    const replay = await readRun(world.test.db, again);
    expect(replay).toMatchObject({
      run: { state: 'observed', attempt: 2 },
      observed: { effects: [{ step: 'looked', with: { name: 'ink' } }, { step: 'keyed' }] },
    });
    expect(replay?.steps.find(({ path }) => path === 'on.record')?.output).toMatchObject({ mail: '[e-mail]' });
  }, 30_000);

  it('looks at the replay of a run that holds what is done once', async () => {
    await start(STEPS);
    shop.faults.push({ error: new ConnectorError('invalid', 'no', { outcome: 'rejected' }), committed: false });
    await arrive('pen');
    const { run } = await runOf('pen-1');
    expect(run.state).toBe('dead');
    await world.engine.close();
    const observing = await world.anotherEngine({ buy: OBSERVED, hear: HEARD });
    await observing.startWorker();
    world.engine = observing;
    const again = await observing.runs.replay(run.id, { version: 'live' }, { person: 'anna' });
    await world.settled();
    expect((await readRun(world.test.db, again))?.run.state).toBe('observed');
  }, 30_000);
});
