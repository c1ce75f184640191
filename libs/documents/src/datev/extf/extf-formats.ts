import { accountLabelColumns } from './columns/account-label-columns.ts';
import { bookingColumns } from './columns/booking-columns.ts';
import type { ExtfColumn } from './columns/extf-column.ts';
import { partyColumns } from './columns/party-columns.ts';
import { paymentTermColumns } from './columns/payment-term-columns.ts';

/** A kind of EXTF file. */
export interface ExtfFormat {
  category: number;
  name: string;
  /** The version that we write. */
  version: number;
  /** How many columns each version has that we read; two numbers where sources differ. */
  columnCounts: Readonly<Record<number, readonly number[]>>;
  /** Columns of the newest version; older ones have the first of them. */
  columns: readonly ExtfColumn[];
  required: readonly string[];
  /** Master data have no period, no lock and no currency. */
  movements: boolean;
  /** Whether the quotation marks of the columns are DATEV's own word. */
  quotesProven: boolean;
}

/** Buchungsstapel. Versions: DATEV portal; 10 has 120 columns in transcriptions and 121 in the definitions of DATEV's checking program. */
export const bookingFormat: ExtfFormat = {
  category: 21,
  name: 'Buchungsstapel',
  version: 13,
  columnCounts: { 7: [116], 8: [117], 9: [120], 10: [120, 121], 11: [122], 12: [124], 13: [125] },
  columns: bookingColumns,
  required: [
    'Umsatz (ohne Soll/Haben-Kz)',
    'Soll/Haben-Kennzeichen',
    'Konto',
    'Gegenkonto (ohne BU-Schlüssel)',
    'Belegdatum',
  ],
  movements: true,
  quotesProven: true,
};

/** Debitoren/Kreditoren. */
export const partyFormat: ExtfFormat = {
  category: 16,
  name: 'Debitoren/Kreditoren',
  version: 5,
  columnCounts: { 5: [254] },
  columns: partyColumns,
  required: ['Konto'],
  movements: false,
  quotesProven: false,
};

/** Sachkontenbeschriftungen, in the header called Kontenbeschriftungen; version 3 has a long label more. */
export const accountLabelFormat: ExtfFormat = {
  category: 20,
  name: 'Kontenbeschriftungen',
  version: 3,
  columnCounts: { 2: [3], 3: [4] },
  columns: accountLabelColumns,
  required: ['Konto', 'Kontenbeschriftung'],
  movements: false,
  quotesProven: false,
};

/** Zahlungsbedingungen. */
export const paymentTermFormat: ExtfFormat = {
  category: 46,
  name: 'Zahlungsbedingungen',
  version: 2,
  columnCounts: { 2: [31] },
  columns: paymentTermColumns,
  required: ['Nummer', 'Bezeichnung', 'Fälligkeitstyp'],
  movements: false,
  quotesProven: false,
};

/** The formats whose rows are known. */
export const extfFormats: readonly ExtfFormat[] = [bookingFormat, partyFormat, accountLabelFormat, paymentTermFormat];

/** Formats that exist, but whose rows are not judged here, by category. Source: headers of DATEV's sample files. */
export const otherFormatNames: Readonly<Record<number, string>> = {
  44: 'Textschlüssel',
  48: 'Diverse Adressen',
  65: 'Wiederkehrende Buchungen',
  66: 'Natural-Stapel',
};
