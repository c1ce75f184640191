import type { Diagnostic } from '../../../diagnostic.ts';
import { taxKeyFacts } from '../../accounts/tax-keys.ts';
import { datevDiagnostic } from '../../datev-diagnostics.ts';
import { bookingColumns } from '../columns/booking-columns.ts';
import { checkAccountLength } from './check-accounts.ts';
import { placeOf } from './check-fields.ts';
import { checkTogether } from './check-pairs.ts';
import { positionOf, rowDay, rowDayOfYear } from '../columns/extf-column.ts';
import type { ExtfRow } from '../extf-row.ts';
import { textAt } from '../extf-row.ts';
import { isoOfRowDate } from '../extf-values.ts';
import type { RowCheck, RowContext } from './row-context.ts';

const at = (heading: string): number => positionOf(bookingColumns, heading);
const account = at('Konto');
const contraAccount = at('Gegenkonto (ohne BU-Schlüssel)');
const taxKey = at('BU-Schlüssel');
const documentDate = at('Belegdatum');
const documentLink = at('Beleglink');
const lock = at('Festschreibung');
const euVatIds = ['EU-Land u. UStID (Bestimmung)', 'EU-Land u. UStID (Ursprung)'].map((heading) => ({
  heading,
  index: at(heading),
}));
const dates = bookingColumns.flatMap(({ heading, pattern }, index) => (pattern === rowDay ? [{ heading, index }] : []));

const keysForAutomaticAccounts = new Set(
  taxKeyFacts.filter(({ forAutomaticAccounts }) => forAutomaticAccounts).map(({ key }) => Number(key)),
);

/** Judges what the fields of a booking say together. Fields that are wrong by themselves are passed over. */
export function bookingCheck(context: RowContext): RowCheck {
  return (row) => [
    ...checkAccountLength(row, account, 'Konto', context),
    ...checkAccountLength(row, contraAccount, 'Gegenkonto (ohne BU-Schlüssel)', context),
    ...checkTaxKey(row, context),
    ...checkDocumentDate(row, context),
    ...checkDates(row),
    ...checkTogether(row),
    ...checkDocumentLink(row),
    ...checkEuVatIds(row),
    ...checkLock(row, context),
  ];
}

/** The date of a booking in ISO form: the row has day and month, the year is that of the batch. */
export function documentDateOf(written: string, from: string | undefined): string | undefined {
  return from === undefined ? undefined : isoOfRowDate(`${written}${from.slice(0, 4)}`);
}

function checkTaxKey(row: ExtfRow, { automaticAccounts }: RowContext): Diagnostic[] {
  const key = textAt(row, taxKey);
  if (!/^\d+$/.test(key) || Number(key) === 0 || keysForAutomaticAccounts.has(Number(key))) return [];
  const automatic = [account, contraAccount]
    .map((position) => textAt(row, position))
    .find((each) => automaticAccounts.has(each));
  if (automatic === undefined) return [];
  const facts = { field: 'BU-Schlüssel', number: taxKey + 1, account: automatic, taxKey: key };
  return [datevDiagnostic('tax_key_on_automatic_account', placeOf(row, taxKey, 'BU-Schlüssel'), facts)];
}

function checkDocumentDate(row: ExtfRow, { from, to, fiscalYearStart }: RowContext): Diagnostic[] {
  const written = textAt(row, documentDate);
  // Of a batch of two years nobody knows which of them a day without a year is in.
  if (!rowDayOfYear.test(written) || from === undefined || from.slice(0, 4) !== to?.slice(0, 4)) return [];
  const place = placeOf(row, documentDate, 'Belegdatum');
  const facts = { field: 'Belegdatum', number: documentDate + 1, from, to, fiscalYearStart };
  const date = documentDateOf(written, from);
  if (date === undefined) return [datevDiagnostic('date_impossible', place, facts)];
  if (fiscalYearStart !== undefined && date < fiscalYearStart)
    return [datevDiagnostic('date_before_fiscal_year', place, facts)];
  return date >= from && date <= to ? [] : [datevDiagnostic('date_outside_batch', place, facts)];
}

function checkDates(row: ExtfRow): Diagnostic[] {
  return dates.flatMap(({ heading, index }) => {
    const written = textAt(row, index);
    if (!rowDay.test(written) || isoOfRowDate(written) !== undefined) return [];
    return [datevDiagnostic('date_impossible', placeOf(row, index, heading), { field: heading, number: index + 1 })];
  });
}

function checkDocumentLink(row: ExtfRow): Diagnostic[] {
  const link = textAt(row, documentLink);
  if (link === '' || /^(BEDI|DDMS) "[\dA-Fa-f]{8}(-[\dA-Fa-f]{4}){3}-[\dA-Fa-f]{12}"$/.test(link)) return [];
  const facts = { field: 'Beleglink', number: documentLink + 1 };
  return [datevDiagnostic('document_link', placeOf(row, documentLink, 'Beleglink'), facts)];
}

function checkEuVatIds(row: ExtfRow): Diagnostic[] {
  return euVatIds.flatMap(({ heading, index }) => {
    const written = textAt(row, index);
    if (written === '' || /^[A-Z]{2}[\dA-Z+*]{2,13}$/.test(written)) return [];
    return [datevDiagnostic('eu_vat_id', placeOf(row, index, heading), { field: heading, number: index + 1 })];
  });
}

function checkLock(row: ExtfRow, { lock: header }: RowContext): Diagnostic[] {
  const written = textAt(row, lock);
  const place = placeOf(row, lock, 'Festschreibung');
  const facts = { field: 'Festschreibung', number: lock + 1 };
  if (written === '') return [datevDiagnostic('lock_not_stated', place, facts)];
  if (header === '' || written === header) return [];
  return [datevDiagnostic('lock_differs', place, { ...facts, row: written, header })];
}
