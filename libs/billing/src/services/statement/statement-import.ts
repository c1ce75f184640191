import type { FileRef } from '@belegfluss/sdk';
import type { Database, Sql } from '@belegfluss/store';
import type { BillingRoom } from '../billing-room.ts';
import { once, type Effect } from '../effect-journal.ts';
import type { BalanceGap } from './found-gap.ts';
import { StatementKeeping } from './statement-keeping.ts';
import { MOST_PAYMENTS_OF_A_STEP, tooManyPayments } from './statement-limits.ts';
import { outlineFile, type OutlinedFile } from './statement-outline.ts';

const IMPORT = 'statement.import';

/** What an import brought; `duplicates` counts rows and `pending` entries that are not booked yet. */
export interface ImportCounts {
  statements: { id: string; account: string; balanceGap?: string }[];
  /** Booked movements that were not known before. */
  added: number;
  duplicates: number;
  pending: number;
  gaps: BalanceGap[];
}

/** The same with the ids of what was added. */
export interface ImportedStatements extends Omit<ImportCounts, 'added'> {
  transactions: { transactionId: string }[];
}

/**
 * Keeps what is new in a file of statements, all or nothing. Throws what `outlineFile` does, and refuses more new movements than a step
 * can hand on.
 */
export async function importStatements(
  room: Pick<BillingRoom, 'db' | 'files'>,
  file: FileRef,
  effect: Effect,
  csvProfiles: readonly unknown[] = [],
): Promise<ImportedStatements> {
  const outlined = await outlineFile(await room.files.get(file), csvProfiles);
  return once(room.db, IMPORT, effect, async (tx) => {
    const transactions: ImportedStatements['transactions'] = [];
    const { added: _added, ...counts } = await keepStatements(tx, outlined, file, effect.at, (ids) => {
      if (transactions.length + ids.length > MOST_PAYMENTS_OF_A_STEP) throw tooManyPayments();
      for (const transactionId of ids) transactions.push({ transactionId });
    });
    return { ...counts, transactions };
  });
}

/** The same for a file of any length that was looked through: what was added is counted, not named. */
export function importOutlined(
  db: Database,
  outlined: OutlinedFile,
  file: FileRef,
  effect: Effect,
): Promise<ImportCounts> {
  return once(db, IMPORT, effect, (tx) => keepStatements(tx, outlined, file, effect.at));
}

/** Keeps what is new, and tells the ids of it as they are kept. */
async function keepStatements(
  tx: Sql,
  { message, statements, events }: OutlinedFile,
  file: FileRef,
  at: Date,
  tell: (ids: readonly string[]) => void = () => undefined,
): Promise<ImportCounts> {
  const counts: ImportCounts = { statements: [], added: 0, duplicates: 0, pending: 0, gaps: [] };
  const accounts = [...new Set(statements.map(({ account }) => account))].sort();
  for (const account of accounts)
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 4))', [`account ${account}`]);
  const waiting = statements.values();
  let keeping: StatementKeeping | undefined;
  for await (const event of events()) {
    if (event.kind === 'opened') {
      const { value: statement } = waiting.next();
      keeping = statement && (await StatementKeeping.begin(tx, { message, statement, file, at, counts, tell }));
    }
    if (event.kind === 'entry') await keeping?.add(event.entry);
    if (event.kind === 'closed') await keeping?.end();
  }
  return counts;
}
