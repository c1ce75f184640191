import { newId, type Database, type Sql } from '@belegfluss/store';
import { accessError } from './diagnostics.ts';
import { hashPassword } from './password.ts';
import type { Role } from './roles.ts';

/** Somebody who may sign in. */
export interface Person {
  id: string;
  name: string;
  roles: Role[];
}

/** Creates a person. Throws DiagnosticError `access.name_taken` (names differ by more than case) or `access.weak_password`. */
export async function createPerson(
  db: Sql,
  person: { name: string; password: string; roles: Role[] },
  now: Date,
): Promise<Person> {
  const id = newId();
  const rows = await db.query(
    `insert into person (id, name, password_hash, roles, created_at) values ($1, $2, $3, $4, $5)
     on conflict do nothing returning id`,
    [id, person.name.trim(), await hashPassword(person.password), person.roles, now],
  );
  if (rows.length === 0) throw accessError('access.name_taken');
  return { id, name: person.name.trim(), roles: person.roles };
}

/** Everybody, the disabled as well, by name. */
export async function people(db: Sql): Promise<(Person & { createdAt: Date; disabledAt: Date | null })[]> {
  const rows = await db.query<Person & { created_at: Date; disabled_at: Date | null }>(
    'select id, name, roles, created_at, disabled_at from person order by lower(name)',
  );
  return rows.map(({ id, name, roles, created_at, disabled_at }) => ({
    id,
    name,
    roles,
    createdAt: created_at,
    disabledAt: disabled_at,
  }));
}

/** Sets a new password and ends all sessions of the person. */
export async function changePassword(db: Database, personId: string, password: string): Promise<void> {
  const hash = await hashPassword(password);
  await db.transaction(async (tx) => {
    await tx.query('update person set password_hash = $2 where id = $1', [personId, hash]);
    await endSessions(tx, personId);
  });
}

/** Gives other roles and ends all sessions. Throws DiagnosticError `access.last_administrator`. */
export async function changeRoles(db: Database, personId: string, roles: Role[]): Promise<void> {
  await db.transaction(async (tx) => {
    if (!roles.includes('administrator')) await keepAnAdministrator(tx, personId);
    await tx.query('update person set roles = $2 where id = $1', [personId, roles]);
    await endSessions(tx, personId);
  });
}

/** Locks a person out at once: sessions end, API tokens work no more. Throws DiagnosticError `access.last_administrator`. */
export async function disablePerson(db: Database, personId: string, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    await keepAnAdministrator(tx, personId);
    await tx.query('update person set disabled_at = coalesce(disabled_at, $2) where id = $1', [personId, now]);
    await endSessions(tx, personId);
  });
}

async function endSessions(tx: Sql, personId: string): Promise<void> {
  await tx.query('delete from session where person_id = $1', [personId]);
}

/** Locks all administrators, so that two who remove each other at once cannot both succeed. */
async function keepAnAdministrator(tx: Sql, leaving: string): Promise<void> {
  const rows = await tx.query<{ id: string }>(
    `select id from person where 'administrator' = any(roles) and disabled_at is null order by id for update`,
  );
  if (rows.length > 0 && rows.every(({ id }) => id === leaving)) throw accessError('access.last_administrator');
}
