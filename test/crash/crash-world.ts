import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sql } from '@belegfluss/store';
import { testDatabase } from '@belegfluss/testing';
import { freePort } from './free-port.ts';
import { JsonClient } from './json-client.ts';
import { startApp, type OwnProcess } from './own-process.ts';

/** A whole installation in processes of their own; only the workers are left to the test. */
export interface CrashWorld {
  /** The REST interface, signed in as the administrator. */
  server: JsonClient;
  sandbox: JsonClient;
  db: Sql;
  startWorker(): Promise<OwnProcess>;
  /** Takes the sandbox down without mercy, and requests that it holds with it, and starts it on what it had on disk. */
  crashSandbox(): Promise<void>;
  close(): Promise<void>;
}

const SECRETS = {
  crm: { accessToken: 'sandbox-hubspot-token', clientSecret: 'sandbox-hubspot-secret' },
  clm: { apiKey: 'sandbox-pandadoc-key', sharedKey: 'sandbox-pandadoc-shared-key' },
  accounting: { clientSecret: 'sandbox-datev-secret' },
  bank: { token: 'sandbox-bank-token' },
};

/** Starts database, sandbox and a server without a worker; seals the secrets and authorises DATEV. */
export async function startCrashWorld(): Promise<CrashWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'belegfluss-crash-'));
  const test = await testDatabase();
  const processes: OwnProcess[] = [];
  const start = async (app: 'server' | 'sandbox', environment: Record<string, string>) => {
    const started = await startApp(app, environment);
    processes.push(started);
    return started;
  };
  const close = async () => {
    for (const each of processes) await each.kill();
    await test.close();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const [sandboxPort, serverPort] = [await freePort(), await freePort()];
    const [sandboxUrl, serverUrl] = [`http://127.0.0.1:${sandboxPort}`, `http://127.0.0.1:${serverPort}`];
    const startSandbox = () =>
      start('sandbox', {
        SANDBOX_PORT: String(sandboxPort),
        SANDBOX_DIR: join(folder, 'sandbox'),
        SANDBOX_SETTINGS: vendorSettings(serverUrl),
      });
    const startServer = (roles: string, port: number) =>
      start('server', {
        DATABASE_URL: test.url,
        ROLES: roles,
        PORT: String(port),
        PUBLIC_URL: serverUrl,
        BELEGFLUSS_STATE: folder,
        BELEGFLUSS_ENVIRONMENT: 'sandbox',
        BELEGFLUSS_SANDBOX_URL: sandboxUrl,
        BELEGFLUSS_ALLOW_PRIVATE_HOSTS: 'true',
        LOG_LEVEL: 'error',
      });
    let sandbox = await startSandbox();
    const { hello } = await startServer('api,scheduler', serverPort);
    const server = new JsonClient(serverUrl);
    await connect(server, hello['firstAdministrator']);
    return {
      server,
      sandbox: new JsonClient(sandboxUrl),
      db: test.db,
      startWorker: () => startServer('worker', 0),
      crashSandbox: async () => {
        await sandbox.kill();
        sandbox = await startSandbox();
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Vendors that tell us and are quicker than by default. */
function vendorSettings(serverUrl: string): string {
  return JSON.stringify({
    hubspot: { webhookUrl: `${serverUrl}/hooks/crm`, webhookDelayMs: 5 },
    pandadoc: { webhookUrl: `${serverUrl}/hooks/clm`, draftDelayMs: 1 },
    datev: { pendingPolls: 3 },
  });
}

async function connect(server: JsonClient, administrator: unknown): Promise<void> {
  await server.post('/api/v1/session', administrator);
  for (const [name, secrets] of Object.entries(SECRETS))
    await server.call('PUT', `/api/v1/connections/${name}/secrets`, secrets);
  const { url } = await server.post<{ url: string }>('/api/v1/connections/accounting/authorise');
  const end = await server.browse(url);
  if (!end.endsWith('authorised=true')) throw new Error(`DATEV was not authorised: ${end}`);
}
