import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../crash/free-port.ts';
import { JsonClient } from '../crash/json-client.ts';
import { startApp, type OwnProcess } from '../crash/own-process.ts';
import type { Role } from './crash-points.ts';
import { DatabaseServer } from './database-server.ts';
import { TcpProxy } from './tcp-proxy.ts';
import { startTruth, type Truth } from './truth.ts';

const HERE = new URL('./', import.meta.url);

/** An installation whose database and vendor stand behind proxies; only its own processes are left to the caller. */
export interface ChaosWorld {
  folder: string;
  truth: Truth;
  database: DatabaseServer;
  proxies: { database: TcpProxy; vendor: TcpProxy };
  /** Address of the REST interface and of the webhooks, the same after each start. */
  url: string;
  /** Signed in as the administrator once `signIn` was called. */
  client: JsonClient;
  /** Starts a process of ours, with a hook of this folder; `told` is what the hook is to do, and other settings. `within` stands before its command. */
  start(
    role: Role,
    told?: Record<string, string>,
    hook?: 'crash-hook' | 'abort-hook' | 'block-hook',
    within?: string[],
  ): Promise<OwnProcess>;
  close(): Promise<void>;
}

/** Starts truth, database and proxies. */
export async function openWorld(deals: number): Promise<ChaosWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'belegfluss-chaos-'));
  const truth = await startTruth({ deals, log: join(folder, 'effects.log') });
  const database = await DatabaseServer.start(join(folder, 'postgres'));
  const proxies = {
    database: await TcpProxy.open(() => database.port),
    vendor: await TcpProxy.open(() => truth.port),
  };
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const ofProxy = new URL(database.url);
  ofProxy.port = String(proxies.database.port);
  return {
    folder,
    truth,
    database,
    proxies,
    url,
    client: new JsonClient(url),
    start: (role, told = {}, hook = 'crash-hook', within = []) => {
      const environment = {
        NODE_OPTIONS: `--import=${new URL(`${hook}.ts`, HERE).href} --disable-warning=ExperimentalWarning`,
        CHAOS_CLAIMS: join(folder, 'claims'),
        DATABASE_URL: ofProxy.href,
        ROLES: role,
        PORT: String(role === 'api' ? port : 0),
        PUBLIC_URL: url,
        BELEGFLUSS_STATE: folder,
        BELEGFLUSS_FLOWS: fileURLToPath(new URL('pack', HERE)),
        BELEGFLUSS_ENVIRONMENT: 'chaos',
        BELEGFLUSS_SANDBOX_URL: `http://127.0.0.1:${proxies.vendor.port}`,
        BELEGFLUSS_ALLOW_PRIVATE_HOSTS: 'true',
        LOG_LEVEL: 'error',
        ...told,
      };
      return startApp('server', environment, within);
    },
    close: async () => {
      await Promise.all([proxies.database.close(), proxies.vendor.close()]);
      await database.stop();
      await truth.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
