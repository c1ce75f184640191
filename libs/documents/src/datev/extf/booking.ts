import { withoutUndefined } from '../../present-values.ts';
import { bookingColumns } from './columns/booking-columns.ts';
import { additionalHeadings, bookingHeadings as at } from './columns/booking-headings.ts';
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

const positions = new Map(bookingColumns.map(({ heading }, index) => [heading, index]));

/** The fields of a booking by the heading of their column; the rest of the 125 columns stays empty. */
export function bookingFields(booking: Booking, locked: boolean): Readonly<Record<string, string | undefined>> {
  const additional = (booking.additional ?? []).flatMap(({ kind, content }, index) => {
    const headings = additionalHeadings[index];
    return headings === undefined
      ? []
      : [
          [headings.kind, kind],
          [headings.content, content],
        ];
  });
  return {
    ...booking.otherFields,
    [at.amount]: germanDecimal(booking.amount),
    [at.side]: booking.side === 'debit' ? 'S' : 'H',
    [at.currency]: booking.currency,
    [at.rate]: germanDecimal(booking.rate),
    [at.baseAmount]: germanDecimal(booking.baseAmount),
    [at.baseCurrency]: booking.baseCurrency,
    [at.account]: booking.account,
    [at.contraAccount]: booking.contraAccount,
    [at.taxKey]: booking.taxKey,
    [at.documentDate]: rowDate(booking.documentDate)?.slice(0, 4),
    [at.documentField1]: booking.documentField1,
    [at.documentField2]: booking.documentField2,
    [at.discount]: germanDecimal(booking.discount),
    [at.text]: booking.text,
    [at.documentLink]: booking.documentLink,
    [at.costCentre1]: booking.costCentre1,
    [at.costCentre2]: booking.costCentre2,
    [at.euVatId]: booking.euVatId,
    [at.euVatRate]: germanDecimal(booking.euVatRate)?.padStart(5, '0'),
    ...Object.fromEntries(additional),
    [at.orderNumber]: booking.orderNumber,
    Festschreibung: locked ? '1' : '0',
    [at.serviceDate]: rowDate(booking.serviceDate),
    [at.taxPeriodDate]: rowDate(booking.taxPeriodDate ?? booking.serviceDate),
    [at.dueDate]: rowDate(booking.dueDate),
    [at.reversal]: booking.reversal ? '1' : undefined,
  };
}

/** The booking that a checked row says; `from` is the first day of the batch, whose year the document date has. */
export function bookingOf(row: ExtfRow, from: string): Booking {
  const read = (heading: string): string | undefined => textAt(row, positions.get(heading) ?? -1) || undefined;
  const decimal = (heading: string): string | undefined => mapped(read(heading), plainDecimal);
  const day = (heading: string): string | undefined => mapped(read(heading), isoOfRowDate);
  const serviceDate = day(at.serviceDate);
  const taxPeriodDate = day(at.taxPeriodDate);
  return withoutUndefined({
    amount: decimal(at.amount) ?? '',
    side: read(at.side) === 'H' ? ('credit' as const) : ('debit' as const),
    currency: read(at.currency),
    rate: decimal(at.rate),
    baseAmount: decimal(at.baseAmount),
    baseCurrency: read(at.baseCurrency),
    account: read(at.account) ?? '',
    contraAccount: read(at.contraAccount) ?? '',
    taxKey: read(at.taxKey),
    documentDate: documentDateOf(read(at.documentDate) ?? '', from) ?? '',
    documentField1: read(at.documentField1) ?? '',
    documentField2: read(at.documentField2),
    discount: decimal(at.discount),
    text: read(at.text),
    documentLink: read(at.documentLink),
    costCentre1: read(at.costCentre1),
    costCentre2: read(at.costCentre2),
    euVatId: read(at.euVatId),
    euVatRate: decimal(at.euVatRate),
    additional: additionalOf(read),
    orderNumber: read(at.orderNumber),
    serviceDate,
    taxPeriodDate: taxPeriodDate === serviceDate ? undefined : taxPeriodDate,
    dueDate: day(at.dueDate),
    reversal: mapped(read(at.reversal), (flag) => flag !== '0'),
    otherFields: otherFieldsOf(row),
  });
}

function mapped<T>(value: string | undefined, map: (text: string) => T): T | undefined {
  return value === undefined ? undefined : map(value);
}

function additionalOf(read: (heading: string) => string | undefined): Booking['additional'] {
  const pairs = additionalHeadings
    .map(({ kind, content }) => ({ kind: read(kind) ?? '', content: read(content) ?? '' }))
    .filter(({ kind, content }) => kind !== '' || content !== '');
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
