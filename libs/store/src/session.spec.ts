import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import { Database } from './index.ts';

async function often(times: number, work: (use: number) => Promise<unknown>): Promise<void> {
  for (let use = 0; use < times; use += 1) await work(use);
}

describe('a session', () => {
  let test: TestDatabase;
  /** One session, so that every statement meets what the one before left. */
  let single: Database;
  beforeAll(async () => {
    test = await testDatabase();
    single = await Database.open({ url: test.url, poolSize: 1 });
  });
  afterAll(async () => {
    await single.close();
    await test.close();
  });
  const named = () => single.query<{ statement: string }>('select statement from pg_prepared_statements');

  const divide = (by: number) => single.transaction((tx) => tx.query('select 1 / $1::int as n', [by]));

  it('keeps a statement that comes often under one name, whatever its parameters', async () => {
    const seen: unknown[] = [];
    await often(40, async (use) => seen.push(...(await single.query('select $1::int as n', [use]))));
    expect(seen).toEqual(Array.from({ length: 40 }, (_, n) => ({ n })));
    expect(await named()).toEqual([{ statement: 'select $1::int as n' }]);
  });

  it('keeps one without parameters as well where it is given none, but not where several may stand in one text', async () => {
    await often(20, () => single.query('select 2 as n', []));
    await often(20, () => single.query('select 3 as n; select 4 as n'));
    const texts = (await named()).map(({ statement }) => statement);
    expect(texts).toContain('select 2 as n');
    expect(texts.filter((text) => text.includes(';'))).toEqual([]);
  });

  it('goes on where a migration has changed what a known statement gives back', async () => {
    await single.query('create table shape (a int); insert into shape values (1)');
    const read = () => single.query('select * from shape where a = $1', [1]);
    await often(20, read);
    await test.db.query("alter table shape add column b text default 'new'");
    expect(await read()).toEqual([{ a: 1, b: 'new' }]);
    await test.db.query('alter table shape drop column b');
    expect(await single.transaction((tx) => tx.query('select * from shape where a = $1', [1]))).toEqual([{ a: 1 }]);
  });

  it('plans once what finds its rows by keys, in that transaction only', async () => {
    const settings =
      "select current_setting('plan_cache_mode') as plans, current_setting('enable_bitmapscan') as bitmaps";
    const asked = (options?: { byKeys: boolean }) => single.transaction((tx) => tx.query(settings), options);
    expect(await asked({ byKeys: true })).toEqual([{ plans: 'force_generic_plan', bitmaps: 'off' }]);
    expect(await asked()).toEqual([{ plans: 'auto', bitmaps: 'on' }]);
    expect(await single.query(settings)).toEqual([{ plans: 'auto', bitmaps: 'on' }]);
  });

  it('is as good as new after a statement of a transaction has failed', async () => {
    await often(20, () => divide(1));
    await often(5, () => expect(divide(0)).rejects.toThrow('division by zero'));
    await often(50, async () => expect(await divide(1)).toEqual([{ n: 1 }]));
  });

  it('is replaced where the server has ended it', async () => {
    const [before] = await single.query<{ pid: number }>('select pg_backend_pid() as pid');
    const cut = single.transaction(async (tx) => {
      await test.db.query('select pg_terminate_backend($1, 5000)', [before?.pid]);
      await tx.query('select 1');
    });
    await expect(cut).rejects.toThrow();
    const [after] = await single.query<{ pid: number }>('select pg_backend_pid() as pid');
    expect(after?.pid).not.toBe(before?.pid);
  });
});
