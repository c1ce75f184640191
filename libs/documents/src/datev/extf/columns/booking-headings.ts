import type { Booking } from '../booking.ts';
import { propertiesByHeading } from './property-headings.ts';

/** Under which heading each property of a booking stands. */
export const bookingHeadings = {
  amount: 'Umsatz (ohne Soll/Haben-Kz)',
  side: 'Soll/Haben-Kennzeichen',
  currency: 'WKZ Umsatz',
  rate: 'Kurs',
  baseAmount: 'Basis-Umsatz',
  baseCurrency: 'WKZ Basis-Umsatz',
  account: 'Konto',
  contraAccount: 'Gegenkonto (ohne BU-Schlüssel)',
  taxKey: 'BU-Schlüssel',
  documentDate: 'Belegdatum',
  documentField1: 'Belegfeld 1',
  documentField2: 'Belegfeld 2',
  discount: 'Skonto',
  text: 'Buchungstext',
  documentLink: 'Beleglink',
  costCentre1: 'KOST1 - Kostenstelle',
  costCentre2: 'KOST2 - Kostenstelle',
  euVatId: 'EU-Land u. UStID (Bestimmung)',
  euVatRate: 'EU-Steuersatz (Bestimmung)',
  orderNumber: 'Auftragsnummer',
  serviceDate: 'Leistungsdatum',
  taxPeriodDate: 'Datum Zuord. Steuerperiode',
  dueDate: 'Fälligkeit',
  reversal: 'Generalumkehr (GU)',
} as const satisfies Record<Exclude<keyof Booking, 'additional' | 'otherFields'>, string>;

/** Pairs of additional information that a row holds. */
export const mostAdditional = 20;

/** Headings of the pairs of additional information. */
export const additionalHeadings = Array.from({ length: mostAdditional }, (_, index) => ({
  kind: `Zusatzinformation - Art ${index + 1}`,
  content: `Zusatzinformation- Inhalt ${index + 1}`,
}));

/** The property of a booking that stands under a heading. */
export const bookingProperties: Readonly<Record<string, string>> = {
  ...propertiesByHeading(bookingHeadings),
  ...Object.fromEntries(
    additionalHeadings.flatMap(({ kind, content }, index) => [
      [kind, `additional[${index}].kind`],
      [content, `additional[${index}].content`],
    ]),
  ),
};
