import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PgBoss } from 'pg-boss';
import type { TestDatabase } from '@belegfluss/testing';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';
import { MemoryShop, shopConnector } from '../world/memory-shop.ts';
import { oldSchema } from './old-schema.ts';

/** What an earlier release, with sixteen migrations, had in its database when it was killed: recorded from it, row by row. */
interface Recorded {
  flows: Record<string, string>;
  orders: MemoryShop['orders'];
  tables: Record<string, Record<string, unknown>[]>;
}
const MIGRATIONS = 16;
const RECORDED = JSON.parse(readFileSync(new URL('release-16.json', import.meta.url), 'utf8')) as Recorded;
const MADE_ALREADY = ['public.schema_migration', 'pgboss.queue'];

async function recordedState(test: TestDatabase): Promise<void> {
  const { db, url } = test;
  await oldSchema(test, MIGRATIONS);
  const boss = new PgBoss({ connectionString: url, schema: 'pgboss', schedule: false, supervise: false });
  boss.on('error', () => undefined);
  await boss.start();
  for (const { name, heartbeat_seconds: heartbeatSeconds } of RECORDED.tables['pgboss.queue'] ?? [])
    await boss.createQueue(String(name), { heartbeatSeconds: Number(heartbeatSeconds), retryLimit: 1_000 });
  await boss.stop({ graceful: false, close: true });
  await db.transaction(async (tx) => {
    // They refer to each other in all directions.
    await tx.query('set local session_replication_role = replica');
    for (const [table, rows] of Object.entries(RECORDED.tables))
      if (!MADE_ALREADY.includes(table))
        await tx.query(
          `insert into ${table} overriding system value select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
          [JSON.stringify(rows)],
        );
    await tx.query("select setval(pg_get_serial_sequence('flow_deployment', 'sequence'), 1000)");
  });
  await db.migrate();
}

describe('an upgrade with runs that wait', () => {
  let world: EngineWorld;
  const shop = new MemoryShop();
  beforeAll(async () => {
    shop.orders.push(...RECORDED.orders);
    shop.records.set('r1', { ready: true });
    world = await engineWorld(RECORDED.flows, [shopConnector(shop)], {}, recordedState);
  }, 120_000);
  afterAll(() => world?.close());

  it('goes on with each, for a person, a moment, an event, a record, another run or in the middle of a loop, and repeats nothing', async () => {
    const questions = await world.test.db.query<{ id: string; kind: string }>('select id, kind from question');
    for (const { id, kind } of questions) {
      const option = kind === 'flow.approval' ? 'approve' : 'go';
      await world.engine.answer(id, { option, fields: {}, by: 'anna', at: new Date() });
    }
    const event = {
      id: 'e1',
      entity: 'order',
      type: 'changed',
      key: 'r1',
      occurredAt: '2026-11-24T00:00:00Z',
      data: {},
    };
    await world.engine.takeDelivery('shop', {
      method: 'POST',
      url: 'http://x/',
      headers: { 'x-sign': 'good' },
      rawBody: Buffer.from(JSON.stringify([event])),
    });
    const runs = await world.settled(60);
    expect(runs.map(({ flow, state }) => `${flow} ${state}`).sort()).toEqual(
      Object.keys(RECORDED.flows)
        .map((flow) => `${flow} done`)
        .sort(),
    );
    const both = ['approving', 'asking', 'awaiting', 'hearing', 'pausing', 'reading'];
    expect(shop.orders.map(({ name }) => name).sort()).toEqual(
      [
        ...both.flatMap((flow) => [`${flow} before`, `${flow} after`]),
        ...['a', 'b', 'c', 'd'].map((item) => `turn ${item}`),
        'calling after',
        'looping after',
      ].sort(),
    );
  }, 90_000);
});
