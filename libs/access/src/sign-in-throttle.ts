import { createHash } from 'node:crypto';
import type { Sql } from '@belegfluss/store';
import { accessError } from './diagnostics.ts';

/** Who tries: the name that is typed, and the network address it comes from. */
export interface Attempt {
  name: string;
  address: string;
}

const WINDOW_SECONDS = 60;
const LIMITS = { name: 5, address: 20 };

/**
 * Counts an attempt before the password is looked at, so that parallel ones cannot slip through. Throws DiagnosticError
 * `access.too_many_attempts` after 5 a minute for a name or 20 for an address.
 */
export async function countAttempt(db: Sql, attempt: Attempt, now: Date): Promise<void> {
  for (const kind of ['address', 'name'] as const) {
    const [row] = await db.query<{ attempts: number; window_start: Date }>(
      `insert into sign_in_attempt as a (subject, window_start, attempts) values ($1, $2, 1)
       on conflict (subject) do update set
         attempts = case when a.window_start <= $3 then 1 else a.attempts + 1 end,
         window_start = case when a.window_start <= $3 then $2 else a.window_start end
       returning attempts, window_start`,
      [subject(kind, attempt), now, new Date(now.getTime() - WINDOW_SECONDS * 1000)],
    );
    if (row !== undefined && row.attempts > LIMITS[kind]) {
      const left = WINDOW_SECONDS - (now.getTime() - row.window_start.getTime()) / 1000;
      throw accessError('access.too_many_attempts', { retryAfterSeconds: Math.max(Math.ceil(left), 1) });
    }
  }
}

/** Takes a successful attempt back: the name starts anew, the address gets its one attempt back, its failures stay. */
export async function forgiveAttempt(db: Sql, attempt: Attempt): Promise<void> {
  await db.query('delete from sign_in_attempt where subject = $1', [subject('name', attempt)]);
  await db.query('update sign_in_attempt set attempts = greatest(attempts - 1, 0) where subject = $1', [
    subject('address', attempt),
  ]);
}

/** Forgets counters whose minute is over. */
export async function forgetAttempts(db: Sql, now: Date): Promise<void> {
  await db.query('delete from sign_in_attempt where window_start <= $1', [
    new Date(now.getTime() - WINDOW_SECONDS * 1000),
  ]);
}

/** Hashed: the table tells nobody which names and addresses were tried. */
function subject(kind: 'name' | 'address', attempt: Attempt): string {
  const text = kind === 'name' ? attempt.name.trim().toLowerCase() : attempt.address;
  return createHash('sha256').update(`${kind} ${text}`).digest('hex');
}
