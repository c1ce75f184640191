import type { Sql } from '@belegfluss/store';
import { accessError } from './diagnostics.ts';
import { newToken, tokenHash } from './opaque-token.ts';
import { isPassword } from './password.ts';
import type { Person } from './person.ts';
import { countAttempt, forgiveAttempt } from './sign-in-throttle.ts';

/** A new session; the token goes into a cookie and is stored nowhere. */
export interface Session {
  token: string;
  person: Person;
  expiresAt: Date;
}

const LIFETIME_MS = 12 * 3_600_000;
const IDLE_MS = 2 * 3_600_000;
const TOUCH_MS = 60_000;

/**
 * Signs a person in. Throws DiagnosticError `access.wrong_credentials`, the same after the same work for unknown names, wrong
 * passwords and disabled people, or `access.too_many_attempts` with `facts.retryAfterSeconds`. `now` is the real time.
 */
export async function signIn(
  db: Sql,
  attempt: { name: string; password: string; address: string },
  now: Date,
): Promise<Session> {
  await countAttempt(db, attempt, now);
  const [found] = await db.query<Person & { password_hash: string }>(
    'select id, name, roles, password_hash from person where lower(name) = lower($1) and disabled_at is null',
    [attempt.name.trim()],
  );
  const isRight = await isPassword(attempt.password, found?.password_hash);
  if (found === undefined || !isRight) throw accessError('access.wrong_credentials');
  await forgiveAttempt(db, attempt);
  const token = newToken();
  const expiresAt = new Date(now.getTime() + LIFETIME_MS);
  await db.query(
    'insert into session (token_hash, person_id, created_at, last_seen, expires_at) values ($1, $2, $3, $3, $4)',
    [tokenHash(token), found.id, now, expiresAt],
  );
  return { token, person: { id: found.id, name: found.name, roles: found.roles }, expiresAt };
}

/** Whose session this is; `undefined` when it ended: signed out, 12 hours old, 2 hours unused, person disabled. */
export async function sessionOf(db: Sql, token: string, now: Date): Promise<Person | undefined> {
  const [row] = await db.query<Person & { last_seen: Date }>(
    `select p.id, p.name, p.roles, s.last_seen from session s join person p on p.id = s.person_id
     where s.token_hash = $1 and p.disabled_at is null and s.expires_at > $2 and s.last_seen > $3`,
    [tokenHash(token), now, new Date(now.getTime() - IDLE_MS)],
  );
  if (row === undefined) return undefined;
  if (now.getTime() - row.last_seen.getTime() >= TOUCH_MS) {
    await db.query('update session set last_seen = greatest(last_seen, $2) where token_hash = $1', [
      tokenHash(token),
      now,
    ]);
  }
  return { id: row.id, name: row.name, roles: row.roles };
}

/** Ends a session at once; an unknown one is no error. */
export async function signOut(db: Sql, token: string): Promise<void> {
  await db.query('delete from session where token_hash = $1', [tokenHash(token)]);
}

/** Removes sessions that ended by themselves. */
export async function forgetSessions(db: Sql, now: Date): Promise<void> {
  await db.query('delete from session where expires_at <= $1 or last_seen <= $2', [
    now,
    new Date(now.getTime() - IDLE_MS),
  ]);
}
