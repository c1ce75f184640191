import { newId, type Database, type Sql } from '@belegfluss/store';

/** Ten years: the age of what may have left before a backup was put back, where nothing tells when. */
export const LONG_AGO_SECONDS = 315_360_000;

/** A restore that was marked and whose end nobody has declared yet. */
export interface RestoreMark {
  id: string;
  markedAt: string;
}

/**
 * Says that the database was restored from a backup, before any worker starts on it. From then on every change of class L
 * or D is looked up first and class N asks, because the other systems know more than we do; class K asks where the backup is
 * older than the memory of its key. Marked twice is marked once.
 */
export async function markRestore(db: Database): Promise<RestoreMark> {
  await db.query('insert into restore_mark (id) values ($1) on conflict do nothing', [newId()]);
  const mark = await openRestore(db);
  if (!mark) throw new Error('the mark was taken back while it was set');
  return mark;
}

/** The mark that holds now. */
async function openRestore(sql: Sql): Promise<RestoreMark | undefined> {
  const [row] = await sql.query<{ id: string; markedAt: Date }>(
    'select id, marked_at as "markedAt" from restore_mark where ended_at is null',
  );
  return row && { id: row.id, markedAt: row.markedAt.toISOString() };
}

/** Ends the caution: what was open when the backup was put back has come to its end. False where nothing was marked. */
export async function endRestore(db: Database): Promise<boolean> {
  const ended = await db.query('update restore_mark set ended_at = now() where ended_at is null returning id');
  return ended.length > 0;
}
