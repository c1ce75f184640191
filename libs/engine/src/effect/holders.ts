import type { Transaction } from '@belegfluss/store';
import { COMPENSATION } from '../run/compensate.ts';
import type { RunJournal } from '../journal/run-journal.ts';

/**
 * Whose effects are: of the run that meant them first, until another one finds them done and goes on with what they gave.
 * From then on that one may need them, and nobody takes them back before it has undone what is its own.
 */
export interface EffectHolders {
  /** Makes a done effect this run's; false while the run that holds it undoes what it has done. */
  takeOver(key: string): Promise<boolean>;
  /** Whether this run may undo an effect: it, or a run that it goes on from, holds it. From then on nobody takes it over. */
  mayUndo(key: string): Promise<boolean>;
}

/** Where one run is played and no other one exists. */
export const NO_OTHER_HOLDER: EffectHolders = {
  takeOver: () => Promise.resolve(true),
  mayUndo: () => Promise.resolve(true),
};

/** The holders that the database knows, asked while the journal's run is held. */
export function storedHolders(journal: RunJournal): EffectHolders {
  const { id, lineage } = journal.run;
  return {
    takeOver: (key) => journal.writeWith((tx) => takeOver(tx, key, id)),
    mayUndo: (key) => journal.writeWith((tx) => hold(tx, key, id, lineage ?? [id])),
  };
}

/** The row is locked first: a holder that begins to undo either sees who took it over, or is seen here to have begun. */
async function takeOver(tx: Transaction, key: string, runId: string): Promise<boolean> {
  const [effect] = await tx.query<{ holder: string }>(
    "select coalesce(held_by, run_id) as holder from effect where key = $1 and state = 'confirmed' for update",
    [key],
  );
  if (!effect) return false;
  const [undoing] = await tx.query(
    'select 1 from run r join step s on s.run_id = r.id and s.path = $2 where r.id = $1 and r.ended_at is null',
    [effect.holder, COMPENSATION],
  );
  if (undoing) return false;
  await tx.query('update effect set held_by = $2 where key = $1', [key, runId]);
  return true;
}

/** A holder that was undone needs nothing any more. */
async function hold(tx: Transaction, key: string, runId: string, lineage: string[]): Promise<boolean> {
  const [held] = await tx.query(
    `update effect set held_by = $2
     where key = $1 and (coalesce(held_by, run_id) = any($3::uuid[]) or (run_id = any($3::uuid[]) and exists (
       select 1 from step s where s.run_id = held_by and s.path = $4 and s.state = 'done')))
     returning key`,
    [key, runId, lineage, COMPENSATION],
  );
  return held !== undefined;
}
