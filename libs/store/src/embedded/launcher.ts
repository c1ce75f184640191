import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, open, readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { copyBinaries, findBinaries, othersCanEnter } from './binaries.ts';
import { ensureCluster } from './cluster.ts';
import { keepAlive } from './keep-alive.ts';
import { livingPostmaster } from './postmaster.ts';
import { startFailed } from './start-failed.ts';
import { unprivilegedAccount, type RunAs } from './unprivileged.ts';
import { watchingSession } from './watching-session.ts';

/** A running PostgreSQL of ours. */
export interface EmbeddedDatabase {
  url: string;
  /** Where the data really lies; differs from the wish when the unprivileged account could not enter there. */
  folder: string;
  /** Stops the server if nobody else is connected; also one that a crashed start left behind. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** State folder; created when missing. */
  folder: string;
  /** Trades durability for speed; for throw-away databases of tests only. */
  volatile?: boolean;
  /** Called when the server was killed, before it is started again at its old address; without it a killed one stays away. */
  onRevival?: () => void;
}

const READY_WITHIN_MS = 60_000;

/** Starts PostgreSQL from npm on 127.0.0.1, or attaches to the one that already runs on `folder`. Errors `database.*`. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const account = await unprivilegedAccount();
  const native = await findBinaries();
  const wish = resolve(options.folder);
  const folder = !account || (await othersCanEnter(join(wish, '..'))) ? wish : reachableFolder(wish);
  await mkdir(folder, { recursive: true, mode: 0o755 }).catch(startFailed);
  const binaries =
    !account || (await othersCanEnter(native)) ? native : await copyBinaries(native, join(folder, 'binaries'));
  const data = join(folder, 'data');
  const password = await ensureCluster(binaries, folder, account);

  const living = await livingPostmaster(data);
  const port = living?.port ?? (await freePort());
  const logFrom = await sizeOf(join(folder, 'postgres.log'));
  const server = { binaries, folder, data, account, isVolatile: options.volatile ?? false };
  if (!living) await launch(server, port);
  // Of two starts at once one launches the server that both use, at the port of its lock file.
  const urlNow = async () =>
    `postgres://belegfluss:${password}@127.0.0.1:${(await livingPostmaster(data))?.port ?? port}/postgres`;
  const url = await waitUntilReady(urlNow, join(folder, 'postgres.log'), logFrom);
  const { onRevival } = options;
  const endWatch =
    onRevival &&
    keepAlive({
      lost: (signal) => watchingSession(url, signal),
      isAlive: async () => (await livingPostmaster(data)) !== undefined,
      start: async () => {
        onRevival();
        await launch(server, Number(new URL(url).port));
      },
    });
  return {
    url,
    folder,
    stop: async () => {
      await endWatch?.();
      await stop(url, data);
    },
  };
}

/** A folder that everybody can enter, the same for the same wish: root's home lets nobody else in. */
function reachableFolder(wish: string): string {
  return join('/var/lib/belegfluss', createHash('sha256').update(wish).digest('hex').slice(0, 12));
}

interface Server {
  binaries: string;
  folder: string;
  data: string;
  account: RunAs | undefined;
  isVolatile: boolean;
}

async function launch({ binaries, folder, data, account, isVolatile }: Server, port: number): Promise<void> {
  const log = await open(join(folder, 'postgres.log'), 'a');
  const settings = ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'max_connections=200'];
  if (isVolatile) settings.push('-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off');
  const child = spawn(join(binaries, 'bin', 'postgres'), ['-D', data, '-p', String(port), ...settings], {
    ...account,
    cwd: folder,
    // A process group of its own: Ctrl-C in the terminal must reach us first, so that we stop it in order.
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  child.on('error', () => undefined);
  child.unref();
  await log.close();
}

/** What earlier servers wrote ends here. */
async function sizeOf(log: string): Promise<number> {
  return stat(log).then(
    ({ size }) => size,
    () => 0,
  );
}

async function waitUntilReady(urlNow: () => Promise<string>, log: string, logFrom: number): Promise<string> {
  const until = Date.now() + READY_WITHIN_MS;
  for (let failure: unknown; ;) {
    const url = await urlNow();
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    try {
      await client.connect();
      return url;
    } catch (error) {
      failure = error;
    } finally {
      await client.end().catch(() => undefined);
    }
    const bytes = await readFile(log).catch(() => Buffer.alloc(0));
    const lines = bytes.subarray(logFrom).toString();
    if (Date.now() > until || /FATAL: {2}(?!the database system|lock file "postmaster.pid")/.test(lines)) {
      return startFailed(new Error(lines.trim().split('\n').at(-1) ?? 'no log', { cause: failure }));
    }
    await sleep(50);
  }
}

async function stop(url: string, data: string): Promise<void> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    const others = await client.query(
      "select 1 from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
    );
    if (others.rowCount) return;
  } catch {
    // It no longer answers: then it is stopped below or is gone already.
  } finally {
    await client.end().catch(() => undefined);
  }
  const postmaster = await livingPostmaster(data);
  if (!postmaster) return;
  process.kill(postmaster.pid, 'SIGINT');
  while (await livingPostmaster(data)) await sleep(20);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done, fail) => server.once('error', fail).listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' && address ? address.port : startFailed(new Error('no free port'));
}
