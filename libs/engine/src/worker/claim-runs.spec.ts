import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { journalWorld, type JournalWorld } from '../../test/journal-world.ts';
import { newId } from '@belegfluss/store';
import { OWN_LANE } from '../queue/lanes.ts';
import { claimRuns, countStart, uncountStart, type ClaimedRun } from './claim-runs.ts';

describe('a run whose worker dies', () => {
  let world: JournalWorld;
  beforeAll(async () => {
    world = await journalWorld();
  });
  afterAll(() => world.close());

  async function claim(run: string): Promise<ClaimedRun> {
    const claimed = await world.claim(run);
    if (!claimed) throw new Error(`run ${run} cannot be claimed`);
    return claimed;
  }
  /** A run that was in hand when its worker died, so many times. */
  async function after(deaths: number): Promise<string> {
    const run = await world.newRun();
    for (let death = 0; death < deaths; death += 1) await claim(run);
    return run;
  }

  it.each([0, 1])('%i times goes to work beside others, and the start is counted', async (deaths) => {
    const run = await after(deaths);
    expect(await claim(run)).toMatchObject({ deaths, alone: false, poison: false });
    expect(await claim(run)).toMatchObject({ deaths: deaths + 1 });
  });

  it('twice has to be alone; no death counts as long as it waits for that', async () => {
    const run = await after(2);
    for (let wait = 0; wait < 5; wait += 1) {
      expect(await claim(run)).toMatchObject({ deaths: 2, alone: true, poison: false });
    }
  });

  it('while it was alone is poison', async () => {
    const run = await after(2);
    expect(await countStart(world.test.db, await claim(run))).toBe(true);
    expect(await claim(run)).toMatchObject({ alone: false, poison: true });
  });

  it('is not started alone by a worker that has lost it', async () => {
    const run = await after(2);
    const stale = await claim(run);
    await claim(run);
    expect(await countStart(world.test.db, stale)).toBe(false);
    expect(await claim(run)).toMatchObject({ alone: true, poison: false });
  });

  it('of something else has its start taken back, in company and alone', async () => {
    const run = await after(1);
    await uncountStart(world.test.db, await claim(run));
    expect(await claim(run)).toMatchObject({ deaths: 1 });
    const alone = await claim(run);
    await countStart(world.test.db, alone);
    await uncountStart(world.test.db, alone);
    expect(await claim(run)).toMatchObject({ alone: true, poison: false });
  });
});

it('a run with two jobs in one hand is one attempt', async () => {
  const world = await journalWorld();
  const runId = await world.newRun();
  const job = () => ({ lane: OWN_LANE.name, jobId: newId(), tryNumber: 0, runId });
  expect(await claimRuns(world.test.db, [job(), job()])).toMatchObject([{ run: { id: runId, attempt: 1 } }]);
  await world.close();
});

it('several runs that are taken up again come each with its own steps', async () => {
  const world = await journalWorld();
  const runs = [await world.newRun('a'), await world.newRun('b')];
  for (const run of runs) {
    await world.claim(run);
    await world.test.db.query(
      "insert into step (run_id, path, kind, state, output, started_at) values ($1, 'read', 'read', 'done', $2, now())",
      [run, JSON.stringify({ of: run })],
    );
  }
  const jobs = runs.map((runId) => ({ lane: OWN_LANE.name, jobId: newId(), tryNumber: 0, runId }));
  const claimed = await claimRuns(world.test.db, jobs);
  expect(claimed.map(({ run, steps }) => [run.id, steps.map(({ output }) => output)])).toEqual(
    runs.map((run) => [run, [{ of: run }]]),
  );
  await world.close();
});
