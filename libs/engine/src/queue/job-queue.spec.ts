import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@belegfluss/store';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import { JobQueue } from './job-queue.ts';

let test: TestDatabase;
let queue: JobQueue;
beforeAll(async () => {
  test = await testDatabase();
  queue = new JobQueue(test.url);
  await queue.start(() => undefined);
});
afterAll(async () => {
  await queue.stop();
  await test.close();
});

describe('jobs', () => {
  it('are there with the transaction that adds them, or not at all', async () => {
    const lost = test.db.transaction(async (tx) => {
      await queue.insert(tx, [{ queue: 'dispatch', subject: newId() }]);
      throw new Error('stop');
    });
    await expect(lost).rejects.toThrow('stop');
    expect(await queue.claim('dispatch', 10)).toEqual([]);
  });

  it('wait for years until somebody fetches them', async () => {
    await test.db.transaction((tx) => queue.insert(tx, [{ queue: 'run', subject: newId() }]));
    const [job] = await test.db.query<{ kept: boolean }>(
      `select keep_until > now() + interval '5 years' as kept from pgboss.job where name = 'run'`,
    );
    expect(job).toEqual({ kept: true });
  });

  it('stay with the holder who took them last', async () => {
    await test.db.transaction((tx) => queue.insert(tx, [{ queue: 'dispatch', subject: newId() }]));
    const first = await queue.claim('dispatch', 10);
    await queue.handBack(first);
    const second = await queue.claim('dispatch', 10);
    expect(second).toMatchObject([{ subject: first[0]?.subject, tryNumber: 1 }]);
    await test.db.transaction((tx) => queue.complete(tx, first));
    expect(
      await test.db.query(`select state from pgboss.job where name = 'dispatch' order by created_on desc limit 1`),
    ).toEqual([{ state: 'active' }]);
  });
});
