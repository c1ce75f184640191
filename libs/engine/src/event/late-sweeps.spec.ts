import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Plan, TriggerOf } from '@belegfluss/flow';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import { lateSweeps, sweepTimes } from './late-sweeps.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
  await test.db.query("insert into flow_revision (flow, revision, source) values ('buy', 'r', '')");
  await test.db.query(
    `insert into flow_version (flow, version, revision, tests, origin, author, note) values ('buy', 1, 'r', '', 'cli', 'anna', '')`,
  );
  await test.db.query(
    "insert into flow_deployment (flow, version, author, note, live_from) values ('buy', 1, 'anna', '', now() - interval '3 hours')",
  );
});
afterAll(() => test.close());

/** The re-sync of one flow, every so many seconds. */
const late = (sweepSeconds: number) => {
  const target = { connection: 'shop', name: 'order' };
  const trigger = { kind: 'entity', id: 'ordered', target, sweepSeconds } as unknown as TriggerOf<'entity'>;
  const without = { ...trigger, id: 'told', sweepSeconds: undefined };
  return lateSweeps(test.db, sweepTimes([{ flow: 'buy', triggers: [trigger, without] } as unknown as Plan]));
};
const pass = (ago: string) =>
  test.db.query(
    `insert into cursor (connection, entity, position, moved_at) values ('shop', 'order/buy', '', now() - $1::interval)
     on conflict (connection, entity) do update set moved_at = excluded.moved_at`,
    [ago],
  );

it('tells a re-sync that never came to its end, by the time since its flow is live', async () => {
  expect(await late(3_600)).toEqual([{ flow: 'buy', source: 'shop.order', everySeconds: 3_600, quietSeconds: 10_800 }]);
  expect(await late(7_200)).toEqual([]);
});

it('tells one whose passes fail of late, until one comes to its end', async () => {
  await pass('20 minutes');
  expect(await late(300)).toMatchObject([{ quietSeconds: 1_200 }]);
  await pass('5 minutes');
  expect(await late(300)).toEqual([]);
});
