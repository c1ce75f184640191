import { chmod, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database, newId, startEmbedded, type EmbeddedDatabase } from '@belegfluss/store';
import { transports } from 'winston';
import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import type { HealthReport } from '../health/watch.ts';
import { Alarm } from './alarm.ts';

const GOOD: HealthReport = {
  status: 'ok',
  database: { answers: true, clockAheadMs: 0, pool: { open: 1, idle: 1, waiting: 0 } },
  intake: { open: true, reason: null },
  disk: null,
};
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

  /** What is told of damage by one look more. */
  const told = async () => {
    const log = createLog('info').clear();
    const alerts: Record<string, unknown>[] = [];
    log.add(new transports.Stream({ stream: collecting(alerts) }));
    const engine = {
      queueDepth: () => Promise.resolve([]),
      upkeep: { sweepTimes: () => [], lostJobs: { given: null } },
      standstill: null,
      deployments: { broken: () => new Map() },
      connections: { has: () => false },
    } as never;
    const config = readConfig({ DATABASE_URL: server.url });
    await new Alarm({
      db,
      engine,
      pack: { alerts: {} } as never,
      config,
      log,
      report: () => Promise.resolve(GOOD),
    }).look();
    return alerts.filter(({ key }) => key === 'database_damaged');
  };

  it('says so, gives nothing of the page out, and tells the operator', async () => {
    await db.query("insert into file (sha256, bytes) values ('a', 'kept'), ('b', 'kept')");
    await db.query("insert into cursor (connection, entity, position) values ($1, 'deal', '1')", [newId()]);
    const [row] = await db.query<{ path: string }>("select pg_relation_filepath('file') as path");
    expect(await told()).toEqual([]);
    await db.close();
    await server.stop();
    await flipByte(join(server.folder, 'data', row?.path ?? ''), IN_PAGE);
    server = await startEmbedded({ folder: join(folder, 'postgres'), volatile: true });
    db = await Database.open({ url: server.url, poolSize: 2 });

    await expect(db.query('select sha256 from file')).rejects.toMatchObject({ code: 'XX001' });
    expect(await db.query('select entity from cursor')).toEqual([{ entity: 'deal' }]);
    await db.query('select pg_stat_force_next_flush()');
    const damage = expect.stringMatching(/damaged page (once|\d+ times) since .*; check .* restore/);
    expect(await told()).toMatchObject([{ over: false, text: damage }]);
    expect(await told()).toEqual([]);

    // Who has seen to it need not wait a day.
    await db.query('select pg_stat_reset()');
    expect(await told()).toMatchObject([{ over: true, text: expect.stringMatching(/^Over: .* damaged page/) }]);
  }, 60_000);
});

/** Lines of a log as they come. */
function collecting(lines: Record<string, unknown>[]): Writable {
  return new Writable({
    write: (line, _encoding, done) => {
      lines.push(JSON.parse(String(line)) as Record<string, unknown>);
      done();
    },
  });
}

async function flipByte(path: string, position: number): Promise<void> {
  const file = await open(path, 'r+');
  const byte = Buffer.alloc(1);
  await file.read(byte, 0, 1, position);
  byte[0] = (byte[0] ?? 0) ^ 1;
  await file.write(byte, 0, 1, position);
  await file.close();
}
