import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import { freePort } from '../crash/free-port.ts';
import { JsonClient } from '../crash/json-client.ts';
import { waitUntil } from '../crash/waiting.ts';
import { startCommand, type RunningCommand } from './command.ts';
import { processesOf } from './leftovers.ts';

const SHIPPED = fileURLToPath(new URL('../../flows/sales-to-invoice/', import.meta.url));
/** The first of the sample deals. */
const DEAL = '5000000';

describe("belegfluss serve --sandbox on a pack of one's own", () => {
  let folder: string;
  let test: TestDatabase;
  let command: RunningCommand | undefined;
  let server: JsonClient;
  let sandbox: JsonClient;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'belegfluss-sandbox-'));
    test = await testDatabase();
    const pack = join(folder, 'firma');
    await cp(SHIPPED, pack, { recursive: true });
    const [port, sandboxPort] = [await freePort(), await freePort()];
    server = new JsonClient(`http://127.0.0.1:${port}`);
    sandbox = new JsonClient(`http://127.0.0.1:${sandboxPort}`);
    const environment = { DATABASE_URL: test.url, PORT: String(port), SANDBOX_PORT: String(sandboxPort) };
    const started = startCommand({ arguments: ['serve', '--sandbox', '--pack', pack], environment });
    command = started;
    const early = started.ended.then((code): never => {
      throw new Error(`serve ended with ${String(code)}: ${started.err()}`);
    });
    early.catch(() => undefined);
    const address = waitUntil('the address', () => started.err().includes('Ctrl-C stops everything'), 120_000);
    await Promise.race([address, early]);
  }, 150_000);
  afterAll(async () => {
    command?.send('SIGINT');
    await command?.ended;
    await test?.close();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  it('is connected with sandbox systems in which sample deals wait, and has played nothing', async () => {
    const [, name, password] = /sign-in \(shown only once\): (\S+) \/ (\S+)/.exec(command?.err() ?? '') ?? [];
    await server.post('/api/v1/session', { name, password });
    const { connections } = await server.get<{ connections: { name: string }[] }>('/api/v1/connections');
    expect(connections.map((connection) => connection.name)).toEqual(
      expect.arrayContaining(['crm', 'clm', 'accounting']),
    );
    for (const connection of connections)
      expect(await server.post(`/api/v1/connections/${connection.name}/test`)).toMatchObject({ ok: true });
    expect(await sandbox.get(`/control/hubspot/deals/${DEAL}`)).toMatchObject({ id: DEAL });
    const { runs } = await server.get<{ runs: unknown[] }>('/api/v1/runs');
    expect(runs).toEqual([]);
  });

  it('makes a contract of the deal that somebody wins there', async () => {
    const won = { stage: 'closedwon', closedate: new Date().toISOString() };
    await sandbox.post(`/control/hubspot/deals/${DEAL}/stage`, won);
    const documents = await waitUntil('the contract is sent', async () => {
      const found = await sandbox.get<{ documents: { name: string; status: string }[] }>('/control/pandadoc/documents');
      return found.documents.some(({ status }) => status === 'document.sent') && found.documents;
    });
    expect(documents).toHaveLength(1);
  }, 60_000);

  it('ends by Ctrl-C and leaves no process behind', async () => {
    command?.send('SIGINT');
    expect(await command?.ended).toBe(0);
    expect((await processesOf(folder)) ?? []).toEqual([]);
  }, 60_000);
});
