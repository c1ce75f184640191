import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Engine, SweepTime } from '@belegfluss/engine';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import { patienceOf } from './alert-limits.ts';
import { findConditions } from './conditions.ts';
import type { ProcessRow } from './process-book.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
  await test.db.query("insert into flow_revision (flow, revision, source) values ('buy', 'r', '')");
  await test.db.query(
    `insert into flow_version (flow, version, revision, tests, origin, author, note) values ('buy', 1, 'r', '', 'cli', 'anna', '')`,
  );
  await test.db.query(
    "insert into flow_deployment (flow, version, author, note, live_from) values ('buy', 1, 'anna', '', now() - interval '1 hour')",
  );
});
afterAll(() => test.close());

const QUARTERLY: SweepTime = { flow: 'buy', connection: 'crm', entity: 'deal', everySeconds: 900 };
const OFTEN: SweepTime = { ...QUARTERLY, flow: 'gone', everySeconds: 60 };

/** What is late in the eyes of somebody who cannot carry out any flow, where these processes live. */
async function missed(...known: SweepTime[][]) {
  const engine = { queueDepth: () => Promise.resolve([]), connections: new Map() } as unknown as Engine;
  const processes = known.map((sweeps): ProcessRow => {
    const facts = { clockAheadMs: 0, intakeOpen: true, disk: null, sweeps };
    return { host: 'one', roles: ['scheduler'], startedAt: new Date(), facts };
  });
  const tools = { db: test.db, engine, processes, patience: patienceOf({}), now: new Date() };
  const { conditions, unseen } = await findConditions(tools);
  expect(unseen).toEqual([]);
  return conditions.map(({ rule, facts, patienceMs }) => [rule, facts['flow'], facts['minutes'], patienceMs]);
}

it('watches the re-syncs of live flows that any living process knows, and tells of each once', async () => {
  const late = ['sweep_late', 'buy', 60, 900_000];
  expect(await missed([], [QUARTERLY, OFTEN], [QUARTERLY])).toEqual([late]);
  expect(await missed([])).toEqual([]);
  await test.db.query("insert into cursor (connection, entity, position) values ('crm', 'deal/buy', '')");
  expect(await missed([QUARTERLY])).toEqual([]);
});
