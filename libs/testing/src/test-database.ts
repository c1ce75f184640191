import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Database, startEmbedded } from '@belegfluss/store';

const MIGRATIONS = fileURLToPath(new URL('../../store/src/migrations', import.meta.url));

/** A migrated database of its own for one test file, on a server that all tests share. */
export interface TestDatabase {
  db: Database;
  url: string;
  close(): Promise<void>;
}

/** The server is kept running between test files and found again by its folder. */
export async function testDatabase(): Promise<TestDatabase> {
  const folder = join(process.env['TEST_DATABASE_PLACE'] ?? tmpdir(), `belegfluss-test-${userInfo().uid}`);
  const server = process.env['TEST_DATABASE_URL'] ?? (await serverUrl(folder));
  const template = await templateName();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(server, async (admin) => {
    const known = await admin.query('select 1 from pg_database where datname = $1', [template]);
    if (known.length === 0) await makeTemplate(admin, server, template);
    await admin.query(`create database ${name} template ${template}`);
  });
  const url = withDatabase(server, name);
  const db = await Database.open({ url });
  return {
    db,
    url,
    close: async () => {
      await db.close();
      await onServer(server, (admin) => admin.query(`drop database if exists ${name} with (force)`));
    },
  };
}

/** Names the schema by what makes it, so that a changed migration is never missed. */
async function templateName(): Promise<string> {
  const hash = createHash('sha256');
  for (const name of (await readdir(MIGRATIONS)).sort()) hash.update(await readFile(join(MIGRATIONS, name)));
  return `migrated_${hash.digest('hex').slice(0, 16)}`;
}

/** It is migrated under another name and gets its own at the end: whoever sees it sees it whole, and of two the first counts. */
async function makeTemplate(admin: Database, server: string, template: string): Promise<void> {
  const fresh = `fresh_${randomBytes(6).toString('hex')}`;
  await admin.query(`create database ${fresh} template template0`);
  const db = await Database.open({ url: withDatabase(server, fresh), poolSize: 2 });
  await db.migrate().finally(() => db.close());
  await admin
    .query(`alter database ${fresh} rename to ${template}`)
    .catch(() => admin.query(`drop database ${fresh} with (force)`));
}

async function onServer<T>(url: string, work: (admin: Database) => Promise<T>): Promise<T> {
  const admin = await Database.open({ url, poolSize: 1, applicationName: 'belegfluss-test-admin' });
  return work(admin).finally(() => admin.close());
}

/** Two test processes may start at once: a folder that can be made only once decides who starts the server. */
async function serverUrl(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const lock = join(folder, `starting`);
  for (let wait = 0; wait < 600; wait += 1) {
    const mine = await mkdir(lock).then(
      () => true,
      () => false,
    );
    if (mine || wait === 599) {
      try {
        return (await startEmbedded({ folder, volatile: true })).url;
      } finally {
        await rm(lock, { recursive: true, force: true });
      }
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('the test database did not start');
}

function withDatabase(url: string, name: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${name}`;
  return parsed.toString();
}
