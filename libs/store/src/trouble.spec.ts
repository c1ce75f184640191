import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import { connect, createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database, databaseFolders, fullestDisk, Probe } from './index.ts';

/** One message of PostgreSQL's protocol. */
function message(type: string, body: string): Buffer {
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeInt32BE(4 + body.length, 1);
  return Buffer.concat([head, Buffer.from(body)]);
}

/** Signed in, ready, and gone: a server whose postmaster dies says all of it in one breath. */
const LAST_WORDS = Buffer.concat([
  message('R', '\0\0\0\0'),
  message('Z', 'I'),
  message('E', 'SFATAL\0C57P01\0Mterminating connection due to unexpected postmaster exit\0\0'),
]);

describe('a database in trouble', () => {
  let test: TestDatabase;
  let small: Database;
  beforeAll(async () => {
    test = await testDatabase();
    small = await Database.open({ url: test.url, poolSize: 2 });
    await test.db.query("insert into cursor (connection, entity, position) values ('a', 'x', '0'), ('b', 'x', '0')");
  }, 60_000);
  afterAll(async () => {
    await small.close();
    await test.close();
  });

  const move = (first: string, second: string, done: string[]) =>
    test.db.transaction(async (tx) => {
      const grow = `update cursor set position = (position::int + 1)::text where connection = $1`;
      await tx.query(grow, [first]);
      await sleep(100);
      await tx.query(grow, [second]);
      tx.afterCommit(() => done.push(first));
    });

  it('lets both of two transactions through that lock each other, each with its effect once', async () => {
    const done: string[] = [];
    await Promise.all([move('a', 'b', done), move('b', 'a', done)]);
    expect(done.sort()).toEqual(['a', 'b']);
    expect(await test.db.query('select distinct position from cursor')).toEqual([{ position: '2' }]);
  });

  it('gives up after three more tries', async () => {
    let tries = 0;
    const always = test.db.transaction(() => {
      tries += 1;
      return Promise.reject(Object.assign(new Error('deadlock detected'), { code: '40P01' }));
    });
    await expect(always).rejects.toThrow('deadlock');
    expect(tries).toBe(4);
  });

  it('refuses after five seconds when the pool is used up, and its probe answers within one', async () => {
    const probe = new Probe(test.url);
    const busy = [1, 2].map(() => small.query('select pg_sleep(7)'));
    await sleep(100);
    const started = performance.now();
    const refused = small.query('select 1').then(
      () => 'answered',
      () => 'refused',
    );
    expect(await probe.ask()).toMatchObject({ clockAheadMs: expect.any(Number) });
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(small.poolUse()).toMatchObject({ open: 2, idle: 0, waiting: 1 });
    expect(await refused).toBe('refused');
    expect(performance.now() - started).toBeLessThan(6_000);
    await Promise.all(busy);
    await probe.close();
  }, 20_000);

  it('waits for nobody for ever: every session has its limits, and a lost machine frees its locks in ten seconds', async () => {
    const names = ['lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout'];
    expect(
      await small.query(
        'select name, setting::int / 1000 as seconds from pg_settings where name = any($1) order by name',
        [names],
      ),
    ).toEqual([
      { name: 'idle_in_transaction_session_timeout', seconds: 10 },
      { name: 'lock_timeout', seconds: 10 },
      { name: 'statement_timeout', seconds: 30 },
    ]);
  });

  it('is asked again after its connection was cut', async () => {
    const probe = new Probe(test.url);
    expect(await probe.ask()).toBeDefined();
    await test.db.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'belegfluss-health' and datname = current_database()",
    );
    await probe.ask();
    expect(await probe.ask()).toBeDefined();
    await probe.close();
  });

  it('that nobody reaches gives no answer and no error', async () => {
    const probe = new Probe('postgres://nobody:secret@127.0.0.1:1/none');
    expect(await probe.ask()).toBeUndefined();
    await probe.close();
  });

  it('that dies with its first answer on its lips fails a statement and ends no process', async () => {
    const { port } = new URL(test.url);
    let isDying = false;
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      if (isDying) socket.once('data', () => socket.end(LAST_WORDS));
      else socket.pipe(connect(Number(port), '127.0.0.1')).pipe(socket);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const own = (server.address() as AddressInfo).port;
    const dying = await Database.open({ url: Object.assign(new URL(test.url), { port: own }).href, poolSize: 2 });
    isDying = true;
    const busy = dying.query("select pg_sleep(0.3), 'done' as state");
    await expect(dying.query('select 1')).rejects.toThrow();
    expect(await busy).toMatchObject([{ state: 'done' }]);
    isDying = false;
    expect(await Promise.all([1, 2].map(() => dying.query('select 1 as one')))).toEqual([[{ one: 1 }], [{ one: 1 }]]);
    await dying.close();
    server.close();
  });

  it('has disks whose room is known where they are on this machine', async () => {
    const folders = await databaseFolders(test.db);
    expect(folders.map((folder) => folder.split('/').at(-1))).toEqual(['data', 'pg_wal']);
    const room = await fullestDisk(folders);
    expect(room?.freeBytes).toBeGreaterThan(0);
    expect(room?.totalBytes).toBeGreaterThanOrEqual(room?.freeBytes ?? Infinity);
  });

  it('has no known room where the folder cannot be looked at', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'belegfluss-room-'));
    await rm(folder, { recursive: true });
    expect(await fullestDisk([folder])).toBeUndefined();
  });
});
