import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readRun } from '@belegfluss/engine';
import { waitUntil } from '../../crash/waiting.ts';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';
import { MemorySync, syncConnectors } from '../world/memory-sync.ts';

const FLOWS = {
  one: `on: { hand: { person: { role: admin } } }
steps:
  put: { call: acct.put.keyed, with: { name: { expr: event.data.key } }, intent: { expr: event.data.key } }
  pause: { wait: time, for: PT1H }
`,
};

describe('a run whose worker stood still until its job was due for others', () => {
  let world: EngineWorld;
  const systems = new MemorySync();
  /** Of each write that is under way, what lets it come to its end. */
  const held: (() => void)[] = [];
  beforeAll(async () => {
    world = await engineWorld(FLOWS, syncConnectors(systems));
    systems.onWrite = () => new Promise<void>((done) => held.push(done));
  }, 60_000);
  afterAll(() => world.close());
  const isAtRest = async (run: string) => (await readRun(world.test.db, run))?.run.state === 'waiting';
  const attempts = async (run: string) => (await readRun(world.test.db, run))?.run.attempt;

  it('and then went to rest, has one job afterwards, for the end of its rest', async () => {
    const run = await world.engine.start('one', 'anna', { key: 'a' });
    await waitUntil('its write is under way', () => Promise.resolve(held.length === 1), 5_000);
    // What the supervision does with the jobs of whoever is not heard of any more.
    await world.test.db.query("update pgboss.job set state = 'retry', start_after = now() + interval '1 second'");
    held[0]?.();
    await waitUntil('it rests', () => isAtRest(run), 5_000);
    await waitUntil(
      'it was taken up once more',
      async () => (await attempts(run)) === 2 && (await isAtRest(run)),
      5_000,
    );
    const jobs = await world.test.db.query<{ state: string; rests: boolean }>(
      "select state, start_after > now() + interval '59 minutes' as rests from pgboss.job where data->>'subject' = $1",
      [run],
    );
    expect(jobs).toEqual([{ state: 'created', rests: true }]);
    expect(systems.names()).toEqual(['a']);
  });
});
