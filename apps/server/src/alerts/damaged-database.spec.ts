import { chmod, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database, newId, startEmbedded, type EmbeddedDatabase } from '@belegfluss/store';
import { alertText } from './alert-words.ts';
import { patienceOf } from './alert-limits.ts';
import { findConditions } from './conditions.ts';

/** In the middle of the first page, where its rows are. */
const IN_PAGE = 8_000;

describe('a database of which one byte has changed on the disk', () => {
  let folder: string;
  let server: EmbeddedDatabase;
  let db: Database;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'belegfluss-damaged-'));
    // PostgreSQL runs under an account of its own, which has to be able to enter.
    await chmod(folder, 0o755);
    server = await startEmbedded({ folder: join(folder, 'postgres'), volatile: true });
    db = await Database.open({ url: server.url, poolSize: 2 });
    await db.migrate();
  }, 60_000);
  afterAll(async () => {
    await db?.close();
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const troubles = async () => {
    const engine = {
      queueDepth: () => Promise.resolve([]),
      upkeep: { lateSweeps: () => Promise.resolve([]) },
      deployments: { broken: () => new Map() },
      connections: { has: () => false },
    } as never;
    const patience = patienceOf({});
    const { conditions } = await findConditions({ db, engine, patience, processes: [], now: new Date() });
    return conditions.filter(({ rule }) => rule === 'database_damaged');
  };

  it('says so, gives nothing of the page out, and tells the operator', async () => {
    await db.query("insert into file (sha256, bytes) values ('a', 'kept'), ('b', 'kept')");
    await db.query("insert into cursor (connection, entity, position) values ($1, 'deal', '1')", [newId()]);
    const [row] = await db.query<{ path: string }>("select pg_relation_filepath('file') as path");
    expect(await troubles()).toEqual([]);
    await db.close();
    await server.stop();
    await flipByte(join(server.folder, 'data', row?.path ?? ''), IN_PAGE);
    server = await startEmbedded({ folder: join(folder, 'postgres'), volatile: true });
    db = await Database.open({ url: server.url, poolSize: 2 });

    await expect(db.query('select sha256 from file')).rejects.toMatchObject({ code: 'XX001' });
    expect(await db.query('select entity from cursor')).toEqual([{ entity: 'deal' }]);
    await db.query('select pg_stat_force_next_flush()');
    const [trouble] = await troubles();
    expect(trouble).toMatchObject({ key: 'database_damaged', facts: { count: expect.any(Number) } });
    expect(alertText('database_damaged', trouble?.facts ?? {}).en).toMatch(
      /damaged page (once|\d+ times) since .*; check .* restore/,
    );
  }, 60_000);
});

async function flipByte(path: string, position: number): Promise<void> {
  const file = await open(path, 'r+');
  const byte = Buffer.alloc(1);
  await file.read(byte, 0, 1, position);
  byte[0] = (byte[0] ?? 0) ^ 1;
  await file.write(byte, 0, 1, position);
  await file.close();
}
