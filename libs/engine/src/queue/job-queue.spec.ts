import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Bell, newId } from '@belegfluss/store';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import { JobQueue, laneOf, OWN_LANE } from './job-queue.ts';

const CRM = laneOf('crm');
let test: TestDatabase;
let queue: JobQueue;
let bell: Bell;
beforeAll(async () => {
  test = await testDatabase();
  bell = new Bell(test.db, () => undefined);
  queue = new JobQueue(test.url, ['crm', 'crm', 'clm'], bell);
  await queue.start(() => undefined);
});
afterAll(async () => {
  await bell.close();
  await queue.stop();
  await test.close();
});

/** Adds jobs to a lane; gives back their runs. */
async function add(lane: string, count = 1): Promise<string[]> {
  const runs = Array.from({ length: count }, () => newId());
  await test.db.transaction((tx) =>
    queue.insert(
      tx,
      runs.map((runId) => ({ lane, runId })),
    ),
  );
  return runs;
}

describe('jobs', () => {
  it('are there with the transaction that adds them, or not at all', async () => {
    const lost = test.db.transaction(async (tx) => {
      await queue.insert(tx, [{ lane: CRM, runId: newId() }]);
      throw new Error('stop');
    });
    await expect(lost).rejects.toThrow('stop');
    queue.expect([CRM]);
    expect(await queue.claim(10)).toEqual([]);
  });

  it('wait for years until somebody fetches them', async () => {
    await add(OWN_LANE);
    const [job] = await test.db.query<{ kept: boolean }>(
      `select keep_until > now() + interval '5 years' as kept from pgboss.job where name = 'run'`,
    );
    expect(job).toEqual({ kept: true });
    expect(await queue.claim(10)).toHaveLength(1);
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

  it('of one connection leave a share to those of the others', async () => {
    const many = await add(CRM, 50);
    const few = await add(laneOf('clm'), 2);
    const taken = (await queue.claim(10)).map(({ runId }) => runId);
    expect(few.every((run) => taken.includes(run))).toBe(true);
    expect(many.filter((run) => taken.includes(run)).length).toBeLessThanOrEqual(10);
  });

  it('are taken in the order in which they came', async () => {
    const runs: string[] = [];
    for (let count = 0; count < 20; count += 1) runs.push(...(await add(laneOf('clm'))));
    for (const [from, to] of [
      [0, 10],
      [10, 20],
    ]) {
      queue.expect([laneOf('clm')]);
      const taken = (await queue.claim(20)).filter(({ lane }) => lane === laneOf('clm'));
      expect(taken.map(({ runId }) => runId)).toEqual(runs.slice(from, to));
    }
  });

  it('of a connection that is configured no more wait in the common lane', async () => {
    const [run] = await add(laneOf('gone'));
    expect(await queue.claim(10)).toContainEqual(expect.objectContaining({ lane: OWN_LANE, runId: run }));
  });
});
