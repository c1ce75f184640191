import type { Diagnostic } from '../diagnostic.ts';
import { datevDiagnostic } from './datev-diagnostics.ts';
import { checkFields, compactDate, writeFields } from './extf-fields.ts';
import { headerColumns } from './header-columns.ts';

/** Whom an EXTF file is for and who wrote it. Dates are ISO dates. */
export interface ExtfHeader {
  /** Date and time of writing, `2026-11-21T10:15:00.000`, in the office's own time. */
  createdAt: string;
  /** Two letters for the writing program. */
  origin?: string;
  exportedBy?: string;
  /** Beraternummer, 1001 to 9999999. */
  consultant: string;
  /** Mandantennummer, 1 to 99999. */
  client: string;
  fiscalYearStart: string;
  /** Sachkontenlänge, 4 to 8 digits; personal accounts have one more. */
  accountLength: number;
  /** Label of the file, up to 30 letters, digits, blanks and `.-/`, without umlauts. */
  label: string;
  /** Sachkontenrahmen: `03`, `04` … */
  chartOfAccounts?: string;
  /** Up to 16 characters of our own. */
  applicationInformation?: string;
}

/** The header of a Buchungsstapel. */
export interface BatchHeader extends ExtfHeader {
  /** First and last day of the period; both in the same calendar year. */
  from: string;
  to: string;
  /** Two or four capitals of the person who books. */
  initials?: string;
  /** Whether the bookings are locked on import; written out in each row, since an empty field locks the whole batch. */
  locked: boolean;
  /** ISO currency of the client's books. */
  currency: string;
}

/** The format of a file: category, name and version as DATEV numbers them. */
export interface ExtfFormat {
  category: number;
  name: string;
  version: number;
}

/** The header line of a Buchungsstapel. */
export function batchHeaderValues(header: BatchHeader, format: ExtfFormat): string[] {
  return headerValues(header, format, [compactDate(header.from), compactDate(header.to)], header.initials, [
    '1',
    '0',
    header.locked ? '1' : '0',
    header.currency,
  ]);
}

/** The header line of master data, which has no period and no locking. */
export function masterHeaderValues(header: ExtfHeader, format: ExtfFormat): string[] {
  return headerValues(header, format, ['', ''], undefined, ['', '', '', '']);
}

function headerValues(
  header: ExtfHeader,
  format: ExtfFormat,
  period: string[],
  initials: string | undefined,
  booking: string[],
): string[] {
  return [
    'EXTF',
    '700',
    String(format.category),
    format.name,
    String(format.version),
    header.createdAt.replace(/\D/g, '').padEnd(17, '0').slice(0, 17),
    '',
    header.origin ?? '',
    header.exportedBy ?? '',
    '',
    header.consultant,
    header.client,
    compactDate(header.fiscalYearStart),
    String(header.accountLength),
    ...period,
    header.label,
    initials ?? '',
    ...booking,
    '',
    '',
    '',
    '',
    header.chartOfAccounts ?? '',
    '',
    '',
    '',
    header.applicationInformation ?? '',
  ];
}

/** What is wrong with a header line; `required` are headings that must be filled. */
export function checkHeader(values: readonly string[], required: readonly string[]): Diagnostic[] {
  return checkFields(headerColumns, values, { line: 1, path: 'header', required });
}

/** What is wrong with the period of a batch: another calendar year, the wrong order, before the fiscal year. */
export function checkPeriod(header: BatchHeader): Diagnostic[] {
  const oneYear = header.from.slice(0, 4) === header.to.slice(0, 4);
  if (oneYear && header.from <= header.to && header.from >= header.fiscalYearStart) return [];
  return [
    datevDiagnostic(
      'two_calendar_years',
      { line: 1, path: 'header.from' },
      { from: header.from, to: header.to, fiscalYearStart: header.fiscalYearStart },
    ),
  ];
}

/** The header as it stands in the file. */
export function writeHeader(values: readonly string[]): string {
  return writeFields(headerColumns, values);
}
