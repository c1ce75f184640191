import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PgBoss } from 'pg-boss';
import { newId } from '@belegfluss/store';
import type { TestDatabase } from '@belegfluss/testing';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';
import { MemoryShop, shopConnector } from '../world/memory-shop.ts';
import { oldSchema } from './old-schema.ts';

/** What the first release brought. */
const FIRST_RELEASE = 4;
const BODY = `on:
  ordered: { entity: shop.order }
  ask: { person: { role: admin } }
steps:
  order: { call: shop.put.lookup, with: { name: pen } }
  after: { call: shop.put.keyed, with: { name: ink } }
`;
const SOURCE = `flow: buy\ntitle: { de: Kauf, en: Buy }\nowner: admin\n${BODY}`;
const REVISION = createHash('sha256').update(SOURCE).digest('hex');

interface OldRun {
  key: string;
  state: string;
}
const OLD_RUNS: OldRun[] = [
  { key: 'queued', state: 'queued' },
  { key: 'running', state: 'running' },
  { key: 'waiting', state: 'waiting' },
];

/** Leaves behind what a server of the first release has in its database when it is switched off without warning. */
async function firstRelease(test: TestDatabase): Promise<void> {
  const { db, url } = test;
  await oldSchema(test, FIRST_RELEASE);
  await db.query('insert into flow_revision (flow, revision, source) values ($1, $2, $3)', ['buy', REVISION, SOURCE]);
  const boss = new PgBoss({ connectionString: url, schema: 'pgboss', schedule: false, supervise: false });
  boss.on('error', () => undefined);
  await boss.start();
  for (const queue of ['run', 'dispatch']) await boss.createQueue(queue, { heartbeatSeconds: 10, retryLimit: 1_000 });
  for (const { key, state } of OLD_RUNS) {
    const id = newId();
    await db.query(
      `insert into run (id, flow, revision, trigger, record_key, input, state, attempt, crashes, started_at)
       values ($1, 'buy', $2, 'ask', $3, '{}', $4, $5, $5, now())`,
      [id, REVISION, key, state, state === 'queued' ? 0 : 1],
    );
    if (state !== 'queued') await doneBefore(db, id, key);
    await boss.insert('run', [
      { data: { subject: id }, ...(state === 'waiting' && { startAfter: new Date(Date.now() + 2_000) }) },
    ]);
    // The worker that had it in its hands is gone.
    if (state === 'running')
      await db.query(
        "update pgboss.job set state = 'active', started_on = now(), heartbeat_on = now() where data->>'subject' = $1",
        [id],
      );
  }
  const delivery = newId();
  await db.query(
    "insert into delivery (id, connection, url, headers, raw_body) values ($1, 'shop', '/hooks/shop', '{}', $2)",
    [
      delivery,
      Buffer.from(
        JSON.stringify([
          {
            id: 'e1',
            entity: 'order',
            type: 'changed',
            key: 'delivered',
            occurredAt: '2026-11-20T00:00:00Z',
            data: {},
          },
        ]),
      ),
    ],
  );
  await boss.insert('dispatch', [{ data: { subject: delivery } }]);
  await boss.stop({ graceful: false, close: true });
  await db.migrate();
}

/** The first step is done and confirmed; it must not happen again. */
async function doneBefore(db: TestDatabase['db'], runId: string, key: string): Promise<void> {
  await db.query(
    `insert into step (run_id, path, kind, use, state, output, started_at, ended_at)
     values ($1, 'order', 'call', 'shop.put.lookup', 'done', '{"id":"1"}', now(), now())`,
    [runId],
  );
  await db.query(
    `insert into effect (key, run_id, path, connection, action, class, state, attempt, output)
     values ($1, $2, 'order', 'shop', 'put.lookup', 'L', 'confirmed', 1, '{"id":"1"}')`,
    [`buy/order/${key}/once`, runId],
  );
}

describe('an upgrade from the first release with runs under way', () => {
  let world: EngineWorld;
  const shop = new MemoryShop();
  beforeAll(async () => {
    shop.records.set('delivered', {});
    world = await engineWorld({ buy: BODY }, [shopConnector(shop)], {}, firstRelease);
  }, 120_000);
  afterAll(() => world?.close());

  it('goes on with all of them, from where they were', async () => {
    const runs = await world.settled(60);
    expect(runs.map(({ recordKey, state }) => `${recordKey} ${state}`).sort()).toEqual([
      'delivered done',
      'queued done',
      'running done',
      'waiting done',
    ]);
    const orders = shop.orders.map(({ key }) => key.split('/').slice(1, 3).join(' ')).sort();
    expect(orders).toEqual([
      'after delivered',
      'after queued',
      'after running',
      'after waiting',
      'order delivered',
      'order queued',
    ]);
  }, 90_000);
});
