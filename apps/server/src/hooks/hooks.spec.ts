import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '@belegfluss/store';
import { startTestServer, type TestServer } from '../../test/running-server.ts';
import { deliver, sealSharedKey } from '../../test/signed-webhook.ts';

const MEGABYTE = 1024 * 1024;

describe('webhooks', () => {
  let server: TestServer;

  const stored = (body: string) =>
    server.database.db.query<{ state: string; diagnostic: { code: string } | null }>(
      'select state, diagnostic from delivery where raw_body = $1 order by id desc',
      [Buffer.from(body)],
    );
  const understood = async (body: string) => {
    for (;;) {
      const [delivery] = await stored(body);
      if (delivery && delivery.state !== 'stored') return delivery;
    }
  };

  beforeAll(async () => {
    server = await startTestServer();
    await sealSharedKey(server);
  }, 60_000);

  afterAll(() => server.stop());

  it('of a connection that nobody knows are answered 404, without a sign-in', async () => {
    for (const name of ['nobody', 'billing', '__proto__']) {
      expect((await server.send('POST', `/hooks/${name}`, { body: '[]' })).status).toBe(404);
    }
  });

  it('with a wrong signature are answered 401 and not kept', async () => {
    const body = '[{"forged":true}]';
    const answer = await server.send('POST', `/hooks/clm?signature=${'0'.repeat(64)}`, { body });
    expect([answer.status, await answer.json()]).toEqual([401, { code: 'webhook.bad_signature' }]);
    expect(await stored(body)).toEqual([]);
  });

  it('are on disk, byte for byte, before they are answered 202', async () => {
    const body =
      '[ {"event":"template_updated","data":{"id":"t1","date_modified":"2026-03-02T08:00:00Z","name":"Ü"}} ]\n';
    expect((await deliver(server, body)).status).toBe(202);
    expect(await stored(body)).toHaveLength(1);
  });

  it('that nobody can understand are kept as refused, with the reason', async () => {
    const body = '[{"event":';
    expect((await deliver(server, body)).status).toBe(202);
    expect(await understood(body)).toMatchObject({ state: 'refused', diagnostic: { code: 'webhook.not_json' } });
  });

  it('of any content type are taken as bytes', async () => {
    const body = '[]\u0000';
    expect((await deliver(server, body, { 'content-type': 'text/plain' })).status).toBe(202);
  });

  it('of 5 MB are taken, and above the limit refused with 413', async () => {
    expect((await deliver(server, `["${'x'.repeat(5 * MEGABYTE)}"]`)).status).toBe(202);
    const answer = await deliver(server, `["${'x'.repeat(10 * MEGABYTE)}"]`);
    expect([answer.status, await answer.json()]).toMatchObject([413, { code: 'server.body_too_large' }]);
  });

  it('are counted by verdict, and never under a name that a stranger chose', async () => {
    await server.send('POST', '/hooks/chosen-by-a-stranger', { body: '[]' });
    const figures = await (await server.send('GET', '/metrics')).text();
    expect(figures).toContain('belegfluss_webhook_deliveries_total{connection="clm",verdict="stored"}');
    expect(figures).not.toContain('chosen-by-a-stranger');
  });

  // The last one: the database does not come back.
  it('are answered 503 with Retry-After without a database, while the process lives, is not ready, and still gives its figures', async () => {
    await shutOut(server);
    const answer = await deliver(server, '[]');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
    const statuses = ['/health/live', '/health/ready', '/metrics'].map(
      async (path) => (await server.send('GET', path)).status,
    );
    expect(await Promise.all(statuses)).toEqual([200, 503, 200]);
  }, 60_000);
});

/** From now on the database takes no connection, and has none. */
async function shutOut({ database }: TestServer): Promise<void> {
  const address = new URL(database.url);
  const name = address.pathname.slice(1);
  address.pathname = '/postgres';
  const admin = await Database.open({ url: address.toString(), poolSize: 1 });
  await admin.query(`alter database ${name} with allow_connections false`);
  await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
  await admin.close();
}
