import { afterEach, describe, expect, it } from '@jest/globals';
import { listQuestions } from '@belegfluss/records';
import { ConnectorError } from '@belegfluss/sdk';
import { waitUntil } from '../../crash/waiting.ts';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';
import { MemorySync, syncConnectors } from '../world/memory-sync.ts';

const at = (second: number) => new Date(Date.UTC(2026, 0, 1) + second * 1_000).toISOString();
const flow = (action: string) => `on: { hand: { person: { role: admin } } }
sync: { from: crm.deal }
steps: { put: { call: acct.${action}, with: { name: { expr: record.name } } } }
`;

describe('what a sync writes once more', () => {
  let world: EngineWorld;
  let systems: MemorySync;
  afterEach(() => world.close());

  async function begin(action: string): Promise<void> {
    systems = new MemorySync();
    world = await engineWorld({ copy: flow(action) }, syncConnectors(systems));
  }
  async function pass(): Promise<{ created: number; updated: number } | undefined> {
    const runId = await world.engine.start('copy', 'admin', {});
    await world.settled();
    const [sums] = await world.test.db.query<{ created: number; updated: number }>(
      'select created, updated from sync_pass where run_id = $1',
      [runId],
    );
    return sums;
  }

  it.each(['put.keyed', 'put.lookup', 'put.many'])(
    'is a record as it was before its last change, whenever it is changed back: %s',
    async (action) => {
      await begin(action);
      const names = ['a', 'b', 'a', 'b', 'a'];
      const passes: unknown[] = [];
      for (const [second, name] of names.entries()) {
        systems.deals.splice(0, 1, { key: 'a', name, changedAt: at(second) });
        passes.push(await pass());
      }
      expect(passes).toMatchObject([{ created: 1 }, ...names.slice(1).map(() => ({ updated: 1 }))]);
      expect(systems.kept.map(({ name }) => name)).toEqual(names);
    },
  );

  it('is nothing whose key the system may have forgotten: a person is asked', async () => {
    await begin('put.keyed');
    for (const key of ['a', 'b']) systems.deals.push({ key, name: key, changedAt: at(1) });
    const cut = new ConnectorError('transient', 'cut', { outcome: 'unknown', retryAfterSeconds: 2 });
    systems.faults.set('a', { error: cut, committed: true });
    const { db } = world.test;
    const passing = pass();
    const isInDoubt = async () => (await db.query("select 1 from effect where state = 'unknown'")).length > 0;
    await waitUntil('the answer is lost', isInDoubt, 10_000);
    await db.query("update effect set tried_at = tried_at - interval '25 hours'");
    expect(await passing).toMatchObject({ created: 1 });
    expect(await listQuestions(db, { state: 'open' })).toMatchObject([{ kind: 'effect.unknown_outcome' }]);
    expect(systems.names()).toEqual(['a', 'b']);
  });

  it.each([
    ['1 hour', 'sends what may have left again', ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], 0],
    ['25 hours', 'asks about the two pages that were at work', ['g', 'h'], 6],
  ])('after its machine was off for %s %s', async (off, _does, written, questions) => {
    await begin('put.keyed');
    for (const key of 'abcdefgh') systems.deals.push({ key, name: key, changedAt: at(1) });
    // It rests before it reads anything, so that its state can be made that of a run whose worker died.
    systems.pageFaults.push(new ConnectorError('transient', 'away', { outcome: 'rejected', retryAfterSeconds: 2 }));
    const { db } = world.test;
    const passing = pass();
    const rests = async () => (await db.query("select 1 from run where state = 'waiting'")).length > 0;
    await waitUntil('the run rests', rests, 10_000);
    await db.query("update run set state = 'running', at_work_since = now() - $1::interval", [off]);
    await passing;
    expect(systems.names()).toEqual(written);
    const open = await listQuestions(db, { state: 'open' });
    expect(open.map(({ kind }) => kind)).toEqual(Array.from({ length: questions }, () => 'effect.unknown_outcome'));
  });
});
