import type { Diagnostic } from '../../diagnostic.ts';
import { requireInput } from '../../input/input-check.ts';
import { list, object, textSet } from '../../input/input-form.ts';
import { datevDiagnostic } from '../datev-diagnostics.ts';
import type { Booking } from './booking.ts';
import { bookingFields, bookingOf } from './booking.ts';
import { bookingColumns } from './columns/booking-columns.ts';
import { bookingProperties, mostAdditional } from './columns/booking-headings.ts';
import { bookingForm } from './booking-form.ts';
import { positionOf } from './columns/extf-column.ts';
import { bookingFormat } from './extf-formats.ts';
import type { BatchHeader } from './extf-header.ts';
import { batchHeaderOf, batchHeaderRow } from './extf-header.ts';
import type { ReadOptions } from './extf-reader.ts';
import { readFormat } from './extf-reader.ts';
import { batchHeaderForm } from './header-forms.ts';
import { textAt } from './extf-row.ts';
import { writeExtf } from './extf-writer.ts';

/** A Buchungsstapel to write. */
export interface BookingBatch {
  header: BatchHeader;
  rows: Booking[];
  /** Accounts that compute their tax themselves: a tax key beside one of them is refused. See `automaticRevenueAccounts`. */
  automaticAccounts: ReadonlySet<string>;
}

/** A Buchungsstapel as it was read. */
export interface ReadBookingBatch {
  /** `locked` where the header or any row locks, or leaves it open: DATEV then locks the whole batch. */
  header: BatchHeader;
  rows: Booking[];
  /** What is unusual about the file, though DATEV takes it. */
  remarks: Diagnostic[];
}

const batchForm = object<BookingBatch>({
  header: batchHeaderForm,
  rows: list(bookingForm),
  automaticAccounts: textSet,
});

/**
 * Writes a Buchungsstapel (EXTF 700, category 21, version 13) in Windows-1252 with CRLF, equal for equal batches.
 * Everything that DATEV would refuse is thrown as one `DocumentError` with a diagnostic for each field and row.
 */
export function writeBookingBatch(batch: BookingBatch): Uint8Array {
  requireInput(batchForm, batch, 'batch');
  const { header, rows, automaticAccounts } = batch;
  return writeExtf({
    format: bookingFormat,
    header: batchHeaderRow(header, bookingFormat),
    rows,
    properties: bookingProperties,
    fieldsOf: (booking) => bookingFields(booking, header.locked),
    otherFieldsOf: ({ otherFields }) => otherFields,
    check: (booking, index) => checkBooking(booking, header, index),
    automaticAccounts,
  });
}

/**
 * Reads a Buchungsstapel strictly, versions 7 to 13. Whatever DATEV would refuse is thrown as one `DocumentError` with line,
 * column and field of each fault.
 */
export function readBookingBatch(bytes: Uint8Array, options: ReadOptions = {}): ReadBookingBatch {
  const lock = positionOf(bookingColumns, 'Festschreibung');
  const rows: Booking[] = [];
  let locked = false;
  const { head, remarks } = readFormat(bookingFormat, bytes, options, (row, { context }) => {
    locked ||= textAt(row, lock) !== '0';
    rows.push(bookingOf(row, context.from ?? ''));
  });
  const header = batchHeaderOf(head.header);
  return { header: { ...header, locked: header.locked || locked }, rows, remarks };
}

/**
 * What a row cannot show: a document date of another year has the same day and month. Of a batch of two years its header says enough.
 */
function checkBooking(
  { documentDate, additional = [] }: Booking,
  { from, to }: BatchHeader,
  index: number,
): Diagnostic[] {
  const place = { line: index + 3, path: `rows[${index}].documentDate` };
  const [year, lastYear] = [from.slice(0, 4), to.slice(0, 4)];
  const otherYear = year === lastYear && documentDate.slice(0, 4) !== year;
  return [
    ...(otherYear ? [datevDiagnostic('date_outside_batch', place, { field: 'Belegdatum', from, to })] : []),
    ...(additional.length > mostAdditional
      ? [
          datevDiagnostic(
            'too_many_additional',
            { line: index + 3, path: `rows[${index}].additional` },
            { most: mostAdditional, found: additional.length },
          ),
        ]
      : []),
  ];
}
