import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DiagnosticError } from '@belegfluss/sdk';
import { easyPerson, testDatabase, type TestDatabase } from '@belegfluss/testing';
import { changePassword, changeRoles, createPerson, disablePerson, type Person } from './person.ts';
import type { Role } from './roles.ts';
import { forgetSessions, sessionOf, signIn, signOut } from './session.ts';
import { forgetAttempts } from './sign-in-throttle.ts';

const NOW = new Date('2026-11-21T10:00:00Z');
const PASSWORD = 'correct horse battery';
let database: TestDatabase;
let erika: Person;

function later(seconds: number): Date {
  return new Date(NOW.getTime() + seconds * 1000);
}

function enter(password: string, at = NOW, more: { name?: string; address?: string } = {}) {
  return signIn(database.db, { name: 'erika', address: '192.0.2.1', password, ...more }, at);
}

/** The code of the diagnostic with which a call fails. */
async function codeOf(call: Promise<unknown>): Promise<string | undefined> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof DiagnosticError ? error.diagnostics[0]?.code : undefined;
}

/** How long it takes, in milliseconds, to be told that the credentials are wrong. */
async function refusalTime(call: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  expect(await codeOf(call())).toBe('access.wrong_credentials');
  return performance.now() - started;
}

beforeAll(async () => {
  database = await testDatabase();
  // Whoever is the last administrator cannot leave, so there is a second one.
  await createPerson(database.db, { name: 'root', password: 'another long one', roles: ['administrator'] }, NOW);
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.query('truncate session, sign_in_attempt, api_token');
  await database.db.query(`delete from person where name <> 'root'`);
  erika = await easyPerson<Role>(database.db, { name: 'Erika', password: PASSWORD, roles: ['finance', 'sales'] });
});

describe('signing in', () => {
  it('opens a session that is known by its token until it is signed out', async () => {
    const session = await enter(PASSWORD);
    expect(await sessionOf(database.db, session.token, later(1))).toEqual(erika);
    await signOut(database.db, session.token);
    expect(await sessionOf(database.db, session.token, later(1))).toBeUndefined();
  });

  it('keeps neither token nor password in the database', async () => {
    const { token } = await enter(PASSWORD);
    const dump = JSON.stringify([
      await database.db.query('select * from session'),
      await database.db.query('select * from person'),
      await database.db.query('select * from sign_in_attempt'),
    ]);
    expect(dump).not.toContain(token);
    expect(dump).not.toContain(PASSWORD);
    expect(dump).not.toContain('192.0.2.1');
  });

  it('fails alike for a wrong password, an unknown name and a disabled person, and takes as long', async () => {
    await changePassword(database.db, erika.id, PASSWORD);
    const wrong = await refusalTime(() => enter('wrong password'));
    const unknown = await refusalTime(() => enter('wrong password', NOW, { name: 'nobody' }));
    await disablePerson(database.db, erika.id, NOW);
    const disabled = await refusalTime(() => enter(PASSWORD));
    expect(unknown).toBeGreaterThan(wrong / 4);
    expect(disabled).toBeGreaterThan(wrong / 4);
  });

  it('knows the name in any case', async () => {
    expect((await enter(PASSWORD, NOW, { name: ' ERIKA ' })).person.id).toBe(erika.id);
  });
});

describe('guessing', () => {
  it('a name is stopped after five tries a minute, from whatever address, even with the right password', async () => {
    for (let n = 1; n <= 5; n += 1) {
      expect(await codeOf(enter('wrong password', NOW, { address: `192.0.2.${n}` }))).toBe('access.wrong_credentials');
    }
    expect(await codeOf(enter(PASSWORD, later(30), { address: '192.0.2.99' }))).toBe('access.too_many_attempts');
    expect((await enter(PASSWORD, later(61))).person.name).toBe('Erika');
  });

  it('is stopped in parallel as well', async () => {
    const codes = await Promise.all(Array.from({ length: 12 }, () => codeOf(enter('wrong password'))));
    expect(codes.filter((code) => code === 'access.wrong_credentials')).toHaveLength(5);
    expect(codes.filter((code) => code === 'access.too_many_attempts')).toHaveLength(7);
  });

  it('many names from one address is stopped', async () => {
    const names = Array.from({ length: 24 }, (_, n) => `name${n}`);
    await Promise.all(names.map((name) => easyPerson(database.db, { name, password: PASSWORD, roles: ['sales'] })));
    const codes = await Promise.all(names.map((name) => codeOf(enter('wrong password', NOW, { name }))));
    expect(codes.filter((code) => code === 'access.too_many_attempts')).toHaveLength(4);
  });

  it('does not count those who sign in rightly', async () => {
    for (let n = 0; n < 24; n += 1) await enter(PASSWORD);
    expect((await enter(PASSWORD)).person.name).toBe('Erika');
  });

  it('is told when it may go on, and is forgotten then', async () => {
    for (let n = 0; n < 5; n += 1) await codeOf(enter('wrong password'));
    await expect(enter(PASSWORD, later(20))).rejects.toMatchObject({
      diagnostics: [{ facts: { retryAfterSeconds: 40 } }],
    });
    const counted = () => database.db.query('select 1 from sign_in_attempt');
    await forgetAttempts(database.db, later(59));
    expect(await counted()).toHaveLength(2);
    await forgetAttempts(database.db, later(60));
    expect(await counted()).toEqual([]);
  });
});

describe('a session', () => {
  it('ends after twelve hours, however busy', async () => {
    const { token, expiresAt } = await enter(PASSWORD);
    expect(expiresAt).toEqual(later(12 * 3600));
    for (let hour = 1; hour < 12; hour += 1) {
      expect(await sessionOf(database.db, token, later(hour * 3600))).toBeDefined();
    }
    expect(await sessionOf(database.db, token, later(12 * 3600))).toBeUndefined();
  });

  it('ends after two hours without use', async () => {
    const { token } = await enter(PASSWORD);
    expect(await sessionOf(database.db, token, later(2 * 3600))).toBeUndefined();
  });

  it('ends with the person, a new password and new roles', async () => {
    for (const change of [
      () => changePassword(database.db, erika.id, PASSWORD),
      () => changeRoles(database.db, erika.id, ['auditor']),
      () => disablePerson(database.db, erika.id, NOW),
    ]) {
      const { token } = await enter(PASSWORD);
      await change();
      expect(await sessionOf(database.db, token, later(1))).toBeUndefined();
    }
  });

  it('is opened by the new password alone, with the new roles alone', async () => {
    await changePassword(database.db, erika.id, 'another long one');
    expect(await codeOf(enter(PASSWORD))).toBe('access.wrong_credentials');
    expect((await enter('another long one')).person.roles).toEqual(['finance', 'sales']);
    await changeRoles(database.db, erika.id, ['auditor']);
    const { token, person } = await enter('another long one');
    expect(person.roles).toEqual(['auditor']);
    expect(await sessionOf(database.db, token, later(1))).toMatchObject({ roles: ['auditor'] });
  });

  it('that ended by itself is removed', async () => {
    await enter(PASSWORD);
    await forgetSessions(database.db, later(3600));
    expect(await database.db.query('select 1 from session')).toHaveLength(1);
    await forgetSessions(database.db, later(3 * 3600));
    expect(await database.db.query('select 1 from session')).toHaveLength(0);
  });
});
