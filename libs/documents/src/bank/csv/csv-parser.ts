import { checkIban } from '../../reference/iban.ts';
import { withoutUndefined } from '../../present-values.ts';
import type { StatementEvent } from '../statement-events.ts';
import type { BankAccount, StatementFrame } from '../statement-model.ts';
import { StatementSums } from '../statement-sums.ts';
import { refuseText } from '../text-diagnostics.ts';
import type { CsvProfile } from './csv-profile.ts';
import type { CsvRecord } from './csv-records.ts';
import { CsvRecords } from './csv-records.ts';
import { CsvTable, plain } from './csv-row.ts';
import { RunningBalance } from './running-balance.ts';

/** Lines before the header in which a preamble can be. */
export const LONGEST_PREAMBLE = 40;

/** Reads the rows of one list; rows of different accounts become different statements. */
export class CsvParser {
  private readonly records: CsvRecords;
  private table: CsvTable | undefined;
  private preambleIban: string | undefined;
  private frame: StatementFrame | undefined;
  private sums = new StatementSums();
  private balance = new RunningBalance();
  private rows = 0;
  private statements = 0;
  private entries = 0;
  private ended = false;
  private readonly found: StatementEvent[];
  private readonly profile: CsvProfile;

  constructor(found: StatementEvent[], profile: CsvProfile) {
    this.found = found;
    this.profile = profile;
    this.records = new CsvRecords(profile.delimiter);
  }

  write(lines: readonly string[]): void {
    for (const line of lines) {
      const record = this.ended ? undefined : this.records.write(line);
      if (record?.cells.some((cell) => cell !== '')) this.writeRecord(record);
    }
  }

  /** To be called behind the last line. A list has no end of its own: that it was whole is known only if its balances join. */
  end(): void {
    if (!this.ended) this.records.end();
    if (!this.table) refuseText('csv_header_missing', { line: 1 }, { profile: this.profile.id });
    if (!this.frame) this.open({});
    this.close();
    this.found.push({ kind: 'complete', statements: this.statements, entries: this.entries });
  }

  private writeRecord(record: CsvRecord): void {
    if (!this.table) return this.writePreamble(record);
    const start = record.cells[0] ?? '';
    if (this.profile.footer?.some((words) => start.startsWith(words))) {
      this.ended = true;
      return;
    }
    const { width } = this.table;
    if (record.cells.length < width || record.cells.slice(width).some((cell) => cell !== ''))
      refuseText('csv_row_width', { line: record.line }, { expected: width, found: record.cells.length });
    this.writeRow(this.table, record);
  }

  private writePreamble(record: CsvRecord): void {
    this.rows += 1;
    if (isHeader(this.profile, record.cells)) {
      this.table = new CsvTable(this.profile, record.cells);
      this.found.push({ kind: 'file', file: { message: 'csv', profile: this.profile.id } });
      return;
    }
    if (this.rows > LONGEST_PREAMBLE)
      refuseText('csv_header_missing', { line: record.line }, { profile: this.profile.id });
    this.preambleIban ??= record.cells.map((cell) => checkIban(cell)).find(({ valid }) => valid)?.normalized;
  }

  private writeRow(table: CsvTable, record: CsvRecord): void {
    const account = accountOf(table.cell(record, 'ownIban') ?? this.preambleIban, table.cell(record, 'ownBic'));
    const open = this.frame?.account;
    if (open && (open.iban !== account.iban || open.other !== account.other)) this.close();
    if (!this.frame) this.open(account);
    const entry = table.entry(record);
    this.sums.add(entry);
    this.balance.add(entry);
    this.entries += 1;
    this.found.push({ kind: 'entry', entry });
  }

  private open(account: BankAccount): void {
    this.frame = { id: this.profile.id, account, balances: [] };
    this.found.push({ kind: 'opened', statement: this.frame });
  }

  private close(): void {
    if (!this.frame) return;
    const statement = { ...this.frame, balances: this.balance.balances() };
    const [balances, totals] = [this.sums.balances(statement), this.sums.totals(statement)];
    this.found.push({ kind: 'closed', statement, entries: this.sums.entries, balances, totals });
    this.statements += 1;
    this.frame = undefined;
    this.sums = new StatementSums();
    this.balance = new RunningBalance();
  }
}

/** Whether a row has all columns by which the profile knows its header. */
export function isHeader(profile: CsvProfile, cells: readonly string[]): boolean {
  const names = new Set(cells.map(plain));
  return profile.header.every((name) => names.has(plain(name)));
}

function accountOf(number: string | undefined, bankBic: string | undefined): BankAccount {
  if (number === undefined) return {};
  const { valid, normalized } = checkIban(number);
  return withoutUndefined(valid ? { iban: normalized, bankBic } : { other: number, bankBic });
}
