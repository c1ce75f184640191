import type { Sql } from '@belegfluss/store';

/**
 * Ids of the bank transactions that nobody has allocated, ignored or asked about yet, in their order: at most so many, behind the one
 * that is given.
 */
export async function openTransactions(
  sql: Sql,
  { after, most }: { after?: string | undefined; most: number },
): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    "select id from bank_transaction where state = 'open' and ($1::uuid is null or id > $1) order by id limit $2",
    [after ?? null, most],
  );
  return rows.map(({ id }) => id);
}
