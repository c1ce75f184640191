import type { Sql } from '@belegfluss/store';

/** Ids of the bank transactions that nobody has allocated, ignored or asked about yet. */
export async function openTransactions(sql: Sql): Promise<string[]> {
  const rows = await sql.query<{ id: string }>("select id from bank_transaction where state = 'open' order by id");
  return rows.map(({ id }) => id);
}
