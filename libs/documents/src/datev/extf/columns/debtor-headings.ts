import type { Debtor } from '../debtor.ts';
import { propertiesByHeading } from './property-headings.ts';

type Property = Exclude<keyof Debtor, 'otherFields'> | `name.${'company' | 'first' | 'last' | 'unspecified'}`;

/** Under which heading each property of a party stands. */
export const debtorHeadings = {
  account: 'Konto',
  name: 'Adressattyp',
  'name.company': 'Name (Adressattyp Unternehmen)',
  'name.last': 'Name (Adressattyp natürl. Person)',
  'name.first': 'Vorname (Adressattyp natürl. Person)',
  'name.unspecified': 'Name (Adressattyp keine Angabe)',
  vatId: 'EU-UStID',
  street: 'Straße',
  addressSupplement: 'Adresszusatz',
  postCode: 'Postleitzahl',
  city: 'Ort',
  country: 'Land',
  telephone: 'Telefon',
  email: 'E-Mail',
  contact: 'Ansprechpartner',
  iban: 'IBAN-Nr. 1',
  bic: 'SWIFT-Code 1',
  customerNumber: 'Kunden-/Lief.-Nr.',
  dueDays: 'Fälligkeit in Tagen (Debitor)',
  discountPercent: 'Skonto in Prozent (Debitor)',
  paymentTerm: 'Zahlungsbedingung',
  foreignNumber: 'Nummer Fremdsystem',
} as const satisfies Record<Property, string>;

/** The country of a VAT id stands apart from it. */
export const vatCountryHeading = 'EU-Land';

/** The country of an IBAN stands in it, and beside it once more. */
export const ibanCountryHeading = 'Länderkennzeichen 1';

/** The property of a party that stands under a heading, or from which it follows. */
export const debtorProperties: Readonly<Record<string, string>> = {
  ...propertiesByHeading(debtorHeadings),
  [vatCountryHeading]: 'vatId',
  [ibanCountryHeading]: 'iban',
};
