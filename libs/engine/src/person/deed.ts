import type { Text } from '@belegfluss/sdk';
import { newId, storableJson, type Sql } from '@belegfluss/store';

export type DeedKind = 'retry' | 'replay' | 'cancel' | 'resolve';

/** Why somebody ended a run by hand. */
export const CAUSES = [
  'wrong_data',
  'handled_elsewhere',
  'duplicate',
  'no_longer_needed',
  'other_system',
  'configuration',
  'test',
  'other',
] as const;
export type Cause = (typeof CAUSES)[number];

/** What a cause is called where nobody wrote a note. */
export const CAUSE_WORDS: Record<Cause, Text> = {
  wrong_data: { de: 'falsche Daten', en: 'wrong data' },
  handled_elsewhere: { de: 'anderweitig erledigt', en: 'handled elsewhere' },
  duplicate: { de: 'doppelt', en: 'duplicate' },
  no_longer_needed: { de: 'nicht mehr nötig', en: 'no longer needed' },
  other_system: { de: 'Störung im fremden System', en: 'trouble in the other system' },
  configuration: { de: 'falsche Einrichtung', en: 'wrong configuration' },
  test: { de: 'Test', en: 'test' },
  other: { de: 'andere Ursache', en: 'another cause' },
};

/** What a person says of what they do with a run. */
export interface Deed {
  /** Sign-in name. */
  person: string;
  cause?: Cause;
  note?: string;
}

/** A deed as it stays written. */
export interface WrittenDeed {
  kind: DeedKind;
  person: string;
  at: string;
  cause: Cause | null;
  note: string | null;
  facts: Record<string, unknown>;
}

/** Writes down what a person did with a run, in the transaction that does it. */
export async function writeDeed(
  tx: Sql,
  runId: string,
  kind: DeedKind,
  { person, cause, note }: Deed,
  facts: Record<string, unknown> = {},
): Promise<void> {
  await tx.query(
    'insert into run_action (id, run_id, kind, person, cause, note, facts) values ($1, $2, $3, $4, $5, $6, $7)',
    [newId(), runId, kind, person, cause ?? null, note ?? null, storableJson(facts)],
  );
}

/** What people did with a run, the first first. */
export function readDeeds(sql: Sql, runId: string): Promise<WrittenDeed[]> {
  return sql.query<WrittenDeed>(
    `select kind, person, to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, cause, note, facts
     from run_action where run_id = $1 order by run_action.at, id`,
    [runId],
  );
}

/** How many runs people ended for which cause, in a span of time. */
export function countCauses(
  sql: Sql,
  from: Date,
  to: Date,
): Promise<{ flow: string; kind: DeedKind; cause: Cause; count: number }[]> {
  return sql.query(
    `select coalesce(a.facts->>'flow', '') as flow, a.kind, a.cause, count(*)::int as count from run_action a
     where a.at >= $1 and a.at < $2 and a.cause is not null group by 1, 2, 3 order by 4 desc, 1, 2, 3`,
    [from, to],
  );
}
