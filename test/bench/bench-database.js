// @ts-check
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createOwnDatabase, endOtherSessions } from './database-gauge.js';

const { Database, startEmbedded } = await import(new URL('../../libs/store/dist/index.js', import.meta.url).href);

/**
 * An empty database for one benchmark, with `fsync` as in production: on the server of DATABASE_URL, else on an embedded
 * one that is made for it and thrown away.
 * @returns {Promise<{ url: string, close(): Promise<void> }>}
 */
export async function benchDatabase() {
  const given = process.env['DATABASE_URL'];
  if (given) {
    const own = await createOwnDatabase(given);
    return { url: own.url, close: () => own.drop() };
  }
  // The server may run as another user: the launcher makes the folder so that both can enter it.
  const folder = join(tmpdir(), `belegfluss-bench-${randomBytes(6).toString('hex')}`);
  const server = await startEmbedded({ folder });
  return {
    url: server.url,
    close: async () => {
      // A process of the benchmark that has just ended may still be leaving.
      await endOtherSessions(server.url);
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Opens and migrates a database.
 * @param {string} url
 * @param {number} poolSize
 */
export async function openDatabase(url, poolSize = 20) {
  const db = await Database.open({ url, poolSize, applicationName: 'belegfluss-bench-product' });
  await db.migrate();
  return db;
}
