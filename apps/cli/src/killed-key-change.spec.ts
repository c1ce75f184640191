import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, type Sql } from '@belegfluss/store';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import { CredentialStore, loadMasterKeys, Vault } from '@belegfluss/vault';

const BIN = fileURLToPath(new URL('../bin/belegfluss.js', import.meta.url));
const WITH_BUILD_MS = 180_000;
const CONNECTIONS = ['a', 'b', 'c', 'd'];

/** Holds the change at one credential for as long as a lock is held. */
const HOLD = [
  `create function hold() returns trigger language plpgsql as
     'begin perform pg_advisory_xact_lock(4712); return new; end'`,
  `create trigger hold before update on credential for each row when (new.connection = 'c') execute function hold()`,
];

const isHeld = async (sql: Sql) => {
  const held = await sql.query(
    `select 1 from pg_locks where locktype = 'advisory' and objid = 4712 and not granted
       and database = (select oid from pg_database where datname = current_database())`,
  );
  return held.length > 0;
};

describe('belegfluss key change', () => {
  let database: TestDatabase;
  let stateFolder: string;
  beforeAll(async () => {
    database = await testDatabase();
    stateFolder = mkdtempSync(join(tmpdir(), 'belegfluss-state-'));
  });
  afterAll(async () => {
    rmSync(stateFolder, { recursive: true });
    await database.close();
  });

  const call = () => {
    const env = { DATABASE_URL: database.url, BELEGFLUSS_STATE: stateFolder };
    const child = spawn(process.execPath, [BIN, 'key', 'change', '--json'], {
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return { child, ended: once(child, 'exit'), said: text(child.stdout) };
  };
  const credentials = async () => {
    const { current, previous } = await loadMasterKeys({ stateFolder });
    return new CredentialStore(database.db, new Vault(current, previous));
  };
  const demandAll = async () => {
    const store = await credentials();
    for (const connection of CONNECTIONS) expect(await store.open(connection)).toEqual({ token: `of ${connection}` });
  };

  it(
    'goes on where it was killed, and works beside no living process',
    async () => {
      const store = await credentials();
      for (const connection of CONNECTIONS) await store.put(connection, 'token', `of ${connection}`);
      for (const statement of HOLD) await database.db.query(statement);
      await database.db.transaction(async (tx) => {
        await tx.query('select pg_advisory_xact_lock(4712)');
        const { child, ended } = call();
        // Asked in the transaction: one that says nothing for long is ended, and a build may come first.
        while (child.exitCode === null && !(await isHeld(tx))) await sleep(10);
        child.kill('SIGKILL');
        expect(await ended).toEqual([null, 'SIGKILL']);
      });
      while (await isHeld(database.db)) await sleep(10);
      expect(readdirSync(stateFolder).sort()).toEqual(['master.key', 'master.key.next']);
      await demandAll();

      await database.db.query("insert into process (id, host, roles, facts) values ($1, 'a', '{api}', '{}')", [
        newId(),
      ]);
      const beside = call();
      expect((await beside.ended)[0]).toBe(4);
      expect(JSON.parse(await beside.said)).toMatchObject({ diagnostics: [{ code: 'cli.still_running' }] });
      await database.db.query('delete from process');

      const again = call();
      expect((await again.ended)[0]).toBe(0);
      const { changed, from } = JSON.parse(await again.said) as { changed: number; from: string };
      // The one at which it was killed may have been kept.
      expect([1, 2]).toContain(changed);
      expect(readdirSync(stateFolder).sort()).toEqual(['master.key', `master.key.${from}`]);
      await demandAll();
    },
    WITH_BUILD_MS,
  );
});
