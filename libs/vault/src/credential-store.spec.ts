import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Transaction } from '@belegfluss/store';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import { CredentialStore } from './credential-store.ts';
import { LeasedSecret } from './leased-secret.ts';
import { masterKeyOf } from './master-key.ts';
import { Vault } from './vault.ts';

let database: TestDatabase;
const old = masterKeyOf(randomBytes(32).toString('base64'));
const vault = new Vault(old);

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(() => database.db.query('truncate credential, oauth_token'));

describe('CredentialStore', () => {
  it('keeps the fields of a connection sealed and gives them back opened', async () => {
    const store = new CredentialStore(database.db, vault);
    await store.put('crm', 'token', 'first');
    await store.put('crm', 'token', 'canary-canary');
    await store.put('crm', 'secret', 's2');
    await store.put('bank', 'token', 'other');
    expect(await store.open('crm')).toEqual({ token: 'canary-canary', secret: 's2' });
    const fields = async (...connections: string[]) =>
      (await store.fields(connections)).map(({ connection, field }) => `${connection}.${field}`);
    expect(await fields('crm')).toEqual(['crm.secret', 'crm.token']);
    expect(await fields('crm', 'bank', 'none')).toEqual(['bank.token', 'crm.secret', 'crm.token']);
    expect(JSON.stringify(await database.db.query('select * from credential'))).not.toContain('canary');
    await store.remove('crm');
    expect(await store.open('crm')).toEqual({});
    expect(await store.open('bank')).toEqual({ token: 'other' });
  });

  it('notices that two rows were swapped in the database', async () => {
    const store = new CredentialStore(database.db, vault);
    await store.put('crm', 'token', 'a');
    await store.put('bank', 'token', 'b');
    await database.db.query(
      `update credential set sealed = (select sealed from credential where connection = 'bank') where connection = 'crm'`,
    );
    await expect(store.open('crm')).rejects.toThrow('vault.tampered');
  });

  it('moves all rows to a new master key, and a second time none', async () => {
    const before = new CredentialStore(database.db, vault);
    for (const connection of ['a', 'b', 'c']) await before.put(connection, 'token', `secret of ${connection}`);
    const fresh = masterKeyOf(randomBytes(32).toString('base64'));
    const rotating = new CredentialStore(database.db, new Vault(fresh, [old]));
    expect(await rotating.rotate()).toBe(3);
    expect(await rotating.rotate()).toBe(0);
    const after = new CredentialStore(database.db, new Vault(fresh));
    expect(await after.open('b')).toEqual({ token: 'secret of b' });
    await expect(before.open('b')).rejects.toThrow('vault.wrong_key');
  });

  it('gives each field the new key alone, and leaves what is written meanwhile', async () => {
    const before = new CredentialStore(database.db, vault);
    for (const [connection, field] of [
      ['crm', 'secret'],
      ['crm', 'token'],
      ['bank', 'token'],
    ] as const)
      await before.put(connection, field, `${field} of ${connection}`);
    const rotating = new CredentialStore(
      database.db,
      new Vault(masterKeyOf(randomBytes(32).toString('base64')), [old]),
    );
    const { query } = database.db;
    jest.spyOn(database.db, 'query').mockImplementationOnce(async (...statement) => {
      const rows = await query.apply(database.db, statement);
      await rotating.put('crm', 'token', 'newer');
      return rows as never;
    });
    expect(await rotating.rotate()).toBe(2);
    jest.restoreAllMocks();
    expect(await rotating.open('crm')).toEqual({ secret: 'secret of crm', token: 'newer' });
    expect(await rotating.open('bank')).toEqual({ token: 'token of bank' });
    expect(await rotating.openReplaced('crm')).toEqual({ token: 'token of crm' });
  });
});

describe('LeasedSecret', () => {
  it('lets one holder at a time read, change and keep the value', async () => {
    const secret = new LeasedSecret<{ count: number }>(database.db, vault, 'crm');
    expect(await secret.load()).toBeUndefined();
    // Sessions that have yet to begin would come one after the other by themselves.
    await Promise.all(Array.from({ length: 8 }, () => database.db.query('select pg_sleep(0.05)')));
    const add = () =>
      secret.withLease(async (held) => {
        const { count } = (await held.load()) ?? { count: 0 };
        await new Promise((done) => setTimeout(done, 5));
        await held.save({ count: count + 1 });
      });
    await Promise.all(Array.from({ length: 8 }, add));
    expect(await secret.load()).toEqual({ count: 8 });
  });

  it('keeps nothing of a holder that failed, and is free again', async () => {
    const secret = new LeasedSecret<string>(database.db, vault, 'crm');
    await secret.save('kept');
    const failing = secret.withLease(async (held) => {
      await held.save('lost');
      throw new Error('the vendor did not answer');
    });
    await expect(failing).rejects.toThrow('the vendor did not answer');
    expect(await secret.withLease((held) => held.load())).toBe('kept');
  });

  it('is kept for as long as others wait for it, while its holder waits for the vendor', async () => {
    const sessions: Transaction[] = [];
    const watched = jest.spyOn(database.db, 'transaction').mockImplementationOnce((work) =>
      database.db.transaction((tx) => {
        sessions.push(tx);
        return work(tx);
      }),
    );
    const patience = await new LeasedSecret(database.db, vault, 'crm').withLease(async () => {
      const names = ['idle_in_transaction_session_timeout', 'lock_timeout'];
      return Promise.all(names.map((name) => sessions[0]?.query(`select current_setting('${name}') as set`)));
    });
    watched.mockRestore();
    expect(patience).toEqual([[{ set: '25s' }], [{ set: '25s' }]]);
  });

  it('keeps the value sealed', async () => {
    await new LeasedSecret(database.db, vault, 'crm').save({ accessToken: 'canary-canary' });
    expect(JSON.stringify(await database.db.query('select * from oauth_token'))).not.toContain('canary');
  });
});
