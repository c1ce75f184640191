import { DocumentError } from '../diagnostic.ts';
import { limitExceeded } from '../xml/xml-diagnostics.ts';
import type { BalanceCheck, TotalsCheck } from './statement-sums.ts';
import type { BankEntry, BankStatement, StatementDocument, StatementFile, StatementFrame } from './statement-model.ts';

/**
 * What a reader finds, in the order of the file: `file`, then for every statement `opened`, its entries and `closed`, and at the
 * very end `complete`. Whoever keeps entries on the way commits only on `complete`: a file that is cut off or broken throws instead.
 */
export type StatementEvent =
  | { kind: 'file'; file: StatementFile }
  /** What is known of the statement before its first entry; closing balances often are not. */
  | { kind: 'opened'; statement: StatementFrame }
  | { kind: 'entry'; entry: BankEntry }
  /** All that is known, and whether it adds up; a gap is told, not refused. */
  | { kind: 'closed'; statement: StatementFrame; entries: number; balances: BalanceCheck; totals: TotalsCheck }
  | { kind: 'complete'; statements: number; entries: number };

/**
 * Statements, entries, payments and their charges and references that are kept all at once: 75,000 ordinary entries, which take 1.2 to
 * 2 kB each. Longer files are for those who take them entry by entry.
 */
const MOST_KEPT = 150_000;

/**
 * The whole document; nothing is returned of a file that turns out to be broken at its end. More than can be kept at once is thrown as a
 * `DocumentError`.
 */
export async function collectStatements(events: AsyncIterable<StatementEvent>): Promise<StatementDocument> {
  const statements: BankStatement[] = [];
  let file: StatementFile | undefined;
  let entries: BankEntry[] = [];
  let kept = 0;
  let line = 1;
  for await (const event of events) {
    if (event.kind === 'file') file = event.file;
    if (event.kind === 'entry') {
      entries.push(event.entry);
      ({ line } = event.entry);
    }
    kept += weightOf(event);
    if (kept > MOST_KEPT) throw new DocumentError([limitExceeded({ line, column: 1 }, 'entries', MOST_KEPT)]);
    if (event.kind !== 'closed') continue;
    statements.push({ ...event.statement, entries });
    entries = [];
  }
  if (!file) throw new TypeError('a reader of statements ended without saying what it read');
  return { ...file, statements };
}

function weightOf(event: StatementEvent): number {
  if (event.kind === 'closed') return 1 + event.statement.balances.length;
  if (event.kind !== 'entry') return 0;
  const { charges, transactions } = event.entry;
  const payments = transactions.map((payment) => 1 + payment.charges.length + payment.structuredRemittance.length);
  return payments.reduce((sum, weight) => sum + weight, 1 + charges.length);
}
