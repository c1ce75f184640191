import type { Sql } from '@belegfluss/store';

/** What a person is writing; nobody else sees it. */
export interface Draft {
  flow: string;
  source: string;
  /** The version that was live when it was begun; null for a new flow. */
  base: number | null;
  savedAt: Date;
}

/** Keeps a draft in place of the person's former one of this flow, and gives back when. */
export async function saveDraft(
  sql: Sql,
  person: string,
  { flow, source, base }: Omit<Draft, 'savedAt'>,
): Promise<Draft> {
  const [row] = await sql.query<{ savedAt: Date }>(
    `insert into flow_draft (flow, person_id, source, base) values ($1, $2, $3, $4)
     on conflict (flow, person_id) do update set source = excluded.source, base = excluded.base, saved_at = clock_timestamp()
     returning saved_at as "savedAt"`,
    [flow, person, source, base],
  );
  return { flow, source, base, savedAt: row?.savedAt ?? new Date() };
}

/** Forgets what a person has written and not brought live. */
export async function dropDraft(sql: Sql, person: string, flow: string): Promise<void> {
  await sql.query('delete from flow_draft where flow = $1 and person_id = $2', [flow, person]);
}

/** A draft whose text went live has served its purpose. */
export async function dropServedDraft(sql: Sql, person: string, flow: string, source: string): Promise<void> {
  await sql.query('delete from flow_draft where flow = $1 and person_id = $2 and source = $3', [flow, person, source]);
}

/** The drafts of a person by the name of their flow. */
export async function readDrafts(sql: Sql, person: string): Promise<Map<string, Draft>> {
  const rows = await sql.query<Draft>(
    'select flow, source, base, saved_at as "savedAt" from flow_draft where person_id = $1 order by flow',
    [person],
  );
  return new Map(rows.map((row) => [row.flow, row]));
}
