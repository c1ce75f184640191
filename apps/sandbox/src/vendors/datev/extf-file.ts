import { decodeExtf, splitExtf, type ExtfField } from './extf-text.ts';
import { columnsOf, readExtfHeader, type ExtfHeader } from './extf-header.ts';
import { problemDetails, type AffectedElement } from './problems.ts';

/** A posting as it stands in the file; amounts keep the decimal comma, dates the form DDMM. */
export interface Booking {
  /** 1-based line of the file. */
  line: number;
  amount: string;
  side: string;
  currency: string;
  account: string;
  contraAccount: string;
  taxKey: string;
  documentDate: string;
  documentField1: string;
  documentField2: string;
  discount: string;
  text: string;
  /** All fields that are not empty, by column. */
  fields: Record<string, string>;
}

/** A person account of a master data file. */
export interface PersonAccount {
  line: number;
  account: string;
  name: string;
  fields: Record<string, string>;
}

/** What DATEV makes of an uploaded file: its content, or why it is refused. */
export interface ExtfContent {
  header?: ExtfHeader;
  bookings: Booking[];
  persons: PersonAccount[];
  records: number;
  refusal?: Record<string, unknown>;
}

const MAX_RECORDS = 99_999;
const MAX_HEADER_LENGTH = 1000;
const SHOWN_PROBLEMS = 20;

/** Reads a file for the client `consultant`-`client`. */
export function readExtfFile(bytes: Buffer, consultant: string, client: string): ExtfContent {
  const decoded = decodeExtf(bytes);
  if ('problem' in decoded) return refused(1008833, decoded.problem);
  const lines = splitExtf(decoded.text);
  const [first, headings, ...rows] = lines;
  if (first === undefined) return refused(1008833, 'No payload');
  if ((decoded.text.split('\r\n')[0]?.length ?? 0) > MAX_HEADER_LENGTH)
    return refused(1008834, `The header is longer than ${MAX_HEADER_LENGTH} characters`);
  const { header, problems } = readExtfHeader(first, consultant, client);
  if (problems.length > 0) return refused(1008834, 'Fields with error', problems);
  if (rows.length > MAX_RECORDS) return refused(1008833, `More than ${MAX_RECORDS} postings`);
  const wrong = rowProblems(headings, rows, header);
  if (wrong.length > 0) return refused(1008833, 'Rows with error', wrong);
  const isBatch = header.category === 21;
  return {
    header,
    records: rows.length,
    bookings: isBatch ? rows.map((row, index) => bookingOf(row, index + 3)) : [],
    persons: header.category === 16 ? rows.map((row, index) => personOf(row, index + 3)) : [],
  };
}

function refused(code: 1008833 | 1008834, detail: string, affected: AffectedElement[] = []): ExtfContent {
  return {
    bookings: [],
    persons: [],
    records: 0,
    refusal: problemDetails(code, detail, affected.slice(0, SHOWN_PROBLEMS)),
  };
}

/** DATEV names row errors only later, in its own program; the sandbox says them at once. */
function rowProblems(headings: ExtfField[] | undefined, rows: ExtfField[][], header: ExtfHeader): AffectedElement[] {
  const columns = columnsOf(header);
  const problems: AffectedElement[] = [];
  if (headings?.length !== columns)
    problems.push({ name: 'line 2', reason: `has ${headings?.length ?? 0} columns instead of ${columns}` });
  for (const [index, row] of rows.entries()) {
    const line = index + 3;
    if (row.length !== columns)
      problems.push({ name: `line ${line}`, reason: `has ${row.length} columns instead of ${columns}` });
    if (header.category !== 21) continue;
    if (!/^(?!0+,00)\d{1,10},\d{2}$/.test(row[0]?.text ?? ''))
      problems.push({ name: `line ${line}`, reason: 'Umsatz (1) is no amount above zero' });
    if (!/^[SH]$/.test(row[1]?.text ?? ''))
      problems.push({ name: `line ${line}`, reason: 'Soll/Haben-Kennzeichen (2) is neither S nor H' });
    if (!/^[1-9]\d{0,8}$/.test(row[6]?.text ?? ''))
      problems.push({ name: `line ${line}`, reason: 'Konto (7) is no account' });
    if (!/^[1-9]\d{0,8}$/.test(row[7]?.text ?? ''))
      problems.push({ name: `line ${line}`, reason: 'Gegenkonto (8) is no account' });
    if (!/^\d{3,4}$/.test(row[9]?.text ?? ''))
      problems.push({ name: `line ${line}`, reason: 'Belegdatum (10) is no date DDMM' });
  }
  return problems;
}

function bookingOf(row: ExtfField[], line: number): Booking {
  const text = (column: number): string => row[column - 1]?.text ?? '';
  return {
    line,
    amount: text(1),
    side: text(2),
    currency: text(3),
    account: text(7),
    contraAccount: text(8),
    taxKey: text(9),
    documentDate: text(10),
    documentField1: text(11),
    documentField2: text(12),
    discount: text(13),
    text: text(14),
    fields: filledFields(row),
  };
}

function personOf(row: ExtfField[], line: number): PersonAccount {
  const text = (column: number): string => row[column - 1]?.text ?? '';
  return { line, account: text(1), name: text(2) === '' ? text(4) : text(2), fields: filledFields(row) };
}

function filledFields(row: ExtfField[]): Record<string, string> {
  return Object.fromEntries(
    row.flatMap((field, index) => (field.text === '' ? [] : [[String(index + 1), field.text]])),
  );
}
