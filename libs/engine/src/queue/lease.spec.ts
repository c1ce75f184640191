import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { Bell, newId } from '@belegfluss/store';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import { JobQueue, type Claim } from './job-queue.ts';
import { OWN_LANE } from './lanes.ts';

const LONGEST_MS = 15_000;
let test: TestDatabase;
const opened: { queue: JobQueue; bell: Bell }[] = [];

beforeAll(async () => {
  test = await testDatabase();
});
afterAll(async () => {
  for (const { queue, bell } of opened) {
    await bell.close();
    await queue.stop();
  }
  await test?.close();
});

async function open(): Promise<JobQueue> {
  const bell = new Bell(test.db, () => undefined);
  const queue = new JobQueue(test.db, [], bell);
  opened.push({ queue, bell });
  await queue.start(() => undefined);
  return queue;
}

it('a job whose holder says nothing more goes to another within 15 seconds, and not while he does', async () => {
  const [holder, other] = [await open(), await open()];
  const [quiet, alive] = [newId(), newId()];
  await test.db.transaction((tx) =>
    holder.insert(
      tx,
      [quiet, alive].map((runId) => ({ lane: OWN_LANE.name, runId, priority: 0 })),
    ),
  );
  const held = await holder.claim(10);
  expect(held).toHaveLength(2);
  const kept = held.filter(({ runId }) => runId === alive);
  const taken: Claim[] = [];
  for (const began = Date.now(); taken.length === 0 && Date.now() - began < LONGEST_MS;) {
    await sleep(500);
    await holder.touch(kept);
    taken.push(...(await other.claim(10)));
  }
  expect(taken.map(({ runId }) => runId)).toEqual([quiet]);
}, 60_000);
