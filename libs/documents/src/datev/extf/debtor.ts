import { withoutUndefined } from '../../present-values.ts';
import type { ExtfRow } from './extf-row.ts';
import { textAt } from './extf-row.ts';
import { germanDecimal, plainDecimal } from './extf-values.ts';
import type { RowFields } from './extf-writer.ts';
import { partyColumns } from './columns/party-columns.ts';

/** Master data of a customer or supplier. */
export interface Debtor {
  /** Personenkonto: one digit longer than general ledger accounts; customers begin with 1 to 6, suppliers with 7 to 9. */
  account: string;
  /** A company by its name, or a person by both names. */
  name: { company: string } | { first: string; last: string } | { unspecified: string };
  /** VAT id with its country prefix. */
  vatId?: string;
  street?: string;
  addressSupplement?: string;
  postCode?: string;
  city?: string;
  /** ISO country. */
  country?: string;
  telephone?: string;
  email?: string;
  contact?: string;
  iban?: string;
  bic?: string;
  customerNumber?: string;
  /** Days until payment is due and Skonto in percent, of a customer; suppliers have a payment term or columns of their own. */
  dueDays?: number;
  discountPercent?: string;
  /** Number of a Zahlungsbedingung. */
  paymentTerm?: string;
  /** The number under which another system knows this party, up to 15 characters. */
  foreignNumber?: string;
  /** Any other of the 254 columns by its heading, as DATEV writes it. */
  otherFields?: Readonly<Record<string, string>>;
}

/** The property of a party that stands under a heading, or from which it follows. */
export const debtorProperties: Readonly<Record<string, string>> = {
  Konto: 'account',
  'Name (Adressattyp Unternehmen)': 'name.company',
  'Name (Adressattyp natürl. Person)': 'name.last',
  'Vorname (Adressattyp natürl. Person)': 'name.first',
  'Name (Adressattyp keine Angabe)': 'name.unspecified',
  Adressattyp: 'name',
  'EU-Land': 'vatId',
  'EU-UStID': 'vatId',
  Straße: 'street',
  Adresszusatz: 'addressSupplement',
  Postleitzahl: 'postCode',
  Ort: 'city',
  Land: 'country',
  Telefon: 'telephone',
  'E-Mail': 'email',
  Ansprechpartner: 'contact',
  'IBAN-Nr. 1': 'iban',
  'Länderkennzeichen 1': 'iban',
  'SWIFT-Code 1': 'bic',
  'Kunden-/Lief.-Nr.': 'customerNumber',
  'Fälligkeit in Tagen (Debitor)': 'dueDays',
  'Skonto in Prozent (Debitor)': 'discountPercent',
  Zahlungsbedingung: 'paymentTerm',
  'Nummer Fremdsystem': 'foreignNumber',
};

/** The fields of a party by the heading of their column. */
export function debtorFields(debtor: Debtor): RowFields {
  return {
    ...derivedFields(debtor),
    ...debtor.otherFields,
    Konto: debtor.account,
    ...nameFields(debtor.name),
    'EU-Land': debtor.vatId?.slice(0, 2),
    'EU-UStID': debtor.vatId?.slice(2),
    Straße: debtor.street,
    Adresszusatz: debtor.addressSupplement,
    Postleitzahl: debtor.postCode,
    Ort: debtor.city,
    Land: debtor.country,
    Telefon: debtor.telephone,
    'E-Mail': debtor.email,
    Ansprechpartner: debtor.contact,
    'IBAN-Nr. 1': debtor.iban,
    'SWIFT-Code 1': debtor.bic,
    'Kunden-/Lief.-Nr.': debtor.customerNumber,
    'Fälligkeit in Tagen (Debitor)': debtor.dueDays?.toString(),
    'Skonto in Prozent (Debitor)': germanDecimal(debtor.discountPercent),
    Zahlungsbedingung: debtor.paymentTerm,
    'Nummer Fremdsystem': debtor.foreignNumber,
  };
}

/** What follows from the rest, and is therefore no property of a party; another value is one of its other fields. */
function derivedFields(debtor: Debtor): RowFields {
  return {
    Adressart: debtor.street ? 'STR' : undefined,
    'Kennz. Korrespondenzadresse': debtor.city ? '1' : undefined,
    'Länderkennzeichen 1': debtor.iban?.slice(0, 2),
    'Kennz. Hauptbankverb. 1': debtor.iban ? '1' : undefined,
  };
}

function nameFields(name: Debtor['name']): RowFields {
  if ('company' in name) return { 'Name (Adressattyp Unternehmen)': name.company, Adressattyp: '2' };
  if ('unspecified' in name) return { 'Name (Adressattyp keine Angabe)': name.unspecified, Adressattyp: '0' };
  return {
    'Name (Adressattyp natürl. Person)': name.last,
    'Vorname (Adressattyp natürl. Person)': name.first,
    Adressattyp: '1',
  };
}

const positions = new Map(partyColumns.map(({ heading }, index) => [heading, index]));

/** The party that a checked row says. */
export function debtorOf(row: ExtfRow): Debtor {
  const read = (heading: string): string | undefined => textAt(row, positions.get(heading) ?? -1) || undefined;
  const dueDays = read('Fälligkeit in Tagen (Debitor)');
  const discount = read('Skonto in Prozent (Debitor)');
  const vatId = `${read('EU-Land') ?? ''}${read('EU-UStID') ?? ''}`;
  const debtor: Debtor = withoutUndefined({
    account: read('Konto') ?? '',
    name: nameOf(read),
    vatId: vatId || undefined,
    street: read('Straße'),
    addressSupplement: read('Adresszusatz'),
    postCode: read('Postleitzahl'),
    city: read('Ort'),
    country: read('Land'),
    telephone: read('Telefon'),
    email: read('E-Mail'),
    contact: read('Ansprechpartner'),
    iban: read('IBAN-Nr. 1'),
    bic: read('SWIFT-Code 1'),
    customerNumber: read('Kunden-/Lief.-Nr.'),
    dueDays: dueDays === undefined ? undefined : Number(dueDays),
    discountPercent: discount === undefined ? undefined : plainDecimal(discount),
    paymentTerm: read('Zahlungsbedingung'),
    foreignNumber: read('Nummer Fremdsystem'),
  });
  return withoutUndefined({ ...debtor, otherFields: otherFieldsOf(row, debtor) });
}

function nameOf(read: (heading: string) => string | undefined): Debtor['name'] {
  const kind = read('Adressattyp');
  const company = read('Name (Adressattyp Unternehmen)');
  if (kind === '1')
    return {
      first: read('Vorname (Adressattyp natürl. Person)') ?? '',
      last: read('Name (Adressattyp natürl. Person)') ?? '',
    };
  if (kind === '2' || company !== undefined) return { company: company ?? '' };
  return { unspecified: read('Name (Adressattyp keine Angabe)') ?? '' };
}

/** What the row holds that the properties of the party would not bring back. */
function otherFieldsOf(row: ExtfRow, debtor: Debtor): Debtor['otherFields'] {
  const known = debtorFields(debtor);
  const derived = Object.keys(derivedFields(debtor));
  const others = [...positions].flatMap(([heading, index]): [string, string][] => {
    const written = textAt(row, index);
    if (written === (known[heading] ?? '') || (heading in known && !derived.includes(heading))) return [];
    return [[heading, written]];
  });
  return others.length === 0 ? undefined : Object.fromEntries(others);
}
