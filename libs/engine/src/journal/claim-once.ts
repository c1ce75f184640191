import { storableJson, storableText, type Sql } from '@belegfluss/store';
import { type Expression, keyText } from '@belegfluss/flow';
import { claimOnceKeys, type OnceClaim } from './fenced-rows.ts';
import type { RunJournal } from './run-journal.ts';
import type { RunRecord } from '../run/run-record.ts';

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

/**
 * Whether the run `o`, which did what its flow does once, still stands against `m` for the record and since the moment of
 * `m`. One that a person ended gives way to a later change of the same record, whose effects have the same keys and are not
 * made again. What came before that end was meant by it, and where the person said that the thing is done, it is.
 */
const HOLDS = `not (o.state in ('cancelled', 'resolved') and o.record_key = m.record_key and m.at > o.aside_at
  and not exists (select 1 from run_action a where a.run_id = o.id and a.kind in ('cancel', 'resolve')
                  and a.cause in ('handled_elsewhere', 'duplicate')))`;
/** Of a run: its record, and when what it is about happened. */
const NEWCOMER = `select r.id, r.record_key, coalesce(e.occurred_at, r.created_at) as at
  from run r left join event e on e.id = r.event_id`;

/** Whether a run of the flow holds this key of its `once` against a change of a record that happens at a moment. */
export async function isClaimed(
  sql: Sql,
  flow: string,
  key: string,
  { recordKey, at }: { recordKey: string; at: Date | string },
): Promise<boolean> {
  const rows = await sql.query(
    `select 1 from run o, (select $3::text as record_key, $4::timestamptz as at) m
     where o.flow = $1 and o.once_key = $2 and ${HOLDS}`,
    [flow, key, storableText(recordKey), at],
  );
  return rows.length > 0;
}

/** Whether another run holds this key against a run. */
export async function isClaimedBefore(sql: Sql, { id, flow }: RunRecord, key: string): Promise<boolean> {
  const rows = await sql.query(
    `select 1 from run o, (${NEWCOMER} where r.id = $3) m where o.flow = $1 and o.once_key = $2 and ${HOLDS}`,
    [flow, key, id],
  );
  return rows.length > 0;
}

/** Lets each of these runs be the one that does what its flow does once, unless another has done it. Gives back the winners. */
export async function winOnce(tx: Sql, claims: OnceClaim[]): Promise<Set<string>> {
  const won = await claimOnceKeys(tx, claims);
  const lost = claims.filter(({ id }) => !won.has(id));
  if (lost.length === 0) return won;
  const freed = await tx.query(
    `update run o set once_key = null
     from jsonb_to_recordset($1::jsonb) as c(id uuid, flow text, key text) join (${NEWCOMER}) m on m.id = c.id
     where o.flow = c.flow and o.once_key = c.key and o.id <> c.id and not (${HOLDS}) returning o.id`,
    [storableJson(lost)],
  );
  return freed.length > 0 ? new Set([...won, ...(await claimOnceKeys(tx, lost))]) : won;
}

/** The key as it is stored. Throws ExpressionError where the expression gives none. */
export function onceKey(once: Expression, scope: Record<string, unknown>): string {
  return storableText(keyText(once.evaluate(scope), { de: 'der Schlüssel von once', en: 'the key of once' }));
}
