import { newId, type Sql } from '@belegfluss/store';
import { newToken } from './opaque-token.ts';
import { hashPassword } from './password.ts';

const NAME = 'admin';

/**
 * Makes the first administrator where there is nobody at all, and gives name and password to be shown once; `undefined`
 * otherwise. Of several processes that start together exactly one gets the password.
 */
export async function ensureAdministrator(db: Sql, now: Date): Promise<{ name: string; password: string } | undefined> {
  const [anybody] = await db.query('select 1 from person limit 1');
  if (anybody !== undefined) return undefined;
  const password = newToken().slice(0, 20);
  const made = await db.query(
    `insert into person (id, name, password_hash, roles, created_at)
     select $1::uuid, $2::text, $3::text, array['administrator'], $4::timestamptz where not exists (select from person)
     on conflict do nothing returning id`,
    [newId(), NAME, await hashPassword(password), now],
  );
  return made.length === 1 ? { name: NAME, password } : undefined;
}
