import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BusinessClock } from '../../business-clock.ts';
import { formatCents, parseDecimal } from '../../decimal.ts';
import { openJournal } from '../../journal.ts';
import { writeCamt, type Statement } from './camt-writer.ts';
import type { StatementOrder } from './statement-input.ts';

/** The bank's statements, also as files in the folder `bank`. */
export interface Statements {
  /** Makes a statement whose opening balance is the closing balance of the account's last one. */
  create(order: StatementOrder): Statement;
  all(): Statement[];
  xml(statement: Statement): string;
  close(): void;
}

/** Opens the bank on its journal; files that are missing in the folder are written again. */
export function openStatements(dir: string, clock: BusinessClock): Statements {
  const folder = join(dir, 'bank');
  mkdirSync(folder, { recursive: true });
  const statements: Statement[] = [];
  const journal = openJournal<Statement>(join(dir, 'bank.jsonl'), (statement) => {
    statements.push(statement);
    const file = join(folder, fileNameOf(statement));
    // Whoever looks into the folder never finds half a statement.
    writeFileSync(`${file}.part`, writeCamt(statement));
    renameSync(`${file}.part`, file);
  });
  return {
    create(order) {
      const earlier = statements.filter((statement) => statement.account.iban === order.account.iban);
      const opening = earlier.at(-1)?.closing ?? order.openingBalance ?? '0.00';
      const sequence = earlier.length + 1;
      const statement: Statement = {
        id: `${order.account.iban.slice(-24)}-${String(sequence).padStart(4, '0')}`,
        sequence,
        createdAt: clock.stamp().toISOString(),
        account: order.account,
        opening,
        closing: closingOf(opening, order),
        entries: order.entries,
      };
      journal.append(statement);
      return statement;
    },
    all: () => [...statements],
    xml: writeCamt,
    close: () => journal.close(),
  };
}

/** Name of the statement's file. */
export function fileNameOf(statement: Statement): string {
  return `camt053_${statement.account.iban}_${String(statement.sequence).padStart(4, '0')}.xml`;
}

function closingOf(opening: string, order: StatementOrder): string {
  const sum = order.entries.reduce(
    (total, entry) => {
      const amount = parseDecimal(entry.amount) ?? 0n;
      return entry.creditDebit === 'CRDT' ? total + amount : total - amount;
    },
    parseDecimal(opening) ?? 0n,
  );
  return formatCents(sum);
}
