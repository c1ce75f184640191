import { afterEach, describe, expect, it } from '@jest/globals';
import { createServer, type AddressInfo } from 'node:net';
import { startTestServer, type TestServer } from '../test/running-server.ts';
import { deliver, sealSharedKey } from '../test/signed-webhook.ts';
import { startServer } from './server.ts';

describe('a server', () => {
  let server: TestServer | undefined;

  afterEach(() => server?.stop());

  it('that stops ends its streams, takes no more requests, and is gone within seconds', async () => {
    const stopping = await startTestServer();
    await sealSharedKey(stopping);
    const stream = await stopping.send('GET', '/api/v1/stream', { as: 'auditor' });
    const ended = stream.text();
    expect((await deliver(stopping, '[]')).status).toBe(202);
    const began = performance.now();
    await stopping.stop();
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(await ended).not.toContain('error');
    await expect(stopping.send('GET', '/health/live')).rejects.toThrow('fetch failed');
    expect(stopping.logged()).not.toContain('"level":"error"');
  }, 60_000);

  it('says which port is taken, and leaves nothing open that it had begun', async () => {
    server = await startTestServer();
    const { db } = server.database;
    await db.query('truncate person cascade');
    const blocker = createServer().listen(0, '127.0.0.1');
    await new Promise((done) => blocker.once('listening', done));
    const { port } = blocker.address() as AddressInfo;
    const second = startServer({ ...server.runtime, config: { ...server.runtime.config, port } });
    await expect(second).rejects.toMatchObject({ diagnostics: [{ code: 'server.port_taken', facts: { port } }] });
    await new Promise((done) => blocker.close(done));
    // Nobody would ever learn the password of an administrator that was made here.
    expect(await db.query('select 1 from person')).toEqual([]);
    const listeners = await db.query(
      "select 1 from pg_stat_activity where datname = current_database() and application_name = 'belegfluss-listener' and query = 'listen belegfluss_changes'",
    );
    expect(listeners).toHaveLength(1);
  }, 60_000);
});
