import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { waitUntil } from '../../crash/waiting.ts';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';
import { MemorySync, syncConnectors } from '../world/memory-sync.ts';

const ONE = `on: { hand: { person: { role: admin } } }
concurrency: { total: 1 }
steps: { put: { call: acct.put.keyed, with: { name: { expr: event.data.name } }, intent: { expr: event.data.name } } }
`;

let world: EngineWorld;
const systems = new MemorySync();
/** Lets the write that is under way come to its end. */
let goOn: (() => void) | undefined;
beforeAll(async () => {
  world = await engineWorld({ one: ONE }, syncConnectors(systems));
}, 60_000);
afterAll(() => world.close());

const start = (key: string, name: string) => world.engine.start('one', 'anna', { key, name });
const cancel = (run: string) => world.engine.runs.cancel(run, { person: 'anna', cause: 'test' });
const jobsOf = async (run: string) =>
  (await world.test.db.query("select 1 from pgboss.job where data->>'subject' = $1", [run])).length;

it('a run that is cancelled before its turn gives on the turn that it had, and none that it had not', async () => {
  systems.onWrite = () => new Promise<void>((done) => (goOn = done));
  await start('other', 'other');
  await waitUntil('the only place is taken', () => Promise.resolve(goOn !== undefined), 5_000);
  const [first, second, third] = [await start('k', 'one'), await start('k', 'two'), await start('k', 'three')];
  expect([await jobsOf(first), await jobsOf(second), await jobsOf(third)]).toEqual([1, 0, 0]);
  await cancel(second);
  expect([await jobsOf(first), await jobsOf(third)]).toEqual([1, 0]);
  await cancel(first);
  expect(await jobsOf(third)).toBe(1);
  systems.onWrite = () => Promise.resolve();
  goOn?.();
  const runs = await world.settled();
  expect(runs.filter(({ state }) => state === 'done').map(({ id }) => id)).toContain(third);
  expect(systems.names()).toEqual(['other', 'three']);
});
