import { fork, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import { freePort } from './free-port.ts';
import { JsonClient } from './json-client.ts';
import { endLeases } from './leases.ts';
import { startApp, type OwnProcess } from './own-process.ts';
import { waitUntil } from './waiting.ts';

const BENCH = fileURLToPath(new URL('../bench/', import.meta.url));
const DEALS = 3_000;
const PAGE = 100;

interface Counts {
  invoices: number;
  states: number;
  doubled: number;
  wrong: number;
  replayed: number;
}

describe('a sync whose process is killed', () => {
  let folder: string;
  let test: TestDatabase;
  let plain: ChildProcess;
  let systems: JsonClient;
  let server: OwnProcess;
  let client: JsonClient;
  let startServer: () => Promise<OwnProcess>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'belegfluss-sync-'));
    test = await testDatabase();
    const log = join(folder, 'invoices.log');
    plain = fork(join(BENCH, 'any-system/plain-server.js'), ['--port', '0', '--deals', String(DEALS), '--log', log]);
    const { listening } = await new Promise<{ listening: number }>((done) => plain.once('message', done as () => void));
    systems = new JsonClient(`http://127.0.0.1:${listening}`);
    const port = await freePort();
    startServer = () =>
      startApp('server', {
        DATABASE_URL: test.url,
        PORT: String(port),
        BELEGFLUSS_STATE: folder,
        BELEGFLUSS_FLOWS: join(BENCH, 'deals'),
        BELEGFLUSS_ENVIRONMENT: 'bench',
        BELEGFLUSS_SANDBOX_URL: `http://127.0.0.1:${listening}`,
        BELEGFLUSS_ALLOW_PRIVATE_HOSTS: 'true',
        LOG_LEVEL: 'error',
      });
    server = await startServer();
    client = new JsonClient(`http://127.0.0.1:${port}`);
    await client.post('/api/v1/session', server.hello['firstAdministrator']);
  }, 120_000);
  afterAll(async () => {
    await server?.kill();
    plain?.kill();
    await test?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const counts = () => systems.get<Counts>('/control/counts');
  const pass = async (runId: string) => {
    const [row] = await test.db.query<Record<string, unknown>>(
      `select seen, created, updated, unchanged, ended_at::text as ended from sync_pass where run_id = $1`,
      [runId],
    );
    return row;
  };
  const startPass = async () =>
    (await client.post<{ runId: string }>('/api/v1/flows/deals_to_invoices/runs', { input: {} })).runId;

  it('goes on by itself behind its last page, with nothing lost, nothing twice, and a sum that holds', async () => {
    const runId = await startPass();
    for (const share of [0.2, 0.6]) {
      await waitUntil('a part is written', async () => (await counts()).invoices > DEALS * share, 60_000);
      await server.kill();
      await endLeases(test.db);
      server = await startServer();
    }
    await waitUntil('the pass ends', async () => typeof (await pass(runId))?.['ended'] === 'string', 90_000);

    const told = await counts();
    expect(told).toMatchObject({ invoices: DEALS, states: DEALS, doubled: 0, wrong: 0 });
    // Of what was written already, no more than the pages under way is sent again.
    expect(told.replayed).toBeLessThanOrEqual(2 * 2 * PAGE);
    expect(await pass(runId)).toMatchObject({ seen: DEALS, created: DEALS, updated: 0 });
    const effects = (await readFile(join(folder, 'invoices.log'), 'utf8')).trim().split('\n');
    expect(new Set(effects.map((line) => line.split(' ')[0])).size).toBe(DEALS);
    expect(effects).toHaveLength(DEALS);
  }, 240_000);

  it('sends at the next pass what changed and nothing else', async () => {
    const { changed } = await systems.post<{ changed: number }>('/control/change', { nth: 100 });
    const runId = await startPass();
    await waitUntil('the pass ends', async () => typeof (await pass(runId))?.['ended'] === 'string', 60_000);
    expect(await pass(runId)).toMatchObject({ created: 0, updated: changed });
    expect(await counts()).toMatchObject({ invoices: DEALS + changed, doubled: 0, wrong: 0 });
  }, 90_000);
});
