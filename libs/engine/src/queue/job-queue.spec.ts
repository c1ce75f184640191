import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Bell, newId, type Database, type Transaction } from '@belegfluss/store';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import { JobQueue } from './job-queue.ts';
import { OWN_LANE, type Lane } from './lanes.ts';

const CRM = 'run.crm';
const CLM = 'run.clm';
/** Two flows that share one limit, and one with a limit of its own beside it. */
const LIMITED: Lane[] = [
  { name: 'run.flow.a', limits: [{ name: 'share.api', max: 4 }] },
  {
    name: 'run.flow.b',
    limits: [
      { name: 'share.api', max: 4 },
      { name: 'flow.b', max: 2 },
    ],
  },
];
const LANES: Lane[] = [...[CRM, CLM, 'run.busy'].map((name) => ({ name, limits: [] })), ...LIMITED];
let test: TestDatabase;
let queue: JobQueue;
let bell: Bell;
beforeAll(async () => {
  test = await testDatabase();
  bell = new Bell(test.db, () => undefined);
  queue = new JobQueue(test.db, LANES, bell);
  await queue.start(() => undefined);
});
afterAll(async () => {
  await bell.close();
  await queue.stop();
  await test.close();
});

/** Adds jobs to a lane; gives back their runs. */
async function add(lane: string, count = 1, priority = 0): Promise<string[]> {
  const runs = Array.from({ length: count }, () => newId());
  await test.db.transaction((tx) =>
    queue.insert(
      tx,
      runs.map((runId) => ({ lane, runId, priority })),
    ),
  );
  return runs;
}

describe('jobs', () => {
  it('are there with the transaction that adds them, or not at all', async () => {
    const lost = test.db.transaction(async (tx) => {
      await queue.insert(tx, [{ lane: CRM, runId: newId(), priority: 0 }]);
      throw new Error('stop');
    });
    await expect(lost).rejects.toThrow('stop');
    queue.expect([CRM]);
    expect(await queue.claim(10)).toEqual([]);
  });

  it('wait for years until somebody fetches them', async () => {
    await add(OWN_LANE.name);
    const [job] = await test.db.query<{ kept: boolean }>(
      `select keep_until > now() + interval '5 years' as kept from pgboss.job where name = 'run'`,
    );
    expect(job).toEqual({ kept: true });
    expect(await queue.claim(10)).toHaveLength(1);
  });

  it('are taken without reading what the done ones left in the index', async () => {
    const seen: unknown[] = [];
    const watched = Object.assign(Object.create(test.db) as Database, {
      url: test.url,
      query: test.db.query.bind(test.db),
      transaction: <T>(work: (tx: Transaction) => Promise<T>, options?: { byKeys?: boolean }) =>
        test.db.transaction(async (tx) => {
          seen.push(...(await tx.query("select current_setting('enable_bitmapscan') as bitmaps")));
          return work(tx);
        }, options),
    });
    const own = new JobQueue(watched, LANES, bell);
    await own.start(() => undefined);
    await own.claim(LANES.length + 1);
    await own.stop();
    expect(seen).toEqual([OWN_LANE, ...LANES].map(() => ({ bitmaps: 'off' })));
  });

  it('come back however often they were handed back', async () => {
    const [run] = await add(CRM);
    await test.db.query("update pgboss.job set retry_count = 1000000 where data->>'subject' = $1", [run]);
    for (const tryNumber of [1_000_000, 1_000_001]) {
      queue.expect([CRM]);
      const claims = await queue.claim(10);
      expect(claims).toMatchObject([{ runId: run, tryNumber }]);
      await queue.handBack(claims);
    }
    await test.db.transaction(async (tx) => queue.complete(tx, await queue.claim(10)));
  });

  it('stay with the holder who took them last', async () => {
    const [run] = await add(CRM);
    const first = await queue.claim(10);
    await queue.handBack(first);
    const second = await queue.claim(10);
    expect(second).toMatchObject([{ runId: run, tryNumber: 1 }]);
    await test.db.transaction((tx) => queue.complete(tx, first));
    expect(
      await test.db.query(`select state from pgboss.job where name = $1 order by created_on desc limit 1`, [CRM]),
    ).toEqual([{ state: 'active' }]);
  });

  it('call the workers of their process when they are due, and nobody when that is later', async () => {
    let calls = 0;
    queue.onJobs(() => (calls += 1));
    const [due] = await add(CRM);
    expect(calls).toBe(1);
    const startAfter = new Date(Date.now() + 3_600_000);
    const later = newId();
    await test.db.transaction((tx) => queue.insert(tx, [{ lane: CRM, runId: later, priority: 0, startAfter }]));
    expect(calls).toBe(1);
    queue.onJobs(() => undefined);
    const claims = await queue.claim(10);
    expect(claims.map(({ runId }) => runId)).toEqual([due]);
    await test.db.query("delete from pgboss.job where data->>'subject' = any($1)", [[due, later]]);
  });

  it('of one connection leave a share to those of the others', async () => {
    const many = await add(CRM, 50);
    const few = await add(CLM, 2);
    const taken = (await queue.claim(10)).map(({ runId }) => runId);
    expect(few.every((run) => taken.includes(run))).toBe(true);
    expect(many.filter((run) => taken.includes(run)).length).toBeLessThanOrEqual(10);
  });

  it('are taken in the order in which they came', async () => {
    const runs: string[] = [];
    for (let count = 0; count < 20; count += 1) runs.push(...(await add(CLM)));
    const taken: string[] = [];
    // How many come at once depends on how many lanes are looked at, and now and then that is all of them.
    for (let claim = 0; claim < 20 && taken.length < 20; claim += 1) {
      queue.expect([CLM]);
      taken.push(...(await queue.claim(20)).filter(({ lane }) => lane === CLM).map(({ runId }) => runId));
    }
    expect(taken).toEqual(runs);
  });

  it('of higher priority are taken first', async () => {
    await add('run.busy', 5);
    const [urgent] = await add('run.busy', 1, 1);
    const taken = (await queue.claim(LANES.length)).filter(({ lane }) => lane === 'run.busy');
    expect(taken.length).toBeLessThan(5);
    expect(taken.map(({ runId }) => runId)).toContain(urgent);
  });

  it('under a limit are taken as long as places are free, over all holders', async () => {
    const other = new JobQueue(test.db, LIMITED, bell);
    await other.start(() => undefined);
    await add('run.flow.a', 10);
    await add('run.flow.b', 10);
    const take = async (holder: JobQueue) => {
      holder.expect(LIMITED.map(({ name }) => name));
      return (await holder.claim(50)).filter(({ lane }) => lane.startsWith('run.flow.'));
    };
    const first = await take(queue);
    expect(first).toHaveLength(4);
    expect(first.filter(({ lane }) => lane === 'run.flow.b').length).toBeLessThanOrEqual(2);
    expect(await take(other)).toEqual([]);
    await test.db.transaction((tx) => queue.complete(tx, first));
    const races = await Promise.all([take(queue), take(other)]);
    expect(races.flat()).toHaveLength(4);
    await other.stop();
  });

  it('left in a lane that nobody is configured for any more are taken by who starts later', async () => {
    const lane = { name: 'run.former', limits: [] };
    const former = new JobQueue(test.db, [lane], bell);
    await former.start(() => undefined);
    const runId = newId();
    await test.db.transaction((tx) => former.insert(tx, [{ lane: lane.name, runId, priority: 0 }]));
    await former.stop();
    const later = new JobQueue(test.db, [], bell);
    await later.start(() => undefined);
    expect((await later.claim(50)).map((claim) => claim.runId)).toContain(runId);
    await later.stop();
  });

  it('of a connection that is configured no more wait in the common lane', async () => {
    const [run] = await add('run.gone');
    expect(await queue.claim(10)).toContainEqual(expect.objectContaining({ lane: OWN_LANE.name, runId: run }));
  });
});
