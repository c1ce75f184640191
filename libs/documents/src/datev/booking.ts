import { germanDecimal, rowDate } from './extf-fields.ts';

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
}

/** The fields of a booking by the heading of their column; the rest of the 125 columns stays empty. */
export function bookingFields(booking: Booking, locked: boolean): Record<string, string | undefined> {
  const additional = (booking.additional ?? []).flatMap(({ kind, content }, index) => [
    [`Zusatzinformation - Art ${index + 1}`, kind],
    [`Zusatzinformation- Inhalt ${index + 1}`, content],
  ]);
  return {
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
