import { newId, type Sql } from '@belegfluss/store';
import type { BankRow } from '../rules/bank-rows.ts';

/** The statement that rows come from, as it is stored. */
export interface RowSource {
  statementId: string;
  account: string;
  /** True for account statements, which are final; reports and notifications repeat there. */
  isStatement: boolean;
}

interface KnownRow {
  id: string;
  baseKey: string;
  entryKey: string;
  confirmed: boolean;
  state: string;
}

/**
 * Keeps those rows that no message told before and returns their ids and how many were known.
 * Equal rows are counted: a statement with two equal rows after a report with one of them adds one.
 */
export async function importRows(
  tx: Sql,
  source: RowSource,
  rows: readonly BankRow[],
): Promise<{ added: string[]; duplicates: number }> {
  const known = await knownRows(tx, rows);
  const counters = new Map<string, number>();
  for (const row of known) counters.set(row.baseKey, (counters.get(row.baseKey) ?? 0) + 1);
  const matched = new Set<string>();
  const added: string[] = [];
  for (const row of rows) {
    const twin = known.find((one) => !matched.has(one.id) && isSame(one, row, source));
    if (twin) {
      // A collective row stands for all parts of its entry, so it may meet several of them.
      if (twin.baseKey === row.baseKey) matched.add(twin.id);
      if (source.isStatement)
        await tx.query('update bank_transaction set confirmed_by = coalesce(confirmed_by, $2) where id = $1', [
          twin.id,
          source.statementId,
        ]);
      continue;
    }
    await retireCollective(tx, known, row);
    const count = (counters.get(row.baseKey) ?? 0) + 1;
    counters.set(row.baseKey, count);
    added.push(await keepRow(tx, source, row, count));
  }
  return { added, duplicates: rows.length - added.length };
}

/** Locked, because a payment that is being allocated at this moment must not be split as well. */
function knownRows(tx: Sql, rows: readonly BankRow[]): Promise<KnownRow[]> {
  return tx.query<KnownRow>(
    `select id, base_key as "baseKey", entry_key as "entryKey", confirmed_by is not null as confirmed, state
     from bank_transaction where entry_key = any($1) order by id for update`,
    [[...new Set(rows.map((row) => row.entryKey))]],
  );
}

function isSame(known: KnownRow, row: BankRow, source: RowSource): boolean {
  if (known.entryKey !== row.entryKey) return false;
  const open = row.numbered || !source.isStatement || !known.confirmed;
  if (known.baseKey === row.baseKey) return open;
  const wholeOfKnown = row.baseKey.endsWith('/*');
  const partOfBooked = known.baseKey.endsWith('/*') && known.state === 'allocated';
  return open && (wholeOfKnown || partOfBooked);
}

/** Parts arrived for an entry that was known as a whole: the whole makes way for them. */
async function retireCollective(tx: Sql, known: readonly KnownRow[], row: BankRow): Promise<void> {
  const whole = known.find(
    (one) => one.entryKey === row.entryKey && one.baseKey.endsWith('/*') && one.state !== 'ignored',
  );
  if (whole === undefined || row.baseKey.endsWith('/*')) return;
  whole.state = 'ignored';
  await tx.query(`update bank_transaction set state = 'ignored', reason = 'split' where id = $1`, [whole.id]);
}

async function keepRow(tx: Sql, source: RowSource, row: BankRow, count: number): Promise<string> {
  const id = newId();
  await tx.query(
    `insert into bank_transaction (id, content_key, base_key, entry_key, statement_id, confirmed_by, account, booked_on, amount, currency,
       party_name, party_iban, end_to_end_id, structured_reference, text, collective, reversal, state)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 'open')`,
    [
      id,
      `${row.baseKey}#${count}`,
      row.baseKey,
      row.entryKey,
      source.statementId,
      source.isStatement ? source.statementId : null,
      source.account,
      row.bookedOn,
      row.amount,
      row.currency,
      row.partyName ?? null,
      row.partyIban ?? null,
      row.endToEndId ?? null,
      row.structuredReference ?? null,
      row.text,
      row.collective,
      row.reversal,
    ],
  );
  return id;
}
