import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { QueryRunner } from 'typeorm';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import { Database, type Sql } from '../index.ts';
import { LeanerShadows1700000000036 } from './0036-leaner-shadows.ts';
import { migrations } from './index.ts';

/** Every table, column, constraint and index, as PostgreSQL writes them down. */
const SCHEMA = `
  select 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '') as line
  from information_schema.columns where table_schema = 'public'
  union all select 'constraint ' || conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint
    where connamespace = 'public'::regnamespace
  union all select 'index ' || indexdef from pg_indexes where schemaname = 'public'
  order by 1`;
const schemaOf = async (sql: Sql) => (await sql.query<{ line: string }>(SCHEMA)).map(({ line }) => line);

async function lastApplied(sql: Sql): Promise<string> {
  const [table] = await sql.query("select 1 from information_schema.tables where table_name = 'schema_migration'");
  const [last] = table
    ? await sql.query<{ name: string }>('select name from schema_migration order by id desc limit 1')
    : [];
  return last?.name ?? 'nothing';
}

/** Kills the server process of whoever carries out so many changes of the schema, in the middle of the next one. */
const ASSASSIN = [
  'create schema assassin',
  'create sequence assassin.statements',
  'create table assassin.victim as select 1 as kill_at',
  `create function assassin.strike() returns event_trigger language plpgsql as $$
   begin
     if nextval('assassin.statements') >= (select kill_at from assassin.victim) then
       perform pg_terminate_backend(pg_backend_pid());
     end if;
   end $$`,
  'create event trigger strike on ddl_command_end execute function assassin.strike()',
];

describe('the migration of shadows', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  }, 60_000);
  afterAll(() => test.close());

  it('leaves their table where it lies, however large it is', async () => {
    await test.db.query('alter table shadow add column output jsonb');
    const place = () => test.db.query("select pg_relation_filenode('shadow') as place");
    const before = await place();
    await new LeanerShadows1700000000036().up(test.db as unknown as QueryRunner);
    expect(await place()).toEqual(before);
    expect((await schemaOf(test.db)).filter((line) => line.startsWith('column shadow.output'))).toEqual([]);
  });
});

describe('migrations', () => {
  let test: TestDatabase;
  let expected: string[];
  beforeAll(async () => {
    // The library reports each interrupted migration; here they are wanted.
    jest.spyOn(console, 'log').mockImplementation(() => undefined);
    test = await testDatabase();
    expected = await schemaOf(test.db);
    await test.db.query('drop schema public cascade');
    await test.db.query('create schema public');
    for (const statement of ASSASSIN) await test.db.query(statement);
  }, 120_000);
  afterAll(() => test.close());

  it('that are killed in the middle, after each of their statements, begin again and end where all others do', async () => {
    const killed = new Map<string, number>();
    let killAt = 1;
    for (let outcome = ''; outcome !== 'through';) {
      await test.db.query("select setval('assassin.statements', 1, false)");
      await test.db.query('update assassin.victim set kill_at = $1', [killAt]);
      const before = await lastApplied(test.db);
      // A process of its own, as far as the database can tell.
      const process = await Database.open({ url: test.url, poolSize: 2 });
      outcome = await process.migrate().then(
        () => 'through',
        () => 'killed',
      );
      await process.close().catch(() => undefined);
      const after = await lastApplied(test.db);
      if (outcome === 'killed') killed.set(after, (killed.get(after) ?? 0) + 1);
      // Of each migration the first statement, then the second, and so on.
      killAt = before === after ? killAt + 1 : 1;
    }
    // Each was interrupted, the last one included.
    expect(killed.size).toBe(migrations.length);
    await test.db.query('drop event trigger strike');
    expect(await schemaOf(test.db)).toEqual(expected);
  }, 120_000);
});
