import {
  checkBalances,
  readCsvProfile,
  readStatement,
  type StatementDocument,
  type BankStatement,
} from '@belegfluss/documents';
import type { FileRef, FileStore } from '@belegfluss/sdk';
import { newId, type Database, type Sql } from '@belegfluss/store';
import { accountOf, bankRows, statementKey } from '../rules/bank-rows.ts';
import { difference, sameAmount } from '../rules/money.ts';
import { importRows } from './bank-rows-import.ts';
import { withDiagnostics } from './document-errors.ts';
import { once } from './effect-journal.ts';
import { checkFormat, isFinal } from './statement-format.ts';

/** A hole in the balances: inside of a statement, or between it and the one before. `difference` is what is missing. */
export interface BalanceGap {
  statementId: string;
  account: string;
  kind: 'within' | 'between';
  difference: string;
  currency: string;
}

/** What an import added; `duplicates` counts rows and `pending` entries that are not booked yet. */
export interface ImportedStatements {
  statements: { id: string; account: string; balanceGap?: string }[];
  transactions: { transactionId: string }[];
  duplicates: number;
  pending: number;
  gaps: BalanceGap[];
}

/**
 * Reads a file of statements (CAMT, MT940, MT942, CSV). Lists that no known bank writes are read by `csvProfiles`, which come before the
 * known ones. A file that cannot be read, or a profile that is none, throws its diagnostics.
 */
export function readStatementFile(bytes: Uint8Array, csvProfiles: readonly unknown[]): Promise<StatementDocument> {
  return withDiagnostics(() => {
    const profiles = csvProfiles.map((profile) => readCsvProfile(JSON.stringify(profile)));
    return readStatement(bytes, { profiles });
  });
}

/** Keeps what is new in a file of statements, all or nothing. Throws what `readStatementFile` does. */
export async function importStatements(
  room: { db: Database; files: FileStore },
  effectKey: string,
  file: FileRef,
  at: Date,
  csvProfiles: readonly unknown[] = [],
): Promise<ImportedStatements> {
  const document = await readStatementFile(await room.files.get(file), csvProfiles);
  return once(room.db, { effectKey, action: 'statement.import', at }, async (tx) => {
    const outcome: ImportedStatements = { statements: [], transactions: [], duplicates: 0, pending: 0, gaps: [] };
    const accounts = [...new Set(document.statements.map(accountOf))].sort();
    for (const account of accounts)
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 4))', [`account ${account}`]);
    for (const statement of document.statements) await importOne(tx, document, statement, file, at, outcome);
    return outcome;
  });
}

async function importOne(
  tx: Sql,
  document: StatementDocument,
  statement: BankStatement,
  file: FileRef,
  at: Date,
  outcome: ImportedStatements,
): Promise<void> {
  const account = accountOf(statement);
  const rows = bankRows(statement);
  await checkFormat(tx, document.message, statement, rows);
  const statementId = await keepStatement(tx, document, statement, file, at);
  if (statementId === undefined) {
    outcome.duplicates += rows.length;
    return;
  }
  const { added, duplicates } = await importRows(
    tx,
    { statementId, account, isStatement: isFinal(document.message) },
    rows,
  );
  outcome.duplicates += duplicates;
  outcome.pending += statement.entries.filter((entry) => entry.status !== 'BOOK').length;
  outcome.transactions.push(...added.map((transactionId) => ({ transactionId })));
  const gap = isFinal(document.message) ? await findGap(tx, statementId, statement) : undefined;
  if (gap) outcome.gaps.push(gap);
  outcome.statements.push({ id: statementId, account, ...(gap ? { balanceGap: gap.difference } : {}) });
}

/** The new statement's id, or `undefined` where it is known. */
async function keepStatement(
  tx: Sql,
  document: StatementDocument,
  statement: BankStatement,
  file: FileRef,
  at: Date,
): Promise<string | undefined> {
  const balances = checkBalances(statement);
  const checked = balances.state === 'not-checkable' ? undefined : balances;
  const opening = statement.balances.find(({ type }) => type === 'OPBD' || type === 'PRCD');
  const closing = statement.balances.findLast(({ type }) => type === 'CLBD');
  const [kept] = await tx.query<{ id: string }>(
    `insert into bank_statement (id, content_key, account, message, statement_id, currency, from_date, to_date, opening, closing, file, imported_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (content_key) do nothing returning id`,
    [
      newId(),
      statementKey(document.message, statement),
      accountOf(statement),
      document.message,
      statement.id,
      checked?.currency ?? statement.account.currency ?? opening?.currency ?? closing?.currency ?? '',
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

/** Compares the balances with themselves and with the statement before; a hole that this statement fills is closed. */
async function findGap(tx: Sql, statementId: string, statement: BankStatement): Promise<BalanceGap | undefined> {
  const balances = checkBalances(statement);
  if (balances.state === 'not-checkable') return undefined;
  const { currency } = balances;
  const account = accountOf(statement);
  await closeFilledGap(tx, statementId);
  const gap =
    balances.state === 'broken'
      ? ({ kind: 'within', difference: balances.difference } as const)
      : await gapBefore(tx, statementId, balances.opening, currency);
  if (gap === undefined) return undefined;
  await tx.query('update bank_statement set gap = $2, gap_kind = $3 where id = $1', [
    statementId,
    gap.difference,
    gap.kind,
  ]);
  return { statementId, account, ...gap, currency };
}

async function gapBefore(
  tx: Sql,
  statementId: string,
  opening: string,
  currency: string,
): Promise<{ kind: 'between'; difference: string } | undefined> {
  const [before] = await tx.query<{ closing: string }>(
    `select b.closing from bank_statement s
     join bank_statement b on b.account = s.account and b.currency = s.currency and b.message = s.message and b.id <> s.id
       and b.to_date <= s.from_date and b.closing is not null
     where s.id = $1 order by b.to_date desc, b.id desc limit 1`,
    [statementId],
  );
  if (before === undefined || sameAmount(before.closing, opening)) return undefined;
  return { kind: 'between', difference: difference(opening, before.closing, currency) };
}

async function closeFilledGap(tx: Sql, statementId: string): Promise<void> {
  await tx.query(
    `update bank_statement later set gap = null, gap_kind = null
     from bank_statement filling
     where filling.id = $1 and later.account = filling.account and later.currency = filling.currency and later.message = filling.message
       and later.gap_kind = 'between' and later.from_date >= filling.to_date and later.opening = filling.closing`,
    [statementId],
  );
}
