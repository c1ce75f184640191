import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';
import { MemorySync, syncConnectors } from '../world/memory-sync.ts';

const FLOWS = {
  one: `on: { hand: { person: { role: admin } } }
steps: { put: { call: acct.put.keyed, with: { name: { expr: event.data.key } }, intent: { expr: event.data.key } } }
`,
  copy: `on: { hand: { person: { role: admin } } }
sync: { from: crm.deal, parallel: 2 }
steps: { put: { call: acct.put.keyed, with: { name: { expr: record.name } } } }
`,
};
/** As if two workers had died with each new run of such a key in hand. */
const SUSPECTED = [
  `create function suspect() returns trigger language plpgsql as $$ begin new.crashes := 2; return new; end $$`,
  `create trigger suspect before insert on run for each row when (new.record_key like 'suspect%') execute function suspect()`,
];
const WRITE_MS = 100;

describe('a run that was in hand when two workers died', () => {
  let world: EngineWorld;
  let systems: MemorySync;
  /** Names of what is being written, and of what was written beside something else. */
  const atWork: string[] = [];
  const beside: string[] = [];
  beforeEach(async () => {
    systems = new MemorySync();
    world = await engineWorld(FLOWS, syncConnectors(systems));
    for (const statement of SUSPECTED) await world.test.db.query(statement);
    beside.length = 0;
    systems.onWrite = async (name) => {
      if (atWork.length > 0) beside.push(name, ...atWork);
      atWork.push(name);
      await sleep(WRITE_MS);
      atWork.splice(atWork.indexOf(name), 1);
    };
  });
  afterEach(() => world.close());
  const start = (key: string) => world.engine.start('one', 'anna', { key });
  const deals = (count: number) =>
    systems.deals.push(
      ...Array.from({ length: count }, (_, number) => ({
        key: `d${number}`,
        name: `d${number}`,
        changedAt: `2026-01-01T00:00:${String(number).padStart(2, '0')}.000Z`,
      })),
    );

  it('is carried out alone, and makes nobody else wait for longer than that', async () => {
    const keys = ['fresh-1', 'suspect-1', 'fresh-2', 'suspect-2', 'fresh-3', 'suspect-3', 'fresh-4'];
    await Promise.all(keys.map(start));
    const runs = await world.settled();
    expect(runs.map(({ state }) => state)).toEqual(keys.map(() => 'done'));
    expect(systems.names()).toEqual([...keys].sort());
    expect(beside.filter((name) => name.startsWith('suspect'))).toEqual([]);
    // The others are carried out side by side as always.
    expect(beside.filter((name) => name.startsWith('fresh'))).not.toEqual([]);
  });

  it('does not wait for the end of a long sync: that makes way behind its next page', async () => {
    deals(30);
    const sync = await world.engine.start('copy', 'anna', {});
    await sleep(WRITE_MS / 2);
    await start('suspect');
    const runs = await world.settled();
    expect(runs.map(({ state }) => state)).toEqual(['done', 'done']);
    expect(runs.find(({ id }) => id === sync)?.attempt).toBeGreaterThan(1);
    const written = systems.kept.map(({ name }) => name);
    expect(written).toHaveLength(31);
    expect(written.indexOf('suspect')).toBeLessThan(30);
    expect(beside).not.toContain('suspect');
  });

  it('and is a sync is alone for its first page only', async () => {
    await world.test.db.query('drop trigger suspect on run');
    await world.test.db.query(
      "create trigger suspect before insert on run for each row when (new.flow = 'copy') execute function suspect()",
    );
    deals(9);
    const sync = await world.engine.start('copy', 'anna', {});
    const runs = await world.settled();
    expect(runs).toMatchObject([{ id: sync, state: 'done', attempt: 2 }]);
    expect(systems.kept).toHaveLength(9);
  });

  it('is handed back uncounted where its worker stops while it waits', async () => {
    systems.onWrite = (name) => sleep(name === 'fresh' ? 1_500 : 0);
    const fresh = await start('fresh');
    await sleep(300);
    const suspect = await start('suspect');
    await sleep(300);
    await world.engine.close();
    const rows = await world.test.db.query<{ id: string; state: string; crashes: number }>(
      'select id, state, crashes from run',
    );
    expect(rows.find(({ id }) => id === fresh)).toMatchObject({ state: 'done' });
    expect(rows.find(({ id }) => id === suspect)).toMatchObject({ state: 'running', crashes: 2 });
    const next = await world.anotherEngine();
    await next.startWorker();
    expect((await world.settled()).map(({ state }) => state)).toEqual(['done', 'done']);
  });
});
