import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Diagnostic } from '@belegfluss/sdk';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import { Database } from './index.ts';

const SECRET = 'not-the-password';

const migrated = async (url: string) => {
  const db = await Database.open({ url, poolSize: 2 });
  await db.migrate().finally(() => db.close());
};

/** Code and sentence of what stands in the way; `undefined` where nothing does. */
const refusal = (url: string) =>
  migrated(url).then(
    () => undefined,
    ({ diagnostics }: { diagnostics: Diagnostic[] }) => {
      expect(JSON.stringify(diagnostics)).not.toContain(SECRET);
      return `${diagnostics[0]?.code}: ${diagnostics[0]?.message.en}`;
    },
  );

describe('a database that cannot be used says why in one sentence', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  }, 60_000);
  afterAll(() => test.close());

  const at = (change: (url: URL) => void) => {
    const url = new URL(test.url);
    change(url);
    return url.href;
  };
  /** Does `work` with the address of a database of its own, made from one that holds nothing. */
  const withEmpty = async (work: (url: string) => Promise<void>) => {
    const name = `${new URL(test.url).pathname.slice(1)}_own`;
    await test.db.query(`create database ${name} template template0`);
    await work(at((url) => (url.pathname = name))).finally(() =>
      test.db.query(`drop database if exists ${name} with (force)`),
    );
  };

  it('where nobody answers, or the account or the database is unknown', async () => {
    expect(await refusal(at((url) => (url.port = '9')))).toBe(
      `database.unreachable: The database 127.0.0.1:9${new URL(test.url).pathname} cannot be opened (ECONNREFUSED).`,
    );
    expect(await refusal(at((url) => (url.pathname = 'nothing')))).toMatch(/^database\.unknown: There is no database/);
    const stranger = at((url) => ([url.username, url.password] = ['stranger', SECRET]));
    expect(await refusal(stranger)).toMatch(/^database\.sign_in_refused: The database .* refuses the sign-in\.$/);
  });

  it('where it holds what is not ours, and leaves that as it was', () =>
    withEmpty(async (url) => {
      const theirs = await Database.open({ url, poolSize: 1 });
      await theirs.query('create table run (note text)');
      expect(await refusal(url)).toMatch(/^database\.not_ours: .* holds tables that are not Belegfluss's \(run\)\.$/);
      expect(await theirs.query("select tablename from pg_tables where schemaname = 'public'")).toEqual([
        { tablename: 'run' },
      ]);
      await theirs.close();
    }));

  it('where an earlier start left nothing but its empty list of migrations beside it, and not where that is all', () =>
    withEmpty(async (url) => {
      const theirs = await Database.open({ url, poolSize: 1 });
      await theirs.query('create table schema_migration (id serial, "timestamp" bigint, name text)');
      await theirs.query('create table run (note text)');
      expect(await refusal(url)).toMatch(/^database\.not_ours: .* holds tables that are not Belegfluss's \(run\)\.$/);
      await theirs.query('drop table run');
      await theirs.close();
      expect(await refusal(url)).toBeUndefined();
      expect(await refusal(url)).toBeUndefined();
    }));

  it('where the account may not make tables', () =>
    withEmpty(async (url) => {
      const owner = await Database.open({ url, poolSize: 1 });
      const role = `weak_${process.pid}`;
      await owner.query(`create role ${role} login password '${SECRET}'`);
      await owner.query('revoke create on schema public from public');
      const weak = new URL(url);
      [weak.username, weak.password] = [role, SECRET];
      expect(await refusal(weak.href)).toMatch(/^database\.rights_missing: The account may not make tables/);
      await owner.query(`drop role ${role}`);
      await owner.close();
    }));
});
