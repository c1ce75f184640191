import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { easyPerson, testDatabase, type TestDatabase } from '@belegfluss/testing';
import { ensureAdministrator } from './administrator.ts';
import { apiTokens, createApiToken, personOfApiToken, revokeApiToken } from './api-token.ts';
import { hashPassword, isPassword } from './password.ts';
import { changeRoles, createPerson, disablePerson, people } from './person.ts';
import { signIn } from './session.ts';

const NOW = new Date('2026-11-21T10:00:00Z');
let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(() => database.db.query('truncate person, session, api_token, sign_in_attempt, flow_draft'));

function later(seconds: number): Date {
  return new Date(NOW.getTime() + seconds * 1000);
}

/** Somebody who is no administrator. */
async function finance() {
  return easyPerson(database.db, { name: 'f', password: 'long enough 1', roles: ['finance'] });
}

describe('the first administrator', () => {
  it('is made once, with a password that works and is never told again', async () => {
    const made = await ensureAdministrator(database.db, NOW);
    expect(await ensureAdministrator(database.db, NOW)).toBeUndefined();
    const { person } = await signIn(database.db, { name: '', password: '', address: '::1', ...made }, NOW);
    expect(person.roles).toEqual(['administrator']);
  });

  it('is told to one of several processes that start together', async () => {
    const told = await Promise.all([1, 2, 3, 4].map(() => ensureAdministrator(database.db, NOW)));
    expect(told.filter((made) => made !== undefined)).toHaveLength(1);
    expect(await people(database.db)).toHaveLength(1);
  });
});

describe('the last administrator', () => {
  it('cannot be disabled or lose the role', async () => {
    const only = await easyPerson(database.db, { name: 'a', password: 'long enough 1', roles: ['administrator'] });
    await finance();
    await expect(disablePerson(database.db, only.id, NOW)).rejects.toThrow('access.last_administrator');
    await expect(changeRoles(database.db, only.id, ['sales'])).rejects.toThrow('access.last_administrator');
  });

  it('remains when two disable each other at the same moment', async () => {
    const both = await Promise.all(
      ['a', 'b'].map((name) => easyPerson(database.db, { name, password: 'long enough 1', roles: ['administrator'] })),
    );
    const done = await Promise.allSettled(both.map(({ id }) => disablePerson(database.db, id, NOW)));
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('people', () => {
  it('have names that differ by more than case', async () => {
    await createPerson(database.db, { name: 'Erika', password: 'long enough 1', roles: ['sales'] }, NOW);
    const again = createPerson(database.db, { name: 'ERIKA', password: 'long enough 1', roles: ['sales'] }, NOW);
    await expect(again).rejects.toThrow('access.name_taken');
  });

  it('are listed with the disabled ones', async () => {
    await createPerson(database.db, { name: 'a', password: 'long enough 1', roles: ['administrator'] }, NOW);
    const b = await createPerson(database.db, { name: 'b', password: 'long enough 1', roles: ['sales'] }, NOW);
    await disablePerson(database.db, b.id, later(5));
    expect(await people(database.db)).toMatchObject([
      { name: 'a', disabledAt: null, createdAt: NOW },
      { name: 'b', disabledAt: later(5) },
    ]);
  });
});

describe('a password', () => {
  it('is recognised however its letters are composed, and no other is', async () => {
    const hash = await hashPassword('Müllers Geheimnis');
    expect(await isPassword('Mu\u0308llers Geheimnis', hash)).toBe(true);
    expect(await isPassword('Mullers Geheimnis', hash)).toBe(false);
    expect(await isPassword('')).toBe(false);
  });

  it('may have 12 to 200 characters, and what only begins with it is another', async () => {
    const [shortest, longest] = ['elevenchars!', 'x'.repeat(200)];
    expect(await isPassword(shortest, await hashPassword(shortest))).toBe(true);
    const hash = await hashPassword(longest);
    expect(await isPassword(longest, hash)).toBe(true);
    expect(await isPassword(`${longest}y`, hash)).toBe(false);
  });

  it('has its own salt', async () => {
    expect(await hashPassword('the same password')).not.toBe(await hashPassword('the same password'));
  });

  it.each(['elevenchars', 'x'.repeat(201)])('of the wrong length is refused', async (password) => {
    await expect(hashPassword(password)).rejects.toThrow('access.weak_password');
  });
});

describe('an API token', () => {
  it('acts as its person and notes its last use', async () => {
    const person = await finance();
    const { token } = await createApiToken(database.db, { personId: person.id, label: 'export' }, NOW);
    expect(token).toMatch(/^bf_[\w-]{43}$/);
    expect(await personOfApiToken(database.db, token, later(10))).toEqual(person);
    expect(await apiTokens(database.db, person.id)).toMatchObject([{ label: 'export', lastUsedAt: later(10) }]);
    expect(JSON.stringify(await database.db.query('select * from api_token'))).not.toContain(token.slice(3));
  });

  it('is worth nothing when it is revoked, expired, changed, or its person disabled', async () => {
    const person = await finance();
    const make = (expiresAt?: Date) =>
      createApiToken(database.db, { personId: person.id, label: 't', ...(expiresAt && { expiresAt }) }, NOW);
    const revoked = await make();
    await revokeApiToken(database.db, revoked.id, NOW);
    const expiring = await make(later(60));
    const good = await make();
    const whose = (token: string, at = later(60)) => personOfApiToken(database.db, token, at);
    expect(await whose(revoked.token)).toBeUndefined();
    expect(await whose(expiring.token, later(59))).toEqual(person);
    expect(await whose(expiring.token)).toBeUndefined();
    expect(await whose(good.token.slice(0, -1))).toBeUndefined();
    expect(await whose(good.token)).toEqual(person);
    await disablePerson(database.db, person.id, NOW);
    expect(await whose(good.token)).toBeUndefined();
  });
});
