import type { Sql } from '@belegfluss/store';

/** Ids of the open questions by case, found through the runs that wait for them. */
export async function openQuestionsByCase(sql: Sql, caseIds: string[]): Promise<Map<string, string[]>> {
  const rows = await sql.query<{ caseId: string; ids: string[] }>(
    `select c.id as "caseId", array_agg(distinct q.id::text order by q.id::text) as ids
     from unnest($1::text[]) as c(id)
     join run r on r.case_ids @> array[c.id] and r.case_ids <> '{}'
     join question_waiter w on w.run_id = r.id
     join question q on q.id = w.question_id and q.state = 'open'
     group by c.id`,
    [caseIds],
  );
  return new Map(rows.map((row) => [row.caseId, row.ids]));
}
