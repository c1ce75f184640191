import type { Diagnostic } from '../diagnostic.ts';
import { DocumentError } from '../diagnostic.ts';
import { bookingColumns } from './booking-columns.ts';
import type { Booking } from './booking.ts';
import { bookingFields } from './booking.ts';
import { datevDiagnostic } from './datev-diagnostics.ts';
import type { BatchHeader } from './extf-header.ts';
import { batchHeaderValues, checkHeader, checkPeriod, writeHeader } from './extf-header.ts';
import { checkFields, writeFields } from './extf-fields.ts';
import { encodeLines } from '../encoding/windows-1252.ts';

/** A Buchungsstapel to write. */
export interface BookingBatch {
  header: BatchHeader;
  rows: Booking[];
  /** Accounts that compute their tax themselves: a tax key beside one of them is refused. See `automaticRevenueAccounts`. */
  automaticAccounts: ReadonlySet<string>;
}

const format = { category: 21, name: 'Buchungsstapel', version: 13 };
const maximumRows = 99_999;
const requiredHeader = [
  'Erzeugt am',
  'Beraternummer',
  'Mandantennummer',
  'WJ-Beginn',
  'Sachkontenlänge',
  'Datum vom',
  'Datum bis',
  'WKZ',
];
const requiredFields = [
  'Umsatz (ohne Soll/Haben-Kz)',
  'Soll/Haben-Kennzeichen',
  'Konto',
  'Gegenkonto (ohne BU-Schlüssel)',
  'Belegdatum',
];

// 40 switches the automatic off for one booking, 20 takes a booking back: both are meant for automatic accounts.
const keysForAutomaticAccounts = new Set(['20', '40']);

/**
 * Writes a Buchungsstapel (EXTF 700, category 21, version 13) in Windows-1252 with CRLF, equal for equal batches.
 * Everything that DATEV would refuse is thrown as one `DocumentError` with a diagnostic for each field and row.
 */
export function writeBookingBatch(batch: BookingBatch): Uint8Array {
  if (batch.rows.length > maximumRows)
    throw new DocumentError([datevDiagnostic('too_many_rows', { path: 'rows' }, { rows: batch.rows.length })]);
  const header = batchHeaderValues(batch.header, format);
  const rows = batch.rows.map((booking) => valuesOf(booking, batch.header.locked));
  const diagnostics = [
    ...checkHeader(header, requiredHeader),
    ...checkPeriod(batch.header),
    ...batch.rows.flatMap((booking, index) => checkRow(batch, booking, rows[index] ?? [], index)),
  ];
  if (diagnostics.length > 0) throw new DocumentError(diagnostics);
  const headings = bookingColumns.map((column) => column.heading).join(';');
  return encodeLines([writeHeader(header), headings, ...rows.map((row) => writeFields(bookingColumns, row))]);
}

function valuesOf(booking: Booking, locked: boolean): string[] {
  const fields = bookingFields(booking, locked);
  return bookingColumns.map((column) => fields[column.heading] ?? '');
}

function checkRow(batch: BookingBatch, booking: Booking, values: string[], index: number): Diagnostic[] {
  const line = index + 3;
  const path = `rows[${index}]`;
  return [
    ...checkFields(bookingColumns, values, { line, path, required: requiredFields }),
    ...(['account', 'contraAccount'] as const).flatMap((field) =>
      checkAccount(batch, booking[field], { line, path: `${path}.${field}` }),
    ),
    ...checkDate(batch.header, booking, { line, path: `${path}.documentDate` }),
    ...checkTaxKey(batch, booking, { line, path: `${path}.taxKey` }),
    ...checkPairs(booking, { line, path }),
  ];
}

interface Place {
  line: number;
  path: string;
}

function checkAccount({ header }: BookingBatch, account: string, place: Place): Diagnostic[] {
  const lengths = [header.accountLength, header.accountLength + 1];
  if (!/^\d+$/.test(account) || lengths.includes(account.length)) return [];
  return [datevDiagnostic('account_length', place, { digits: account.length, accountLength: header.accountLength })];
}

function checkDate(header: BatchHeader, booking: Booking, place: Place): Diagnostic[] {
  const exists = !Number.isNaN(Date.parse(`${booking.documentDate}T00:00:00Z`));
  if (exists && booking.documentDate >= header.from && booking.documentDate <= header.to) return [];
  return [datevDiagnostic('date_outside_batch', place, { from: header.from, to: header.to })];
}

function checkTaxKey({ automaticAccounts }: BookingBatch, booking: Booking, place: Place): Diagnostic[] {
  if (!booking.taxKey || keysForAutomaticAccounts.has(booking.taxKey)) return [];
  const automatic = [booking.account, booking.contraAccount].find((account) => automaticAccounts.has(account));
  return automatic === undefined
    ? []
    : [datevDiagnostic('tax_key_on_automatic_account', place, { account: automatic, taxKey: booking.taxKey })];
}

function checkPairs(booking: Booking, { line, path }: Place): Diagnostic[] {
  const foreign = [booking.rate, booking.baseAmount, booking.baseCurrency];
  const given = foreign.filter((field) => field !== undefined).length;
  const halfForeign = given > 0 && given < foreign.length;
  const halfAdditional = (booking.additional ?? []).findIndex(({ kind, content }) => kind === '' || content === '');
  const tooMany = (booking.additional ?? []).length > 20;
  return [
    ...(halfForeign
      ? [
          datevDiagnostic(
            'fields_belong_together',
            { line, path: `${path}.rate` },
            { fields: ['rate', 'baseAmount', 'baseCurrency'] },
          ),
        ]
      : []),
    ...(halfAdditional >= 0
      ? [
          datevDiagnostic(
            'fields_belong_together',
            { line, path: `${path}.additional[${halfAdditional}]` },
            { fields: ['kind', 'content'] },
          ),
        ]
      : []),
    ...(tooMany ? [datevDiagnostic('field_invalid', { line, path: `${path}.additional` }, { most: 20 })] : []),
  ];
}
