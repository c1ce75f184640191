import { withoutUndefined } from '../../present-values.ts';
import type { BankEntry, BankParties, BankParty, Side } from '../statement-model.ts';
import { refuseText } from '../text-diagnostics.ts';
import type { ColumnName, CsvColumns, CsvProfile } from './csv-profile.ts';
import type { CsvRecord } from './csv-records.ts';
import { readDay, readSigned } from './csv-values.ts';

/** Reads the rows of a table by the names of its columns. */
export class CsvTable {
  /** Cells that every row has. */
  readonly width: number;
  private readonly profile: CsvProfile;
  private readonly places: Partial<Record<keyof CsvColumns, number>> = {};
  private readonly pendingAt: number;

  constructor(profile: CsvProfile, header: readonly string[]) {
    this.profile = profile;
    this.width = header.findLastIndex((cell) => cell !== '') + 1;
    const names = header.map(plain);
    for (const key of Object.keys(profile.columns) as (keyof CsvColumns)[]) {
      const at = placeOf(names, profile.columns[key]);
      if (at >= 0) this.places[key] = at;
    }
    this.pendingAt = placeOf(names, profile.pending?.column);
  }

  /** The text of a cell; undefined where the column is missing or empty. */
  cell(row: CsvRecord, column: keyof CsvColumns): string | undefined {
    const at = this.places[column];
    return (at === undefined ? undefined : row.cells[at]) || undefined;
  }

  /** The entry of a row. */
  entry(row: CsvRecord): BankEntry {
    const pending = this.profile.pending?.values.includes(row.cells[this.pendingAt] ?? '') ?? false;
    const amount = this.signedAmount(row);
    const side: Side = amount.startsWith('-') ? 'debit' : 'credit';
    const currency = this.cell(row, 'currency') ?? this.profile.currency;
    const original = this.money(row, 'originalAmount');
    const charge = this.money(row, 'returnCharge');
    const balance = this.cell(row, 'balance');
    const booked = pending ? this.cellIfDate(row, 'bookingDate') : (this.cell(row, 'bookingDate') ?? this.missing(row));
    const valued = this.cellIfDate(row, 'valueDate');
    const remittance = this.cell(row, 'remittance');
    return withoutUndefined({
      amount: amount.replace('-', ''),
      currency,
      side,
      reversal: original !== undefined,
      status: pending ? 'PDNG' : 'BOOK',
      bookingDate: booked === undefined ? undefined : { date: this.day(row, 'bookingDate', booked) },
      valueDate: valued === undefined ? undefined : { date: this.day(row, 'valueDate', valued) },
      transactionCode: withoutUndefined({ text: this.cell(row, 'text') }),
      instructedAmount: original === undefined ? undefined : { amount: original, currency },
      charges: charge === undefined ? [] : [{ amount: charge, currency, included: true }],
      transactions: [
        {
          references: withoutUndefined({
            endToEndId: this.cell(row, 'endToEndId'),
            mandateId: this.cell(row, 'mandateId'),
            proprietary: [],
          }),
          charges: [],
          transactionCode: {},
          parties: this.parties(row, (side === 'credit') !== (original !== undefined)),
          remittance: remittance === undefined ? [] : [remittance],
          structuredRemittance: [],
        },
      ],
      balanceAfter: balance === undefined ? undefined : this.signed(row, 'balance', balance),
      line: row.line,
    });
  }

  private parties(row: CsvRecord, incoming: boolean): BankParties {
    const payer = this.cell(row, 'payer') ?? (incoming ? this.cell(row, 'name') : undefined);
    const payee = this.cell(row, 'payee') ?? (incoming ? undefined : this.cell(row, 'name'));
    const number = this.cell(row, 'iban')?.replaceAll(' ', '');
    const isIban = number !== undefined && /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(number);
    const account: BankParty = withoutUndefined({
      iban: isIban ? number : undefined,
      otherAccount: isIban ? undefined : number,
      bankBic: this.cell(row, 'bic'),
    });
    const debtor = withoutUndefined({ name: payer, ...(incoming ? account : {}) });
    const identifier = this.cell(row, 'creditorId');
    const creditor = withoutUndefined({ name: payee, ...(incoming ? {} : account), identifier });
    return withoutUndefined({ debtor: someOf(debtor), creditor: someOf(creditor) });
  }

  private signedAmount(row: CsvRecord): string {
    const amount = this.cell(row, 'amount');
    if (amount !== undefined) return this.signed(row, 'amount', amount);
    const [debit, credit] = [this.cell(row, 'debit'), this.cell(row, 'credit')];
    if (debit !== undefined) return negated(this.signed(row, 'debit', debit));
    return credit === undefined ? this.missing(row) : this.signed(row, 'credit', credit);
  }

  private money(row: CsvRecord, column: keyof CsvColumns): string | undefined {
    const text = this.cell(row, column);
    return text === undefined ? undefined : this.signed(row, column, text).replace('-', '');
  }

  private signed(row: CsvRecord, column: keyof CsvColumns, text: string): string {
    return readSigned(text, this.profile.decimal, { line: row.line, path: column });
  }

  private day(row: CsvRecord, column: keyof CsvColumns, text: string): string {
    return readDay(text, this.profile.dates, { line: row.line, path: column });
  }

  private cellIfDate(row: CsvRecord, column: keyof CsvColumns): string | undefined {
    const text = this.cell(row, column);
    return text !== undefined && /^\d/.test(text) ? text : undefined;
  }

  private missing(row: CsvRecord): never {
    return refuseText('csv_value_missing', { line: row.line });
  }
}

/** Debits stand in their column with or without a minus. */
function negated(amount: string): string {
  return amount.startsWith('-') || !/[1-9]/.test(amount) ? amount : `-${amount}`;
}

function someOf(party: BankParty): BankParty | undefined {
  return Object.keys(party).length > 0 ? party : undefined;
}

/** A name as it is compared. */
export function plain(name: string): string {
  return name.trim().toLowerCase().normalize('NFC');
}

function placeOf(names: readonly string[], column: ColumnName | undefined): number {
  if (column === undefined) return -1;
  const wanted = typeof column === 'string' ? [column] : column;
  return wanted.map((name) => names.indexOf(plain(name))).find((at) => at >= 0) ?? -1;
}
