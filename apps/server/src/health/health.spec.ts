import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Static } from 'typebox';
import { smallDisk, type SmallDisk } from '@belegfluss/testing';
import { startTestServer, type TestServer } from '../../test/running-server.ts';
import { deliver, sealSharedKey } from '../../test/signed-webhook.ts';
import type { ConnectionList } from '../rest/connections/connection-shapes.ts';
import type { HealthReport } from './watch.ts';

describe('the health of a process', () => {
  let server: TestServer;
  let disk: SmallDisk | undefined;
  beforeAll(async () => {
    disk = await smallDisk(16);
    server = await startTestServer(disk ? { BELEGFLUSS_DATABASE_DISK: disk.folder } : {});
    await sealSharedKey(server);
  }, 60_000);
  afterAll(async () => {
    await server.stop();
    await disk?.remove();
  });

  const health = async () => (await (await server.send('GET', '/health')).json()) as HealthReport;
  const metric = async (name: string) => {
    const text = await (await server.send('GET', '/metrics')).text();
    return text.split('\n').filter((line) => line.startsWith(name));
  };

  it('says what it stands on', async () => {
    const report = await health();
    expect(report).toMatchObject({ status: 'ok', intake: { open: true, reason: null }, database: { answers: true } });
    expect(Math.abs(report.database.clockAheadMs ?? Infinity)).toBeLessThan(5_000);
    expect(await metric('belegfluss_database_up')).toEqual(['belegfluss_database_up 1']);
    expect(await metric('belegfluss_event_loop_lag_seconds')).toHaveLength(1);
  });

  it('tells pauses and budgets as all processes share them, in figures and to people', async () => {
    const grants = JSON.stringify([{ id: 'a', requests: 3, until: Date.now() + 60_000 }]);
    await server.runtime.db.query(
      `with gate as (insert into connection_gate values ('crm', now() + interval '1 minute', 1))
       insert into budget values ('crm', 'deal.search', 4, 10, $1::jsonb), ('crm', '', 8, 0, $2::jsonb)`,
      [grants, JSON.stringify([{ holder: 'x', places: 2, until: Date.now() + 60_000 }])],
    );
    const [pause = ''] = await metric('belegfluss_pause_seconds{connection="crm"}');
    expect(Number(pause.split(' ')[1])).toBeGreaterThan(50);
    expect((await metric('belegfluss_budget_')).sort()).toEqual([
      'belegfluss_budget_in_use{connection="crm",route="",window="at_once"} 2',
      'belegfluss_budget_in_use{connection="crm",route="deal.search",window="10"} 3',
      'belegfluss_budget_limit{connection="crm",route="",window="at_once"} 8',
      'belegfluss_budget_limit{connection="crm",route="deal.search",window="10"} 4',
    ]);
    const answer = await server.send('GET', '/api/v1/connections', { as: 'auditor' });
    const { connections } = (await answer.json()) as { connections: Static<typeof ConnectionList>['connections'] };
    const crm = connections.find(({ name }) => name === 'crm');
    expect(Date.parse(crm?.pausedUntil ?? '')).toBeGreaterThan(Date.now());
    expect(crm?.budgets).toEqual([
      { route: null, perSeconds: null, limit: 8, inUse: 2 },
      { route: 'deal.search', perSeconds: 10, limit: 4, inUse: 3 },
    ]);
    await server.runtime.db.query('with gone as (delete from budget) update connection_gate set closed_until = now()');
    expect(await metric('belegfluss_pause_seconds{connection="crm"}')).toEqual([
      'belegfluss_pause_seconds{connection="crm"} 0',
    ]);
    expect(await metric('belegfluss_budget_')).toEqual([]);
  });

  it('takes nothing in while the disk is nearly full, says so, and goes on by itself', async () => {
    if (!disk) return;
    await disk.fill(1);
    await server.runtime.watch.disk.look();
    const refused = await deliver(server, '[]');
    expect([refused.status, refused.headers.get('retry-after'), await refused.json()]).toEqual([
      503,
      expect.stringMatching(/^\d+$/),
      { code: 'webhook.no_space' },
    ]);
    expect(await health()).toMatchObject({ status: 'limited', intake: { open: false, reason: 'disk_full' } });
    expect(await metric('belegfluss_intake_open')).toEqual(['belegfluss_intake_open 0']);
    expect(server.logged()).toContain('intake stopped');
    await disk.empty();
    while ((await health()).status !== 'ok') await sleep(200);
    expect((await deliver(server, '[]')).status).toBe(202);
  }, 30_000);

  it('says 503 and when to come again while the pool is used up, and is known to live', async () => {
    expect((await server.send('GET', '/api/v1/runs', { as: 'auditor' })).status).toBe(200);
    const held = Array.from({ length: 20 }, () => server.runtime.db.query('select pg_sleep(7)'));
    const started = performance.now();
    const asked = server.send('GET', '/api/v1/runs', { as: 'auditor' });
    expect((await server.send('GET', '/health/ready')).status).toBe(200);
    expect(performance.now() - started).toBeLessThan(1_500);
    const answer = await asked;
    expect([answer.status, answer.headers.has('retry-after')]).toEqual([503, true]);
    expect(((await answer.json()) as { code: string }).code).toBe('server.database_unavailable');
    await Promise.all(held);
  }, 30_000);
});
