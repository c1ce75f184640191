import { withoutUndefined } from '../../present-values.ts';
import { positionOf } from './columns/extf-column.ts';
import type { ExtfRow } from './extf-row.ts';
import { rowOf, textAt } from './extf-row.ts';
import { compactDate, isoOfCompact } from './extf-values.ts';
import { headerColumns } from './columns/header-columns.ts';
import { propertiesByHeading } from './columns/property-headings.ts';

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
  /** Buchungstyp where it is not 1, Finanzbuchführung: 2 is Jahresabschluss. */
  bookingType?: string;
  /** Rechnungslegungszweck where it is not 0, independent: 30 tax law, 40 imputed, 50 commercial law, 64 IFRS. */
  accountingPurpose?: string;
}

/** The format of a file: category, name and version as DATEV numbers them. */
export interface FormatName {
  category: number;
  name: string;
  version: number;
}

/** Under which heading of the header each property stands. */
const at = {
  createdAt: 'Erzeugt am',
  origin: 'Herkunft',
  exportedBy: 'Exportiert von',
  consultant: 'Beraternummer',
  client: 'Mandantennummer',
  fiscalYearStart: 'WJ-Beginn',
  accountLength: 'Sachkontenlänge',
  from: 'Datum vom',
  to: 'Datum bis',
  label: 'Bezeichnung',
  initials: 'Diktatkürzel',
  bookingType: 'Buchungstyp',
  accountingPurpose: 'Rechnungslegungszweck',
  locked: 'Festschreibung',
  currency: 'WKZ',
  chartOfAccounts: 'Sachkontenrahmen',
  applicationInformation: 'Anwendungsinformation',
} as const satisfies Record<keyof BatchHeader, string>;

const properties = propertiesByHeading(at);
const propertyOf = (heading: string): string => properties[heading] ?? heading;

const position = (heading: string): number => positionOf(headerColumns, heading);

/** Where the fields of the header stand that others judge by. */
export const headerAt = {
  category: position('Formatkategorie'),
  name: position('Formatname'),
  version: position('Formatversion'),
  createdAt: position(at.createdAt),
  accountLength: position(at.accountLength),
  fiscalYearStart: position(at.fiscalYearStart),
  from: position(at.from),
  to: position(at.to),
  locked: position(at.locked),
  chartOfAccounts: position(at.chartOfAccounts),
};

/** The header line of a Buchungsstapel. */
export function batchHeaderRow(header: BatchHeader, format: FormatName): ExtfRow {
  return headerRow(header, format, {
    [at.from]: compactDate(header.from),
    [at.to]: compactDate(header.to),
    [at.initials]: header.initials,
    [at.bookingType]: header.bookingType ?? '1',
    [at.accountingPurpose]: header.accountingPurpose ?? '0',
    [at.locked]: header.locked ? '1' : '0',
    [at.currency]: header.currency,
  });
}

/** The header line of master data, which has no period and no locking. */
export function masterHeaderRow(header: ExtfHeader, format: FormatName): ExtfRow {
  return headerRow(header, format, {});
}

function headerRow(header: ExtfHeader, format: FormatName, own: Record<string, string | undefined>): ExtfRow {
  const fields: Record<string, string | undefined> = {
    Kennzeichen: 'EXTF',
    Versionsnummer: '700',
    Formatkategorie: String(format.category),
    Formatname: format.name,
    Formatversion: String(format.version),
    [at.createdAt]: header.createdAt.replace(/\D/g, '').padEnd(17, '0').slice(0, 17),
    [at.origin]: header.origin,
    [at.exportedBy]: header.exportedBy,
    [at.consultant]: header.consultant,
    [at.client]: header.client,
    [at.fiscalYearStart]: compactDate(header.fiscalYearStart),
    [at.accountLength]: String(header.accountLength),
    [at.label]: header.label,
    [at.chartOfAccounts]: header.chartOfAccounts,
    [at.applicationInformation]: header.applicationInformation,
    ...own,
  };
  const values = headerColumns.map(({ heading }) => fields[heading] ?? '');
  return rowOf(headerColumns, values, { line: 1, path: 'header', propertyOf });
}

/** The header that a checked line says, for any kind of file. */
export function headerOf(row: ExtfRow): ExtfHeader {
  const read = (heading: string): string => textAt(row, position(heading));
  const created = read(at.createdAt);
  return withoutUndefined({
    createdAt:
      `${created.slice(0, 4)}-${created.slice(4, 6)}-${created.slice(6, 8)}T` +
      `${created.slice(8, 10)}:${created.slice(10, 12)}:${created.slice(12, 14)}.${created.slice(14)}`,
    origin: read(at.origin) || undefined,
    exportedBy: read(at.exportedBy) || undefined,
    consultant: read(at.consultant),
    client: read(at.client),
    fiscalYearStart: isoOfCompact(read(at.fiscalYearStart)) ?? '',
    accountLength: Number(read(at.accountLength)),
    label: read(at.label),
    chartOfAccounts: read(at.chartOfAccounts) || undefined,
    applicationInformation: read(at.applicationInformation) || undefined,
  });
}

/** The header that a checked line of a Buchungsstapel says. An empty currency is the euro; an empty lock locks, as DATEV has it. */
export function batchHeaderOf(row: ExtfRow): BatchHeader {
  const read = (heading: string): string => textAt(row, position(heading));
  return withoutUndefined({
    ...headerOf(row),
    from: isoOfCompact(read(at.from)) ?? '',
    to: isoOfCompact(read(at.to)) ?? '',
    initials: read(at.initials) || undefined,
    locked: read(at.locked) !== '0',
    currency: read(at.currency) || 'EUR',
    bookingType: unlessUsual(read(at.bookingType), '1'),
    accountingPurpose: unlessUsual(read(at.accountingPurpose), '0'),
  });
}

function unlessUsual(written: string, usual: string): string | undefined {
  return written === '' || written === usual ? undefined : written;
}
