import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { Database, startEmbedded } from '@belegfluss/store';

/** A migrated database of its own for one test file, on a server that all tests share. */
export interface TestDatabase {
  db: Database;
  url: string;
  close(): Promise<void>;
}

/** The server is kept running between test files and found again by its folder. */
export async function testDatabase(): Promise<TestDatabase> {
  const folder = join(tmpdir(), `belegfluss-test-${userInfo().uid}`);
  const server = process.env['TEST_DATABASE_URL'] ?? (await serverUrl(folder));
  const admin = await Database.open({ url: server, poolSize: 1, applicationName: 'belegfluss-test-admin' });
  const name = `test_${randomBytes(6).toString('hex')}`;
  const url = withDatabase(server, name);
  try {
    await admin.query(`create database ${name} template template0`);
  } finally {
    await admin.close();
  }
  const db = await Database.open({ url });
  await db.migrate();
  return {
    db,
    url,
    close: async () => {
      await db.close();
      const closing = await Database.open({ url: server, poolSize: 1, applicationName: 'belegfluss-test-admin' });
      await closing.query(`drop database if exists ${name} with (force)`).finally(() => closing.close());
    },
  };
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
