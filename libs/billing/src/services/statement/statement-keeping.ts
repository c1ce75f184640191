import type { BankEntry, StatementFile } from '@belegfluss/documents';
import type { FileRef } from '@belegfluss/sdk';
import { newId, type Sql } from '@belegfluss/store';
import { bankRows, type BankRow } from '../../rules/payments/bank-rows.ts';
import { RowsImport } from './bank-rows-import.ts';
import { findGap } from './found-gap.ts';
import { checkFormat, isFinal } from './statement-format.ts';
import type { ImportCounts } from './statement-import.ts';
import type { OutlinedStatement } from './statement-outline.ts';

/** So many movements are kept at once: few enough to hold, and enough not to ask the database for each. */
const BATCH = 1_000;

/** A statement that is to be kept, and where to count and tell what it brings. */
export interface Keeping {
  message: StatementFile['message'];
  statement: OutlinedStatement;
  file: FileRef;
  at: Date;
  counts: ImportCounts;
  tell: (ids: readonly string[]) => void;
}

/** One statement while its entries are kept, as they are read. */
export class StatementKeeping {
  private readonly tx: Sql;
  private readonly keeping: Keeping;
  /** Undefined for a statement that is known: its movements are counted alone. */
  private readonly statementId: string | undefined;
  private readonly rows: RowsImport | undefined;
  private waiting: BankRow[] = [];

  private constructor(tx: Sql, keeping: Keeping, statementId: string | undefined) {
    const { message, statement } = keeping;
    this.tx = tx;
    this.keeping = keeping;
    this.statementId = statementId;
    this.rows =
      statementId === undefined
        ? undefined
        : new RowsImport(tx, { statementId, account: statement.account, isStatement: isFinal(message) });
  }

  /** Keeps the statement itself, where it is new. Throws what `checkFormat` does. */
  static async begin(tx: Sql, keeping: Keeping): Promise<StatementKeeping> {
    await checkFormat(tx, keeping.message, keeping.statement);
    return new StatementKeeping(tx, keeping, await keepStatement(tx, keeping));
  }

  async add(entry: BankEntry): Promise<void> {
    const { counts, statement } = this.keeping;
    if (entry.status !== 'BOOK' && this.rows) counts.pending += 1;
    for (const row of bankRows(statement.account, statement.frame, entry)) this.waiting.push(row);
    if (this.waiting.length >= BATCH) await this.keepWaiting();
  }

  /** All entries are there: looks whether the balances join. */
  async end(): Promise<void> {
    await this.keepWaiting();
    const { statementId: id, tx } = this;
    if (id === undefined) return;
    const { counts, message, statement } = this.keeping;
    const gap = isFinal(message) ? await findGap(tx, id, statement) : undefined;
    if (gap) counts.gaps.push(gap);
    counts.statements.push({ id, account: statement.account, ...(gap ? { balanceGap: gap.difference } : {}) });
  }

  private async keepWaiting(): Promise<void> {
    const { counts, tell } = this.keeping;
    const batch = this.waiting;
    this.waiting = [];
    const ids = (await this.rows?.add(batch)) ?? [];
    counts.added += ids.length;
    counts.duplicates += batch.length - ids.length;
    tell(ids);
  }
}

/** The new statement's id, or `undefined` where it is known. */
async function keepStatement(tx: Sql, { message, statement, file, at }: Keeping): Promise<string | undefined> {
  const { account, balances, frame, key } = statement;
  const checked = balances.state === 'not-checkable' ? undefined : balances;
  const opening = frame.balances.find(({ type }) => type === 'OPBD' || type === 'PRCD');
  const closing = frame.balances.findLast(({ type }) => type === 'CLBD');
  const [kept] = await tx.query<{ id: string }>(
    `insert into bank_statement (id, content_key, account, message, statement_id, currency, from_date, to_date, opening, closing, file, imported_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (content_key) do nothing returning id`,
    [
      newId(),
      key,
      account,
      message,
      frame.id,
      checked?.currency ?? frame.account.currency ?? opening?.currency ?? closing?.currency ?? '',
      opening?.date.slice(0, 10) ?? null,
      closing?.date.slice(0, 10) ?? null,
      checked?.opening ?? null,
      checked?.closing ?? null,
      JSON.stringify(file),
      at,
    ],
  );
  return kept?.id;
}
