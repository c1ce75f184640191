import { randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmbedded, type EmbeddedDatabase } from '@belegfluss/store';
import { startChild, type Child } from './child.ts';
import { writeWhole } from '../files/write-file.ts';
import { machineObstacle } from './machine-obstacle.ts';
import { demandFreePort } from './port-check.ts';

/** A whole Belegfluss on this machine: database, server, and the sandbox where one is wanted. */
export interface Installation {
  serverUrl: string;
  sandboxUrl: string | undefined;
  databaseUrl: string;
  /** Name and password of the administrator; shown when they were just made, kept for the demo. */
  administrator: { name: string; password: string } | undefined;
  isFirstStart: boolean;
  server: Child;
  /** True from the moment on when `stop` was called. */
  isStopping(): boolean;
  stop(): Promise<void>;
}

export interface InstallationOptions {
  stateFolder: string;
  /** Environment of our own process, from which children inherit what they need. */
  environment: Record<string, string | undefined>;
  sandbox: boolean;
  /** 0 takes free ports. */
  port: number;
  sandboxPort: number;
  /** Called with a word for each part that is about to start, or that was killed and is started again. */
  onStage: (stage: 'database' | 'sandbox' | 'server') => void;
}

const scriptOf = (app: string) => fileURLToPath(new URL(`../../../../dist/${app}.js`, import.meta.url));
const OFFICIAL_DESCRIPTIONS = fileURLToPath(new URL('../../../../../shared/vendors/normalized', import.meta.url));
const ADMINISTRATOR_FILE = 'administrator.json';

/** Starts what is not running yet, in order; when one part fails, the others are stopped again. Throws DiagnosticError. */
export async function startInstallation(options: InstallationOptions): Promise<Installation> {
  const { stateFolder, onStage } = options;
  const started: { stop(): Promise<unknown> }[] = [];
  let stopping = false;
  const stop = async () => {
    stopping = true;
    for (const part of started.toReversed()) await part.stop();
  };
  try {
    await demandFreePort(options.port, 'PORT');
    if (options.sandbox) await demandFreePort(options.sandboxPort, 'SANDBOX_PORT');
    await mkdir(stateFolder, { recursive: true });
    onStage('database');
    const database = await openDatabase(options);
    started.push(database);
    let sandboxUrl: string | undefined;
    if (options.sandbox) {
      onStage('sandbox');
      const sandbox = await startSandbox(options);
      started.push(sandbox);
      sandboxUrl = `http://127.0.0.1:${String(sandbox.hello['listening'])}`;
    }
    onStage('server');
    const port = options.port === 0 ? await freePort() : options.port;
    const server = await startChild(
      scriptOf('server'),
      serverEnvironment(options, database.url, sandboxUrl, port),
      join(stateFolder, 'logs', 'server.log'),
    );
    started.push(server);
    const fresh = server.hello['firstAdministrator'] as Installation['administrator'];
    return {
      serverUrl: String(server.hello['listening']),
      sandboxUrl,
      databaseUrl: database.url,
      administrator: options.sandbox ? await keepAdministrator(stateFolder, fresh) : fresh,
      isFirstStart: fresh !== undefined,
      server,
      isStopping: () => stopping,
      stop,
    };
  } catch (error) {
    const obstacle = await machineObstacle(error, stateFolder);
    await stop();
    throw obstacle;
  }
}

/** The one at DATABASE_URL, or the embedded one, which is started and kept running. */
async function openDatabase({
  environment,
  stateFolder,
  onStage,
}: InstallationOptions): Promise<Pick<EmbeddedDatabase, 'url' | 'stop'>> {
  const url = environment['DATABASE_URL'];
  if (url) return { url, stop: () => Promise.resolve() };
  return startEmbedded({ folder: join(stateFolder, 'postgres'), onRevival: () => onStage('database') });
}

function startSandbox({ stateFolder, environment, sandboxPort }: InstallationOptions): Promise<Child> {
  return startChild(
    scriptOf('sandbox'),
    {
      ...inherited(environment),
      SANDBOX_PORT: String(sandboxPort),
      SANDBOX_DIR: join(stateFolder, 'sandbox'),
      SANDBOX_SPECS: environment['SANDBOX_SPECS'] ?? OFFICIAL_DESCRIPTIONS,
    },
    join(stateFolder, 'logs', 'sandbox.log'),
  );
}

function serverEnvironment(
  options: InstallationOptions,
  databaseUrl: string,
  sandboxUrl: string | undefined,
  port: number,
): Record<string, string> {
  return {
    ...inherited(options.environment),
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    BELEGFLUSS_STATE: options.stateFolder,
    ...(options.environment['PUBLIC_URL'] === undefined && { PUBLIC_URL: `http://127.0.0.1:${port}` }),
    ...(sandboxUrl && {
      BELEGFLUSS_ENVIRONMENT: 'sandbox',
      BELEGFLUSS_SANDBOX_URL: sandboxUrl,
      BELEGFLUSS_ALLOW_PRIVATE_HOSTS: 'true',
    }),
  };
}

function inherited(environment: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** The sandbox plays by itself, so it must be able to sign in again at the next start. */
async function keepAdministrator(
  stateFolder: string,
  fresh: Installation['administrator'],
): Promise<Installation['administrator']> {
  const file = join(stateFolder, ADMINISTRATOR_FILE);
  if (!fresh)
    return readFile(file, 'utf8').then(
      (text) => JSON.parse(text) as Installation['administrator'],
      () => undefined,
    );
  writeWhole(file, JSON.stringify(fresh), 0o600);
  return fresh;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done, fail) => probe.once('error', fail).listen(0, '127.0.0.1', done));
  const address = probe.address();
  await new Promise((done) => probe.close(done));
  return typeof address === 'object' && address ? address.port : 0;
}

/** A name for a folder that nobody else uses. */
export function throwAwayName(): string {
  return `belegfluss-demo-${randomBytes(6).toString('hex')}`;
}
