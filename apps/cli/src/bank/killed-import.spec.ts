import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { DatabaseFileStore, type Sql } from '@belegfluss/store';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import { importFile } from './statement-files.ts';

const BIN = fileURLToPath(new URL('../../bin/belegfluss.js', import.meta.url));
const WITH_BUILD_MS = 180_000;

const ENTRIES = 1_500;

/** Holds an import at one of its entries, in the second thousand, for as long as a lock is held. */
const HOLD = [
  `create function hold() returns trigger language plpgsql as
     'begin perform pg_advisory_xact_lock(4711); return new; end'`,
  `create trigger hold before insert on bank_transaction for each row when (new.text like '%RE 1400') execute function hold()`,
];

const isHeld = async (sql: Sql) => {
  const held = await sql.query(
    `select 1 from pg_locks where locktype = 'advisory' and objid = 4711 and not granted
       and database = (select oid from pg_database where datname = current_database())`,
  );
  return held.length > 0;
};

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

function longStatement(): string {
  const entries = Array.from(
    { length: ENTRIES },
    (_, index) => `:61:2611201120CR1,00NTRFNONREF//${index}\r\n:86:166?00GUTSCHRIFT?20SVWZ+RE ${index}\r\n`,
  );
  const [opening, closing] = [':60F:C261120EUR0,00', `:62F:C261120EUR${ENTRIES},00`];
  return `:20:LANG\r\n:25:37040044/4711\r\n:28C:1/1\r\n${opening}\r\n${entries.join('')}${closing}\r\n-\r\n`;
}

describe('an import that is killed while it keeps a file', () => {
  it(
    'has kept nothing of it, and keeps all of it the next time, once',
    async () => {
      const file = join(mkdtempSync(join(tmpdir(), 'belegfluss-bank-')), 'long.sta');
      writeFileSync(file, longStatement());
      for (const statement of HOLD) await database.db.query(statement);
      await database.db.transaction(async (tx) => {
        await tx.query('select pg_advisory_xact_lock(4711)');
        const env = { DATABASE_URL: database.url };
        const child = spawn(process.execPath, [BIN, 'bank', 'import', file], { env, stdio: 'ignore' });
        const ended = once(child, 'exit');
        // Asked in the transaction: one that says nothing for long is ended, and a build may come first.
        while (child.exitCode === null && !(await isHeld(tx))) await setTimeout(10);
        child.kill('SIGKILL');
        expect(await ended).toEqual([null, 'SIGKILL']);
      });
      while (await isHeld(database.db)) await setTimeout(10);
      expect(await database.db.query('select 1 from bank_statement union all select 1 from bank_transaction')).toEqual(
        [],
      );

      const books = { db: database.db, files: new DatabaseFileStore(database.db), close: () => Promise.resolve() };
      const again = () => importFile(books, file, new Date('2026-11-21T10:00:00Z'), []);
      expect(await again()).toMatchObject({ state: 'imported', entries: ENTRIES, added: ENTRIES, duplicates: 0 });
      expect(await again()).toMatchObject({ state: 'imported', added: 0, duplicates: ENTRIES });
    },
    WITH_BUILD_MS,
  );
});
