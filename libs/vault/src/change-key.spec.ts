import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import { changeMasterKey } from './change-key.ts';
import { CredentialStore } from './credential-store.ts';
import { LeasedSecret } from './leased-secret.ts';
import { loadMasterKeys, type KeySource } from './master-key.ts';
import { Vault } from './vault.ts';

const CONNECTIONS = ['a', 'b', 'c', 'd'];

describe('another master key', () => {
  let test: TestDatabase;
  let stateFolder: string;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    stateFolder = await mkdtemp(join(tmpdir(), 'belegfluss-key-'));
    await test.db.query('truncate credential, oauth_token');
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await rm(stateFolder, { recursive: true });
  });

  const storesOf = async (source: KeySource) => {
    const { current, previous } = await loadMasterKeys(source);
    const vault = new Vault(current, previous);
    const tokens = (connection: string) => new LeasedSecret<string>(test.db, vault, connection);
    return { current, credentials: new CredentialStore(test.db, vault), tokens };
  };
  const fill = async (source: KeySource) => {
    const { credentials, tokens } = await storesOf(source);
    for (const connection of CONNECTIONS) {
      await credentials.put(connection, 'token', `first of ${connection}`);
      await credentials.put(connection, 'token', `secret of ${connection}`);
      await tokens(connection).save(`signed in at ${connection}`);
    }
  };
  const demandAll = async (source: KeySource) => {
    const { credentials, tokens } = await storesOf(source);
    for (const connection of CONNECTIONS) {
      expect(await credentials.open(connection)).toEqual({ token: `secret of ${connection}` });
      expect(await credentials.openReplaced(connection)).toEqual({ token: `first of ${connection}` });
      expect(await tokens(connection).load()).toBe(`signed in at ${connection}`);
    }
  };

  it('opens everything, and the one before opens nothing any more', async () => {
    const source = { stateFolder };
    await fill(source);
    const { current: old } = await storesOf(source);
    const done = await changeMasterKey(test.db, source);
    expect(done).toMatchObject({ from: old.id, changed: 8, oldKeyFile: join(stateFolder, `master.key.${old.id}`) });
    expect((await readdir(stateFolder)).sort()).toEqual(['master.key', `master.key.${old.id}`]);
    await demandAll(source);
    const before = new CredentialStore(test.db, new Vault(old));
    await expect(before.open('a')).rejects.toThrow('vault.wrong_key');
    await expect(before.openReplaced('a')).rejects.toThrow('vault.wrong_key');
  });

  it.each([1, 3, 6, 8])('may be killed at its change number %d: all can be read, and it goes on', async (last) => {
    const source = { stateFolder };
    await fill(source);
    const { query, transaction } = test.db;
    let changes = 0;
    const counted = (sql: string) => {
      if (sql.trimStart().startsWith('update') && ++changes > last) throw new Error('killed');
    };
    jest.spyOn(test.db, 'query').mockImplementation((sql, ...more) => {
      counted(sql);
      return query.call(test.db, sql, ...more) as never;
    });
    jest.spyOn(test.db, 'transaction').mockImplementation((work, ...more) => {
      counted('update');
      return transaction.call(test.db, work as never, ...more) as never;
    });
    const killed = last < 8;
    if (killed) await expect(changeMasterKey(test.db, source)).rejects.toThrow('killed');
    jest.restoreAllMocks();
    await demandAll(source);
    const { changed } = await changeMasterKey(test.db, source);
    expect(changed).toBe(8 - (killed ? last : 0));
    await demandAll(source);
    expect(await readdir(stateFolder)).toHaveLength(2);
  });

  it('comes from the environment where the one before did', async () => {
    const before = randomBytes(32).toString('base64');
    await fill({ environment: before, stateFolder });
    const source = { environment: randomBytes(32).toString('base64'), before, stateFolder };
    const done = await changeMasterKey(test.db, source);
    expect([done.changed, done.oldKeyFile]).toEqual([8, undefined]);
    await demandAll({ environment: source.environment, stateFolder });
    expect(await readdir(stateFolder)).toEqual([]);
  });
});
