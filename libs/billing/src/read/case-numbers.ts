import type { Sql } from '@belegfluss/store';

/** More cases than that a number of a customer does not narrow to. */
const MOST = 200;

/** Cases with this number on one of their documents, as their deal or as their debtor; the whole number, by its index. */
export async function caseIdsByNumber(sql: Sql, number: string): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `select case_id::text as id from invoice where number = $1
     union select id::text from case_file where deal_key = $1
     union select c.id::text from party p join case_file c on c.party_id = p.id where p.debtor_number = $1
     limit $2`,
    [number, MOST],
  );
  return rows.map(({ id }) => id);
}
