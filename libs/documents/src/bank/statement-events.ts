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

/** The whole document; nothing is returned of a file that turns out to be broken at its end. */
export async function collectStatements(events: AsyncIterable<StatementEvent>): Promise<StatementDocument> {
  const statements: BankStatement[] = [];
  let file: StatementFile | undefined;
  let entries: BankEntry[] = [];
  for await (const event of events) {
    if (event.kind === 'file') file = event.file;
    if (event.kind === 'entry') entries.push(event.entry);
    if (event.kind !== 'closed') continue;
    statements.push({ ...event.statement, entries });
    entries = [];
  }
  if (!file) throw new TypeError('a reader of statements ended without saying what it read');
  return { ...file, statements };
}
