import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { newId } from '@belegfluss/store';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import { unreadDeliveries } from './unread-deliveries.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());

it('counts what was accepted and not read, and says how long the oldest waits', async () => {
  expect(await unreadDeliveries(test.db)).toEqual({ lane: 'deliveries', due: 0, oldestSeconds: 0 });
  for (const [state, minutes] of [
    ['stored', 20],
    ['stored', 1],
    ['dispatched', 90],
  ])
    await test.db.query(
      `insert into delivery (id, connection, url, headers, raw_body, state, received_at)
       values ($1, 'crm', '', '{}', '', $2, now() - $3 * interval '1 minute')`,
      [newId(), state, minutes],
    );
  const { due, oldestSeconds } = await unreadDeliveries(test.db);
  expect(due).toBe(2);
  expect(Math.abs(oldestSeconds - 1_200)).toBeLessThan(30);
});
