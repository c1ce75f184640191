import { type Sql, storableText } from '@belegfluss/store';
import { type Expression, keyText } from '@belegfluss/flow';
import type { RunJournal } from './run-journal.ts';
import type { RunRecord } from './run-record.ts';

/** Whether this run is the one that does what its flow does `once` for a key. Of several at the same time one is told so. Throws ExpressionError. */
export async function claimOnce(
  once: Expression,
  journal: RunJournal,
  scope: Record<string, unknown>,
): Promise<boolean> {
  const { run } = journal;
  if (run.onceKey !== null) return true;
  return journal.claimOnce(onceKey(once, scope));
}

/**
 * Whether another run has done this already, where the event alone tells so: then the record need not be read to
 * know that nothing is to be done. Vendors tell of one change in several events.
 */
export async function doneBefore(
  once: Expression,
  run: RunRecord,
  scope: Record<string, unknown>,
  wasDone: (onceKey: string) => Promise<boolean>,
): Promise<boolean> {
  if (run.onceKey !== null || once.reads.some(({ names }) => names[0] !== 'event')) return false;
  return wasDone(onceKey(once, scope));
}

/** Whether a run of the flow holds this key of its `once`. */
export async function isClaimed(sql: Sql, flow: string, key: string): Promise<boolean> {
  const rows = await sql.query('select 1 from run where flow = $1 and once_key = $2', [flow, key]);
  return rows.length > 0;
}

/** The key as it is stored. Throws ExpressionError where the expression gives none. */
export function onceKey(once: Expression, scope: Record<string, unknown>): string {
  return storableText(keyText(once.evaluate(scope), 'the key of once'));
}
