import { newId, rowArrays, type Columns, type Sql } from '@belegfluss/store';
import type { BankRow } from '../../rules/payments/bank-rows.ts';

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
  /** By another statement than the one that is being imported. */
  confirmed: boolean;
  /** Kept by the statement that is being imported, from rows before these. */
  own: boolean;
  state: string;
}

/** A row with its keys, as it is kept. */
interface KeptRow extends BankRow {
  id: string;
  contentKey: string;
}

/**
 * Keeps those rows of one statement that no message told before. They come in their order, some at a time, so that a statement may have
 * any number of them. Equal rows are counted: a statement with two equal rows after a report with one of them adds one.
 */
export class RowsImport {
  private readonly tx: Sql;
  private readonly source: RowSource;
  /** Known rows that a row of this statement was found to be: another equal one is another payment. */
  private readonly matched = new Set<string>();

  constructor(tx: Sql, source: RowSource) {
    this.tx = tx;
    this.source = source;
  }

  /** Keeps what is new among the next rows, and returns the ids of that. */
  async add(rows: readonly BankRow[]): Promise<string[]> {
    const known = await this.knownRows(rows);
    const added: KeptRow[] = [];
    const confirmed = new Set<string>();
    const retired: string[] = [];
    for (const row of rows) {
      const alike = known.get(row.entryKey) ?? { rows: [], counts: new Map() };
      const twin = alike.rows.find((one) => !this.matched.has(one.id) && this.isSame(one, row));
      if (twin) {
        // A collective row stands for all parts of its entry, so it may meet several of them.
        if (twin.baseKey === row.baseKey) this.matched.add(twin.id);
        confirmed.add(twin.id);
        continue;
      }
      const whole = collectiveOf(alike.rows, row);
      if (whole) {
        whole.state = 'ignored';
        retired.push(whole.id);
      }
      const count = (alike.counts.get(row.baseKey) ?? 0) + 1;
      alike.counts.set(row.baseKey, count);
      known.set(row.entryKey, alike);
      added.push({ ...row, id: newId(), contentKey: `${row.baseKey}#${count}` });
    }
    if (this.source.isStatement) await this.confirm([...confirmed]);
    await this.retire(retired);
    await this.keep(added);
    return added.map(({ id }) => id);
  }

  /** By their entries. Locked, because a payment that is being allocated at this moment must not be split as well. */
  private async knownRows(rows: readonly BankRow[]): Promise<Map<string, KnownEntry>> {
    const found = await this.tx.query<KnownRow>(
      `select id, base_key as "baseKey", entry_key as "entryKey", coalesce(confirmed_by <> $2, false) as confirmed,
         statement_id = $2 as own, state
       from bank_transaction where entry_key = any($1) order by id for update`,
      [[...new Set(rows.map((row) => row.entryKey))], this.source.statementId],
    );
    const known = new Map<string, KnownEntry>();
    for (const row of found) {
      const entry = known.get(row.entryKey) ?? { rows: [], counts: new Map<string, number>() };
      if (!row.own) entry.rows.push(row);
      entry.counts.set(row.baseKey, (entry.counts.get(row.baseKey) ?? 0) + 1);
      known.set(row.entryKey, entry);
    }
    return known;
  }

  private isSame(known: KnownRow, row: BankRow): boolean {
    const open = row.numbered || !this.source.isStatement || !known.confirmed;
    if (known.baseKey === row.baseKey) return open;
    const wholeOfKnown = isCollective(row);
    const partOfBooked = isCollective(known) && known.state === 'allocated';
    return open && (wholeOfKnown || partOfBooked);
  }

  private async confirm(ids: string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.tx.query(
      'update bank_transaction set confirmed_by = coalesce(confirmed_by, $2) where id = any($1::uuid[])',
      [ids, this.source.statementId],
    );
  }

  private async retire(ids: string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.tx.query(`update bank_transaction set state = 'ignored', reason = 'split' where id = any($1::uuid[])`, [
      ids,
    ]);
  }

  private async keep(rows: readonly KeptRow[]): Promise<void> {
    if (rows.length === 0) return;
    const { statementId, account, isStatement } = this.source;
    const parameters: unknown[] = [statementId, isStatement ? statementId : null, account];
    const given = rowArrays(parameters, 'given', columns, rows);
    await this.tx.query(
      `insert into bank_transaction (id, content_key, base_key, entry_key, statement_id, confirmed_by, account, booked_on, amount, currency,
         party_name, party_iban, end_to_end_id, structured_reference, text, collective, reversal, state)
       select id, "contentKey", "baseKey", "entryKey", $1, $2, $3, "bookedOn"::date, amount::numeric, currency,
         "partyName", "partyIban", "endToEndId", "structuredReference", text, collective, reversal, 'open'
       from ${given}`,
      parameters,
    );
  }
}

/** What is known of one entry. */
interface KnownEntry {
  /** Kept by other statements. */
  rows: KnownRow[];
  /** How many rows there are of each base key. */
  counts: Map<string, number>;
}

const columns: Columns<KeptRow> = {
  id: 'uuid',
  contentKey: 'text',
  baseKey: 'text',
  entryKey: 'text',
  bookedOn: 'text',
  amount: 'text',
  currency: 'text',
  partyName: 'text',
  partyIban: 'text',
  endToEndId: 'text',
  structuredReference: 'text',
  text: 'text',
  collective: 'boolean',
  reversal: 'boolean',
};

function isCollective({ baseKey }: { baseKey: string }): boolean {
  return baseKey.endsWith('/*');
}

/** Parts arrived for an entry that was known as a whole: the whole makes way for them. */
function collectiveOf(known: readonly KnownRow[], row: BankRow): KnownRow | undefined {
  return isCollective(row) ? undefined : known.find((one) => isCollective(one) && one.state !== 'ignored');
}
