import { newId, type Sql } from '@belegfluss/store';
import { newToken, tokenHash } from './opaque-token.ts';
import type { Person } from './person.ts';

/** A token as it is listed; the token itself is shown once, when it is made. */
export interface ApiToken {
  id: string;
  label: string;
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

const PREFIX = 'bf_';
const TOUCH_MS = 60_000;

/** Makes a bearer token that acts as the person, until `expiresAt` where that is given. */
export async function createApiToken(
  db: Sql,
  token: { personId: string; label: string; expiresAt?: Date },
  now: Date,
): Promise<{ id: string; token: string }> {
  const id = newId();
  const text = newToken(PREFIX);
  await db.query(
    'insert into api_token (id, token_hash, person_id, label, created_at, expires_at) values ($1, $2, $3, $4, $5, $6)',
    [id, tokenHash(text), token.personId, token.label, now, token.expiresAt ?? null],
  );
  return { id, token: text };
}

/** As whom a bearer token acts; `undefined` when it is unknown, revoked, expired, or its person disabled. */
export async function personOfApiToken(db: Sql, token: string, now: Date): Promise<Person | undefined> {
  if (!token.startsWith(PREFIX)) return undefined;
  const [row] = await db.query<Person & { token_id: string; last_used_at: Date | null }>(
    `select p.id, p.name, p.roles, t.id as token_id, t.last_used_at from api_token t join person p on p.id = t.person_id
     where t.token_hash = $1 and t.revoked_at is null and p.disabled_at is null
       and (t.expires_at is null or t.expires_at > $2)`,
    [tokenHash(token), now],
  );
  if (row === undefined) return undefined;
  if (row.last_used_at === null || now.getTime() - row.last_used_at.getTime() >= TOUCH_MS) {
    await db.query('update api_token set last_used_at = $2 where id = $1', [row.token_id, now]);
  }
  return { id: row.id, name: row.name, roles: row.roles };
}

/** Tokens of a person, the newest first. */
export async function apiTokens(db: Sql, personId: string): Promise<ApiToken[]> {
  return db.query<ApiToken>(
    `select id, label, created_at as "createdAt", expires_at as "expiresAt", last_used_at as "lastUsedAt",
       revoked_at as "revokedAt" from api_token where person_id = $1 order by created_at desc, id desc`,
    [personId],
  );
}

/** Ends a token at once. */
export async function revokeApiToken(db: Sql, id: string, now: Date): Promise<void> {
  await db.query('update api_token set revoked_at = coalesce(revoked_at, $2) where id = $1', [id, now]);
}
