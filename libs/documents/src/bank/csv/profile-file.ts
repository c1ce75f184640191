import { withoutUndefined } from '../../present-values.ts';
import { refuseText } from '../text-diagnostics.ts';
import type { ColumnName, CsvColumns, CsvProfile } from './csv-profile.ts';

const columnKeys: readonly (keyof CsvColumns)[] = [
  'bookingDate',
  'valueDate',
  'amount',
  'debit',
  'credit',
  'currency',
  'balance',
  'text',
  'remittance',
  'name',
  'payer',
  'payee',
  'iban',
  'bic',
  'endToEndId',
  'mandateId',
  'creditorId',
  'originalAmount',
  'returnCharge',
  'ownIban',
  'ownBic',
];

const profileKeys = ['id', 'name', 'source', 'delimiter', 'encoding', 'dates', 'decimal', 'currency'];
const profileParts = ['header', 'columns', 'pending', 'footer'];

/**
 * Reads a profile that somebody keeps as JSON. What does not fit is thrown as a `DocumentError` with the path of the value; an unknown key
 * is refused too, because it is mostly a known one with a typing error.
 */
export function readCsvProfile(json: string): CsvProfile {
  const file = recordOf(parsed(json), '');
  refuseUnknown(file, [...profileKeys, ...profileParts], '');
  const columns = readColumns(recordOf(file.get('columns'), 'columns'));
  return withoutUndefined({
    id: textOf(file.get('id'), 'id'),
    name: textOf(file.get('name'), 'name'),
    source: textOf(file.get('source'), 'source'),
    delimiter: oneOf(file.get('delimiter'), [';', ',', '\t'] as const, 'delimiter'),
    encoding: optional(file.get('encoding'), (value) =>
      oneOf(value, ['utf-8', 'windows-1252', 'cp850'] as const, 'encoding'),
    ),
    dates: oneOf(file.get('dates'), ['dmy', 'ymd', 'mdy'] as const, 'dates'),
    decimal: oneOf(file.get('decimal'), [',', '.'] as const, 'decimal'),
    currency: textOf(file.get('currency'), 'currency'),
    header: textsOf(file.get('header'), 'header'),
    columns,
    pending: optional(file.get('pending'), readPending),
    footer: optional(file.get('footer'), (value) => textsOf(value, 'footer')),
  });
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return refuse('');
  }
}

function readColumns(record: Map<string, unknown>): CsvColumns {
  refuseUnknown(record, columnKeys, 'columns.');
  const columns: CsvColumns = { bookingDate: columnOf(record.get('bookingDate'), 'columns.bookingDate') };
  for (const key of columnKeys) if (record.has(key)) columns[key] = columnOf(record.get(key), `columns.${key}`);
  if (columns.amount === undefined && (columns.debit === undefined || columns.credit === undefined))
    return refuse('columns.amount');
  return columns;
}

function readPending(value: unknown): CsvProfile['pending'] {
  const record = recordOf(value, 'pending');
  refuseUnknown(record, ['column', 'values'], 'pending.');
  return {
    column: columnOf(record.get('column'), 'pending.column'),
    values: textsOf(record.get('values'), 'pending.values'),
  };
}

function optional<T>(value: unknown, read: (value: unknown) => T): T | undefined {
  return value === undefined ? undefined : read(value);
}

function recordOf(value: unknown, path: string): Map<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse(path);
  return new Map(Object.entries(value));
}

function textOf(value: unknown, path: string): string {
  return typeof value === 'string' && value !== '' ? value : refuse(path);
}

function textsOf(value: unknown, path: string): string[] {
  if (!Array.isArray(value) || value.length === 0) return refuse(path);
  return value.map((one, index) => textOf(one, `${path}[${index}]`));
}

function columnOf(value: unknown, path: string): ColumnName {
  return Array.isArray(value) ? textsOf(value, path) : textOf(value, path);
}

function oneOf<T extends string>(value: unknown, allowed: readonly T[], path: string): T {
  return allowed.find((one) => one === value) ?? refuse(path, { allowed });
}

function refuseUnknown(record: Map<string, unknown>, known: readonly string[], path: string): void {
  const unknown = [...record.keys()].find((key) => !known.includes(key));
  if (unknown !== undefined) refuse(`${path}${unknown}`, { known });
}

function refuse(path: string, facts?: Record<string, unknown>): never {
  return refuseText('csv_profile_invalid', { line: 1, path }, facts);
}
