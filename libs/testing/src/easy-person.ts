import { scryptSync } from 'node:crypto';
import { newId, type Sql } from '@belegfluss/store';

/** Somebody who may sign in. */
export interface EasyPerson<Role extends string> {
  id: string;
  name: string;
  roles: Role[];
}

/**
 * Makes somebody whose password is checked with hardly any work. The work factors stand in each hash; at full cost each
 * sign-in of a test takes a third of a second.
 */
export async function easyPerson<Role extends string>(
  db: Sql,
  { name, password, roles }: { name: string; password: string; roles: Role[] },
): Promise<EasyPerson<Role>> {
  const id = newId();
  await db.query('insert into person (id, name, password_hash, roles, created_at) values ($1, $2, $3, $4, $5)', [
    id,
    name,
    easyHash(password),
    roles,
    new Date(),
  ]);
  return { id, name, roles };
}

function easyHash(password: string): string {
  const salt = Buffer.alloc(16);
  const key = scryptSync(password, salt, 32, { N: 2, r: 8, p: 1 });
  return ['scrypt', 1, 8, 1, salt.toString('base64url'), key.toString('base64url')].join('$');
}
