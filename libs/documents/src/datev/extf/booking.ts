import { withoutUndefined } from '../../present-values.ts';
import { bookingColumns } from './columns/booking-columns.ts';
import { documentDateOf } from './checks/check-booking.ts';
import type { ExtfRow } from './extf-row.ts';
import { textAt } from './extf-row.ts';
import { germanDecimal, isoOfRowDate, plainDecimal, rowDate } from './extf-values.ts';

/** One booking of a Buchungsstapel. Amounts are positive decimal strings with a point, dates ISO dates. */
export interface Booking {
  /** Umsatz: gross, positive; the side says the direction. */
  amount: string;
  /** Soll or Haben, seen from `account`. */
  side: 'debit' | 'credit';
  /** ISO currency of the amount, where it is not that of the header; then `rate`, `baseAmount` and `baseCurrency` belong to it. */
  currency?: string;
  rate?: string;
  baseAmount?: string;
  baseCurrency?: string;
  account: string;
  contraAccount: string;
  /** BU-Schlüssel; left out for automatic accounts. */
  taxKey?: string;
  /** Belegdatum; must lie in the period of the batch. */
  documentDate: string;
  /** Belegfeld 1: the invoice number, by which DATEV clears open items; up to 36 of `A-Z a-z 0-9 _ $ & % * + - /`. */
  documentField1: string;
  /** Belegfeld 2: up to 12 of the same characters, often the due date. */
  documentField2?: string;
  /** Skonto, on payments only. */
  discount?: string;
  /** Buchungstext, up to 60 characters. */
  text?: string;
  /** Beleglink, as `BEDI "<GUID>"`. */
  documentLink?: string;
  /** Kostenstelle 1 and 2. */
  costCentre1?: string;
  costCentre2?: string;
  /** EU country and VAT id of the customer, for supplies that are reported. */
  euVatId?: string;
  euVatRate?: string;
  /** Additional information, up to 20 pairs of kind and content. */
  additional?: { kind: string; content: string }[];
  orderNumber?: string;
  /** Leistungsdatum; written with the tax period, which defaults to it. */
  serviceDate?: string;
  taxPeriodDate?: string;
  /** Fälligkeit of the open item. */
  dueDate?: string;
  /** Generalumkehr: the booking is taken back with the same side. */
  reversal?: boolean;
  /** Any other of the 125 columns by its heading, as DATEV writes it. */
  otherFields?: Readonly<Record<string, string>>;
}

const mostAdditional = 20;
const positions = new Map(bookingColumns.map(({ heading }, index) => [heading, index]));

/** The fields of a booking by the heading of their column; the rest of the 125 columns stays empty. */
export function bookingFields(booking: Booking, locked: boolean): Readonly<Record<string, string | undefined>> {
  const additional = (booking.additional ?? []).flatMap(({ kind, content }, index) => [
    [kindHeading(index), kind],
    [contentHeading(index), content],
  ]);
  return {
    ...booking.otherFields,
    'Umsatz (ohne Soll/Haben-Kz)': germanDecimal(booking.amount),
    'Soll/Haben-Kennzeichen': booking.side === 'debit' ? 'S' : 'H',
    'WKZ Umsatz': booking.currency,
    Kurs: germanDecimal(booking.rate),
    'Basis-Umsatz': germanDecimal(booking.baseAmount),
    'WKZ Basis-Umsatz': booking.baseCurrency,
    Konto: booking.account,
    'Gegenkonto (ohne BU-Schlüssel)': booking.contraAccount,
    'BU-Schlüssel': booking.taxKey,
    Belegdatum: rowDate(booking.documentDate)?.slice(0, 4),
    'Belegfeld 1': booking.documentField1,
    'Belegfeld 2': booking.documentField2,
    Skonto: germanDecimal(booking.discount),
    Buchungstext: booking.text,
    Beleglink: booking.documentLink,
    'KOST1 - Kostenstelle': booking.costCentre1,
    'KOST2 - Kostenstelle': booking.costCentre2,
    'EU-Land u. UStID (Bestimmung)': booking.euVatId,
    'EU-Steuersatz (Bestimmung)': germanDecimal(booking.euVatRate)?.padStart(5, '0'),
    ...Object.fromEntries(additional),
    Auftragsnummer: booking.orderNumber,
    Festschreibung: locked ? '1' : '0',
    Leistungsdatum: rowDate(booking.serviceDate),
    'Datum Zuord. Steuerperiode': rowDate(booking.taxPeriodDate ?? booking.serviceDate),
    Fälligkeit: rowDate(booking.dueDate),
    'Generalumkehr (GU)': booking.reversal ? '1' : undefined,
  };
}

/** The booking that a checked row says; `from` is the first day of the batch, whose year the document date has. */
export function bookingOf(row: ExtfRow, from: string): Booking {
  const read = (heading: string): string | undefined => textAt(row, positions.get(heading) ?? -1) || undefined;
  const decimal = (heading: string): string | undefined => mapped(read(heading), plainDecimal);
  const day = (heading: string): string | undefined => mapped(read(heading), isoOfRowDate);
  const serviceDate = day('Leistungsdatum');
  const taxPeriodDate = day('Datum Zuord. Steuerperiode');
  return withoutUndefined({
    amount: decimal('Umsatz (ohne Soll/Haben-Kz)') ?? '',
    side: read('Soll/Haben-Kennzeichen') === 'H' ? ('credit' as const) : ('debit' as const),
    currency: read('WKZ Umsatz'),
    rate: decimal('Kurs'),
    baseAmount: decimal('Basis-Umsatz'),
    baseCurrency: read('WKZ Basis-Umsatz'),
    account: read('Konto') ?? '',
    contraAccount: read('Gegenkonto (ohne BU-Schlüssel)') ?? '',
    taxKey: read('BU-Schlüssel'),
    documentDate: documentDateOf(read('Belegdatum') ?? '', from) ?? '',
    documentField1: read('Belegfeld 1') ?? '',
    documentField2: read('Belegfeld 2'),
    discount: decimal('Skonto'),
    text: read('Buchungstext'),
    documentLink: read('Beleglink'),
    costCentre1: read('KOST1 - Kostenstelle'),
    costCentre2: read('KOST2 - Kostenstelle'),
    euVatId: read('EU-Land u. UStID (Bestimmung)'),
    euVatRate: decimal('EU-Steuersatz (Bestimmung)'),
    additional: additionalOf(read),
    orderNumber: read('Auftragsnummer'),
    serviceDate,
    taxPeriodDate: taxPeriodDate === serviceDate ? undefined : taxPeriodDate,
    dueDate: day('Fälligkeit'),
    reversal: mapped(read('Generalumkehr (GU)'), (flag) => flag !== '0'),
    otherFields: otherFieldsOf(row),
  });
}

function mapped<T>(value: string | undefined, map: (text: string) => T): T | undefined {
  return value === undefined ? undefined : map(value);
}

function additionalOf(read: (heading: string) => string | undefined): Booking['additional'] {
  const pairs = Array.from({ length: mostAdditional }, (_, index) => ({
    kind: read(kindHeading(index)) ?? '',
    content: read(contentHeading(index)) ?? '',
  })).filter(({ kind, content }) => kind !== '' || content !== '');
  return pairs.length === 0 ? undefined : pairs;
}

const bare: Booking = {
  amount: '',
  side: 'debit',
  account: '',
  contraAccount: '',
  documentDate: '',
  documentField1: '',
};
const namedColumns = new Set(Object.keys(bookingFields(bare, false)));
const otherColumns = bookingColumns.flatMap(({ heading }, index) =>
  namedColumns.has(heading) || heading.startsWith('Zusatzinformation') ? [] : [{ heading, index }],
);

/** What the row holds in columns that no property of a booking stands for. */
function otherFieldsOf(row: ExtfRow): Booking['otherFields'] {
  const filled = otherColumns.flatMap(({ heading, index }): [string, string][] => {
    const written = textAt(row, index);
    return written === '' ? [] : [[heading, written]];
  });
  return filled.length === 0 ? undefined : Object.fromEntries(filled);
}

function kindHeading(index: number): string {
  return `Zusatzinformation - Art ${index + 1}`;
}

function contentHeading(index: number): string {
  return `Zusatzinformation- Inhalt ${index + 1}`;
}
