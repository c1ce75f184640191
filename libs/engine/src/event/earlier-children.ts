import type { Sql } from '@belegfluss/store';

/** A step of a replay that starts another run. */
export interface ReplayedStep {
  parentId: string;
  parentPath: string;
  /** The replay and the runs that it goes on from. */
  lineage: string[];
  flow: string;
  recordKey: string;
}

/**
 * For whom runs stand that steps of replays start, by `<parent> <path>`: for the first one that the same step has started about
 * the same record. Keys of effects may speak of it, and have to stay what they were.
 */
export async function earlierChildren(sql: Sql, steps: ReplayedStep[]): Promise<Map<string, string>> {
  if (steps.length === 0) return new Map();
  const rows = await sql.query<{ place: string; run: string }>(
    `select distinct on (1) s."parentId" || ' ' || s."parentPath" as place, coalesce(c.input->>'run', c.id::text) as run
     from jsonb_to_recordset($1::jsonb) as s("parentId" text, "parentPath" text, lineage uuid[], flow text, "recordKey" text)
     join run c on c.parent_id = any(s.lineage) and c.parent_path = s."parentPath" and c.flow = s.flow and c.record_key = s."recordKey"
     order by 1, c.id`,
    [JSON.stringify(steps)],
  );
  return new Map(rows.map(({ place, run }) => [place, run]));
}
