import { createApiToken, type Role } from '@belegfluss/access';
import { easyPerson, testDatabase, type TestDatabase } from '@belegfluss/testing';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { transports } from 'winston';
import { readConfig } from '../src/config.ts';
import { createLog } from '../src/log.ts';
import { openRuntime, type Runtime } from '../src/runtime/runtime.ts';
import { startServer } from '../src/server.ts';
import { ASKING, BILLING } from './flows.ts';

const SHIPPED = fileURLToPath(new URL('../../../flows/sales-to-invoice', import.meta.url));

/** What to send: `as` is a role whose bearer token is used; `json` becomes the body. */
export interface Sending {
  as?: Role;
  json?: unknown;
  body?: string | Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
}

/** A server in this process on a port of its own and a database of its own, with the shipped flow pack and two small flows. */
export interface TestServer {
  url: string;
  runtime: Runtime;
  database: TestDatabase;
  /** Everything that was logged, as JSON lines. */
  logged(): string;
  send(method: string, path: string, sending?: Sending): Promise<Response>;
  /** Calls until the answer suits; the test's time-out ends the waiting. */
  until<T>(path: string, suits: (answer: T) => boolean): Promise<T>;
  stop(): Promise<void>;
}

/** Starts it; `environment` changes its settings. */
export async function startTestServer(environment: Record<string, string> = {}): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), 'belegfluss-server-'));
  await cp(SHIPPED, folder, { recursive: true });
  await writeFile(join(folder, 'asking.flow.yaml'), ASKING);
  await writeFile(join(folder, 'billing-only.flow.yaml'), BILLING);
  const database = await testDatabase();
  const lines: string[] = [];
  const sink = new Writable({ write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()) });
  const log = createLog('debug')
    .clear()
    .add(new transports.Stream({ stream: sink }));
  const settings = {
    DATABASE_URL: database.url,
    PORT: '0',
    BELEGFLUSS_FLOWS: folder,
    BELEGFLUSS_STATE: folder,
    BELEGFLUSS_ENVIRONMENT: 'sandbox',
    BELEGFLUSS_SANDBOX_URL: 'http://127.0.0.1:9',
    BELEGFLUSS_ALLOW_PRIVATE_HOSTS: 'true',
    ...environment,
  };
  const runtime = await openRuntime(readConfig(settings), log);
  const server = await startServer(runtime);
  // A public address with TLS stands for a proxy in front; here it is called without.
  const address = server.url.replace('https:', 'http:');
  const tokens = new Map<Role, string>();
  const tokenOf = async (role: Role) => tokens.get(role) ?? tokens.set(role, await newToken(database, role)).get(role);
  const send: TestServer['send'] = async (method, path, { as, json, body, headers } = {}) => {
    const sent = json === undefined ? body : JSON.stringify(json);
    return fetch(address + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(as && { authorization: `Bearer ${await tokenOf(as)}` }),
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(sent !== undefined && { body: sent }),
    });
  };
  return {
    url: server.url,
    runtime,
    database,
    logged: () => lines.join(''),
    send,
    until: async <T>(path: string, suits: (answer: T) => boolean) => {
      for (;;) {
        const answer = (await (await send('GET', path, { as: 'auditor' })).json()) as T;
        if (suits(answer)) return answer;
        await new Promise((done) => setTimeout(done, 50));
      }
    },
    stop: async () => {
      await server.stop();
      log.close();
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function newToken({ db }: TestDatabase, role: Role): Promise<string> {
  const person = await easyPerson(db, { name: role, password: `password of ${role}`, roles: [role] });
  return (await createApiToken(db, { personId: person.id, label: 'test' }, new Date())).token;
}
