import type { TextEncoding } from '../text-lines.ts';

/** A column by its name in the header, or by the first of several names that the header has. Case and blanks around it do not count. */
export type ColumnName = string | readonly string[];

/**
 * How a bank writes its list of entries as CSV. A profile is plain data, so that an administrator can keep one in a file: whatever a
 * bank changes needs no new release.
 */
export interface CsvProfile {
  id: string;
  name: string;
  /** Where the facts come from and when they were looked at. */
  source: string;
  delimiter: ';' | ',' | '\t';
  /** Left out: UTF-8, and Windows-1252 where it is none. */
  encoding?: TextEncoding;
  /** Order of day, month and year; two digits of a year mean this century. */
  dates: 'dmy' | 'ymd' | 'mdy';
  decimal: ',' | '.';
  /** Where there is no column for it. */
  currency: string;
  /** Columns by which the header is known; lines before it are the preamble. */
  header: readonly string[];
  columns: CsvColumns;
  /** Entries that are not booked yet: a column and what stands in it. */
  pending?: { column: ColumnName; values: readonly string[] };
  /** Beginnings of lines that end the table, such as sums. */
  footer?: readonly string[];
}

/** What is in which column. Either `amount` with its sign, or `debit` and `credit`. */
export interface CsvColumns {
  bookingDate: ColumnName;
  valueDate?: ColumnName;
  amount?: ColumnName;
  debit?: ColumnName;
  credit?: ColumnName;
  currency?: ColumnName;
  /** Balance after the entry. */
  balance?: ColumnName;
  text?: ColumnName;
  remittance?: ColumnName;
  /** The other party, whoever pays. */
  name?: ColumnName;
  /** Both parties by their roles, where the bank names both. */
  payer?: ColumnName;
  payee?: ColumnName;
  iban?: ColumnName;
  bic?: ColumnName;
  endToEndId?: ColumnName;
  mandateId?: ColumnName;
  creditorId?: ColumnName;
  /** Amount of a direct debit before it came back, and what the bank charged for that. */
  originalAmount?: ColumnName;
  returnCharge?: ColumnName;
  /** The account itself, where it stands in every row; its owner's bank and name. */
  ownIban?: ColumnName;
  ownBic?: ColumnName;
}
