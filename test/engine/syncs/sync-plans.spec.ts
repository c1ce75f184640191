import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readRun } from '@belegfluss/engine';
import { ConnectorError } from '@belegfluss/sdk';
import { waitUntil } from '../../crash/waiting.ts';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';
import { MemorySync, syncConnectors } from '../world/memory-sync.ts';

const at = (second: number) => new Date(Date.UTC(2026, 0, 1) + second * 1_000).toISOString();
const flow = (action: string, note = 'record.name') => `on: { hand: { person: { role: admin } } }
sync: { from: crm.deal, when: 'record.name != "no"' }
steps:
  put: { call: acct.${action}, with: { name: { expr: record.name }, note: { expr: '${note}' } } }
`;
const REFUSED = { code: 'plan.base_moved' };

describe('the plan of a sync', () => {
  let world: EngineWorld;
  let systems: MemorySync;

  const plan = (full = false) => world.engine.syncPlans.make('copy', { full, madeBy: 'admin', now: new Date() });
  const ended = async (runId: string) => (await world.settled()).find(({ id }) => id === runId);
  const apply = async (id: string) => ended(await world.engine.syncPlans.apply('copy', id, 'admin'));
  const pass = async () => ended(await world.engine.start('copy', 'admin', {}));
  const add = (...names: string[]) =>
    names.forEach((name) => systems.deals.push({ key: name, name, changedAt: at(systems.deals.length) }));
  const change = (key: string, name: string) =>
    Object.assign(systems.deals.find((deal) => deal.key === key) ?? {}, { name, changedAt: at(1_000) });
  const memory = () =>
    world.test.db.query('select (select count(*) from shadow) as shadows, (select count(*) from cursor) as positions');
  const stateOf = async (id: string) => (await world.engine.syncPlans.show('copy', id)).plan.state;

  beforeEach(() => {
    systems = new MemorySync();
  });
  afterEach(() => world.close());

  async function start(action = 'put.keyed'): Promise<void> {
    world = await engineWorld({ copy: flow(action) }, syncConnectors(systems));
  }

  it('shows what a pass would write, field by field, and writes nothing anywhere', async () => {
    await start();
    add('a', 'b', 'c', 'd');
    await pass();
    change('b', 'b2');
    add('no', 'e', '');
    const before = await memory();
    const { plan: made, records } = await plan(true);
    expect(made).toMatchObject({
      state: 'made',
      created: 1,
      updated: 1,
      unchanged: 3,
      skipped: 1,
      asked: 1,
      failed: 0,
    });
    expect(records.map(({ key, outcome }) => `${key} ${outcome}`)).toEqual([' asked', 'b updated', 'e created']);
    expect(records[1]?.fields).toEqual([
      { field: 'name', from: 'b', to: 'b2' },
      { field: 'note', from: 'b', to: 'b2' },
    ]);
    expect(records[2]?.fields[0]).toEqual({ field: 'name', to: 'e' });
    expect(records[0]?.why?.code).toBe('run.invalid_input');
    expect(systems.names()).toEqual(['a', 'b', 'c', 'd']);
    expect(await memory()).toEqual(before);
  });

  it.each(['put.keyed', 'put.lookup', 'put.many'])(
    'is carried out as it is, and a pass finds it done: %s',
    async (action) => {
      await start(action);
      add('a', 'b', 'c', 'd', 'no');
      const { plan: made } = await plan();
      expect(await apply(made.id)).toMatchObject({ state: 'done' });
      expect(systems.names()).toEqual(['a', 'b', 'c', 'd']);
      expect(await stateOf(made.id)).toBe('applied');
      expect(await pass()).toMatchObject({ state: 'unchanged' });
      expect(systems.names()).toEqual(['a', 'b', 'c', 'd']);
    },
  );

  it('leaves records alone that came after it', async () => {
    await start();
    add('a');
    const { plan: made } = await plan();
    add('later');
    expect(await apply(made.id)).toMatchObject({ state: 'done' });
    expect(systems.names()).toEqual(['a']);
    await pass();
    expect(systems.names()).toEqual(['a', 'later']);
  });

  it('is refused as a whole where a record has changed since', async () => {
    await start();
    add('a', 'b', 'c', 'd', 'e');
    const { plan: made } = await plan();
    change('e', 'e2');
    const refused = await apply(made.id);
    expect(refused).toMatchObject({ state: 'dead', reason: { ...REFUSED, facts: { keys: ['e'], written: 0 } } });
    expect(systems.names()).toEqual([]);
    expect(await stateOf(made.id)).toBe('refused');
  });

  it('is refused where a record is gone, or a pass has written in between', async () => {
    await start();
    add('a', 'b');
    const { plan: gone } = await plan();
    systems.deals.pop();
    expect(await apply(gone.id)).toMatchObject({ state: 'dead', reason: REFUSED });
    const { plan: overtaken } = await plan();
    await pass();
    expect(await apply(overtaken.id)).toMatchObject({ state: 'dead', reason: REFUSED });
    expect(systems.names()).toEqual(['a']);
  });

  it('is carried out once, and only in the version of the flow that it was made of', async () => {
    await start();
    add('a');
    const [first, second] = [await plan(), await plan()];
    await apply(first.plan.id);
    await expect(apply(first.plan.id)).rejects.toMatchObject({ diagnostics: [{ code: 'plan.not_open' }] });
    const changed = await world.anotherEngine({ copy: flow('put.keyed', '"other"') });
    await expect(changed.syncPlans.apply('copy', second.plan.id, 'admin')).rejects.toMatchObject({
      diagnostics: [REFUSED],
    });
    expect(systems.names()).toEqual(['a']);
  });

  it('goes on behind what was written where writing stops in the middle', async () => {
    await start('put.lookup');
    add('a', 'b', 'c', 'd', 'e');
    const { plan: made } = await plan();
    const lost = new ConnectorError('transient', 'the connection was cut', { outcome: 'unknown' });
    const busy = new ConnectorError('rate_limited', 'too many', { outcome: 'rejected', retryAfterSeconds: 0.2 });
    systems.faults.set('b', { error: lost, committed: true });
    systems.faults.set('d', { error: busy, committed: false });
    expect(await apply(made.id)).toMatchObject({ state: 'done' });
    expect(systems.names()).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('is stopped where a person ends its run, and the next one writes what is left', async () => {
    await start();
    add('a', 'b', 'c', 'd');
    const { plan: made } = await plan();
    const busy = new ConnectorError('rate_limited', 'too many', { outcome: 'rejected', retryAfterSeconds: 600 });
    systems.faults.set('d', { error: busy, committed: false });
    const runId = await world.engine.syncPlans.apply('copy', made.id, 'admin');
    const rests = async () => (await readRun(world.test.db, runId))?.run.state === 'waiting';
    await waitUntil('the run rests', rests, 20_000);
    expect(await stateOf(made.id)).toBe('applying');
    await world.engine.runs.cancel(runId, { person: 'anna', cause: 'wrong_data' });
    expect(await stateOf(made.id)).toBe('stopped');
    await expect(apply(made.id)).rejects.toMatchObject({ diagnostics: [{ code: 'plan.not_open' }] });
    const { plan: rest } = await plan();
    expect(rest).toMatchObject({ created: 1, unchanged: 3 });
    expect(await apply(rest.id)).toMatchObject({ state: 'done' });
    expect(systems.names()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('asks about a record that the system refuses', async () => {
    await start();
    add('a', 'b');
    const { plan: made } = await plan();
    const refused = new ConnectorError('invalid', 'no such thing', { outcome: 'rejected' });
    systems.faults.set('a', { error: refused, committed: false });
    expect(await apply(made.id)).toMatchObject({ state: 'done' });
    expect(await world.test.db.query('select kind from question')).toEqual([{ kind: 'sync.record_failed' }]);
    expect(systems.names()).toEqual(['b']);
  });

  it('is of syncs alone', async () => {
    await start();
    const refused = (name: string) =>
      world.engine.syncPlans.make(name, { full: false, madeBy: 'admin', now: new Date() }).then(
        () => [],
        ({ diagnostics }: { diagnostics: object[] }) => diagnostics,
      );
    expect(await refused('nobody')).toMatchObject([
      { code: 'plan.no_sync', remedy: { en: expect.stringMatching(/^Plans/) } },
    ]);
    expect(await refused('cpoy')).toMatchObject([{ code: 'plan.no_sync', remedy: { en: 'Did you mean "copy"?' } }]);
    await expect(world.engine.syncPlans.show('copy', 'none')).rejects.toMatchObject({
      diagnostics: [{ code: 'plan.unknown' }],
    });
  });
});
