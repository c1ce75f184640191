import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import { Database, DatabaseFileStore, newId } from './index.ts';

describe('Database', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  }, 120_000);
  afterAll(() => test.close());

  it('rolls back everything of a transaction that throws', async () => {
    const insert = "insert into cursor (connection, entity, position) values ('crm', 'deal', 'x')";
    await expect(
      test.db.transaction(async (tx) => {
        await tx.query(insert);
        throw new Error('stop');
      }),
    ).rejects.toThrow('stop');
    expect(await test.db.query('select * from cursor')).toEqual([]);
  });

  it('gives back rows for updates as for selects', async () => {
    await test.db.query("insert into cursor (connection, entity, position) values ('crm', 'deal', '1')");
    expect(await test.db.query("update cursor set position = '2' returning position")).toEqual([{ position: '2' }]);
  });

  it('gives back days and exact numbers as text', async () => {
    const [row] = await test.db.query(
      "select date '2026-03-29' as day, 12345678901234567.89::numeric as amount, 9007199254740993::bigint as big",
    );
    expect(row).toEqual({ day: '2026-03-29', amount: '12345678901234567.89', big: '9007199254740993' });
  });

  it('is the same whatever its administrator has set for all programs', async () => {
    const [{ name } = { name: '' }] = await test.db.query<{ name: string }>('select current_database() as name');
    const defaults = {
      default_transaction_isolation: 'serializable',
      datestyle: 'SQL, DMY',
      intervalstyle: 'iso_8601',
      timezone: 'Asia/Tokyo',
      bytea_output: 'escape',
      standard_conforming_strings: 'off',
      extra_float_digits: '-10',
      client_encoding: 'LATIN1',
      synchronous_commit: 'off',
    };
    for (const [setting, value] of Object.entries(defaults))
      await test.db.query(`alter database "${name}" set ${setting} = '${value}'`);
    const other = await Database.open({ url: test.url, poolSize: 1 });
    try {
      const at = new Date('2026-03-01T23:30:00.000Z');
      await other.query("insert into cursor (connection, entity, position) values ('crm', 'style', 'Ж\\')");
      const [row] = await other.query(
        `select position, $1::timestamptz as at, date '2026-03-02' as day, '\\xff'::bytea as bytes, 0.1::float8 + 0.2::float8 as sum
         from cursor where entity = 'style'`,
        [at],
      );
      expect(row).toEqual({ position: 'Ж\\', at, day: '2026-03-02', bytes: Buffer.from([255]), sum: 0.1 + 0.2 });
      expect(await other.query('show transaction_isolation')).toEqual([{ transaction_isolation: 'read committed' }]);
      expect(await other.query('show synchronous_commit')).toEqual([{ synchronous_commit: 'on' }]);
    } finally {
      await other.close();
      for (const setting of Object.keys(defaults)) await test.db.query(`alter database "${name}" reset ${setting}`);
    }
  });

  it('migrates twice at once without harm', async () => {
    await Promise.all([test.db.migrate(), test.db.migrate()]);
    expect((await test.db.query('select 1 from schema_migration')).length).toBeGreaterThan(0);
  });

  it('lets others migrate where a migration has failed, and waits no longer than before', async () => {
    // The library reports it; here it is wanted.
    jest.spyOn(console, 'log').mockImplementation(() => undefined);
    const process = await Database.open({ url: test.url, poolSize: 2 });
    const [first] = await process.query<{ id: number; timestamp: string; name: string }>(
      'delete from schema_migration where id = (select min(id) from schema_migration) returning *',
    );
    // Its tables are there already; others, such as a view that is replaced, may pass twice.
    await expect(process.migrate()).rejects.toThrow(/already exists$/);
    expect(
      await test.db.query(
        'select 1 from pg_locks join pg_database on pg_database.oid = database where datname = current_database() and objid = 7400001',
      ),
    ).toEqual([]);
    const timeouts = await Promise.all([1, 2].map(() => process.query('show lock_timeout')));
    expect(timeouts.flat()).toEqual([{ lock_timeout: '10s' }, { lock_timeout: '10s' }]);
    await process.query('insert into schema_migration values ($1, $2, $3)', [first?.id, first?.timestamp, first?.name]);
    await process.close();
    await test.db.migrate();
  });

  it('keeps equal bytes once and gives them back unchanged', async () => {
    const files = new DatabaseFileStore(test.db);
    const bytes = Buffer.from([0, 255, 13, 10]);
    const first = await files.put(bytes, 'a.bin', 'application/octet-stream');
    await files.put(bytes, 'b.bin', 'application/octet-stream');
    expect(Buffer.from(await files.get(first))).toEqual(bytes);
    expect(await test.db.query('select 1 from file')).toHaveLength(1);
  });
});

describe('newId', () => {
  it('grows with each call, also within one millisecond', () => {
    const ids = Array.from({ length: 10_000 }, () => newId(1_800_000_000_000));
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
