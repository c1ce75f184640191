import { createHash } from 'node:crypto';
import type { Sql } from '@belegfluss/store';

/** A run at rest, as its last attempt left it. */
export interface RestingRun {
  id: string;
  attempt: number;
}

/** Id of the job for which a run sleeps: whoever wakes the run earlier knows it without looking for it. */
export function restJobId({ id, attempt }: RestingRun): string {
  const digits = createHash('sha256').update(`${id}/${attempt}`).digest('hex');
  return digits.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Takes such jobs back, unless somebody has taken them. By their ids alone, whatever lane they are in: it is seldom. */
export async function takeBackRest(sql: Sql, ids: string[]): Promise<void> {
  if (ids.length > 0) await sql.query("delete from pgboss.job where id = any($1::uuid[]) and state = 'created'", [ids]);
}
