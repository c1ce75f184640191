import { withoutUndefined } from '../../present-values.ts';
import type { ExtfRow } from './extf-row.ts';
import { textAt } from './extf-row.ts';
import { germanDecimal, plainDecimal } from './extf-values.ts';
import type { RowFields } from './extf-writer.ts';
import { debtorHeadings as at, ibanCountryHeading, vatCountryHeading } from './columns/debtor-headings.ts';
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

/** The fields of a party by the heading of their column. */
export function debtorFields(debtor: Debtor): RowFields {
  return {
    ...derivedFields(debtor),
    ...debtor.otherFields,
    [at.account]: debtor.account,
    ...nameFields(debtor.name),
    [vatCountryHeading]: debtor.vatId?.slice(0, 2),
    [at.vatId]: debtor.vatId?.slice(2),
    [at.street]: debtor.street,
    [at.addressSupplement]: debtor.addressSupplement,
    [at.postCode]: debtor.postCode,
    [at.city]: debtor.city,
    [at.country]: debtor.country,
    [at.telephone]: debtor.telephone,
    [at.email]: debtor.email,
    [at.contact]: debtor.contact,
    [at.iban]: debtor.iban,
    [at.bic]: debtor.bic,
    [at.customerNumber]: debtor.customerNumber,
    [at.dueDays]: debtor.dueDays?.toString(),
    [at.discountPercent]: germanDecimal(debtor.discountPercent),
    [at.paymentTerm]: debtor.paymentTerm,
    [at.foreignNumber]: debtor.foreignNumber,
  };
}

/** What follows from the rest, and is therefore no property of a party; another value is one of its other fields. */
function derivedFields(debtor: Debtor): RowFields {
  return {
    Adressart: debtor.street ? 'STR' : undefined,
    'Kennz. Korrespondenzadresse': debtor.city ? '1' : undefined,
    [ibanCountryHeading]: debtor.iban?.slice(0, 2),
    'Kennz. Hauptbankverb. 1': debtor.iban ? '1' : undefined,
  };
}

function nameFields(name: Debtor['name']): RowFields {
  if ('company' in name) return { [at['name.company']]: name.company, [at.name]: '2' };
  if ('unspecified' in name) return { [at['name.unspecified']]: name.unspecified, [at.name]: '0' };
  return {
    [at['name.last']]: name.last,
    [at['name.first']]: name.first,
    [at.name]: '1',
  };
}

const positions = new Map(partyColumns.map(({ heading }, index) => [heading, index]));

/** The party that a checked row says. */
export function debtorOf(row: ExtfRow): Debtor {
  const read = (heading: string): string | undefined => textAt(row, positions.get(heading) ?? -1) || undefined;
  const dueDays = read(at.dueDays);
  const discount = read(at.discountPercent);
  const vatId = `${read(vatCountryHeading) ?? ''}${read(at.vatId) ?? ''}`;
  const debtor: Debtor = withoutUndefined({
    account: read(at.account) ?? '',
    name: nameOf(read),
    vatId: vatId || undefined,
    street: read(at.street),
    addressSupplement: read(at.addressSupplement),
    postCode: read(at.postCode),
    city: read(at.city),
    country: read(at.country),
    telephone: read(at.telephone),
    email: read(at.email),
    contact: read(at.contact),
    iban: read(at.iban),
    bic: read(at.bic),
    customerNumber: read(at.customerNumber),
    dueDays: dueDays === undefined ? undefined : Number(dueDays),
    discountPercent: discount === undefined ? undefined : plainDecimal(discount),
    paymentTerm: read(at.paymentTerm),
    foreignNumber: read(at.foreignNumber),
  });
  return withoutUndefined({ ...debtor, otherFields: otherFieldsOf(row, debtor) });
}

function nameOf(read: (heading: string) => string | undefined): Debtor['name'] {
  const kind = read(at.name);
  const company = read(at['name.company']);
  if (kind === '1')
    return {
      first: read(at['name.first']) ?? '',
      last: read(at['name.last']) ?? '',
    };
  if (kind === '2' || company !== undefined) return { company: company ?? '' };
  return { unspecified: read(at['name.unspecified']) ?? '' };
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
