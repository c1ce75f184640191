import type { Diagnostic } from '../diagnostic.ts';
import { DocumentError } from '../diagnostic.ts';
import { datevDiagnostic } from './datev-diagnostics.ts';
import { debtorColumns } from './debtor-columns.ts';
import type { ExtfHeader } from './extf-header.ts';
import { checkHeader, masterHeaderValues, writeHeader } from './extf-header.ts';
import { checkFields, germanDecimal, writeFields } from './extf-fields.ts';
import { encodeLines } from '../encoding/windows-1252.ts';

/** Master data of a customer or supplier. */
export interface Debtor {
  /** Personenkonto: one digit longer than general ledger accounts. */
  account: string;
  /** A company by its name, or a person by both names. */
  name: { company: string } | { first: string; last: string };
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
  /** Days until payment is due, and Skonto in percent. */
  dueDays?: number;
  discountPercent?: string;
  /** The number under which another system knows this party, up to 15 characters. */
  foreignNumber?: string;
}

/** Debitoren/Kreditoren to write. */
export interface DebtorFile {
  header: ExtfHeader;
  rows: Debtor[];
}

const format = { category: 16, name: 'Debitoren/Kreditoren', version: 5 };
const requiredHeader = ['Erzeugt am', 'Beraternummer', 'Mandantennummer', 'WJ-Beginn', 'Sachkontenlänge'];

/**
 * Writes master data (EXTF 700, category 16, version 5) in Windows-1252 with CRLF, equal for equal input.
 * Everything that DATEV would refuse is thrown as one `DocumentError` with a diagnostic for each field and row.
 */
export function writeDebtors(file: DebtorFile): Uint8Array {
  const header = masterHeaderValues(file.header, format);
  const rows = file.rows.map(valuesOf);
  const diagnostics = [
    ...checkHeader(header, requiredHeader),
    ...file.rows.flatMap((debtor, index) => checkRow(file.header, debtor, rows[index] ?? [], index)),
  ];
  if (diagnostics.length > 0) throw new DocumentError(diagnostics);
  const headings = debtorColumns.map((column) => column.heading).join(';');
  return encodeLines([writeHeader(header), headings, ...rows.map((row) => writeFields(debtorColumns, row))]);
}

function checkRow(header: ExtfHeader, debtor: Debtor, values: string[], index: number): Diagnostic[] {
  const line = index + 3;
  const path = `rows[${index}]`;
  const personal = debtor.account.length === header.accountLength + 1;
  return [
    ...checkFields(debtorColumns, values, { line, path, required: ['Konto'] }),
    ...(personal
      ? []
      : [
          datevDiagnostic(
            'account_length',
            { line, path: `${path}.account` },
            { digits: debtor.account.length, accountLength: header.accountLength },
          ),
        ]),
  ];
}

function valuesOf(debtor: Debtor): string[] {
  const fields = fieldsOf(debtor);
  return debtorColumns.map((column) => fields[column.heading] ?? '');
}

function fieldsOf(debtor: Debtor): Record<string, string | undefined> {
  const company = 'company' in debtor.name;
  return {
    Konto: debtor.account,
    ...nameFields(debtor.name),
    Adressattyp: company ? '2' : '1',
    'EU-Land': debtor.vatId?.slice(0, 2),
    'EU-UStID': debtor.vatId?.slice(2),
    Adressart: debtor.street ? 'STR' : undefined,
    Straße: debtor.street,
    Adresszusatz: debtor.addressSupplement,
    Postleitzahl: debtor.postCode,
    Ort: debtor.city,
    Land: debtor.country,
    'Kennz. Korrespondenzadresse': debtor.city ? '1' : undefined,
    Telefon: debtor.telephone,
    'E-Mail': debtor.email,
    Ansprechpartner: debtor.contact,
    'Länderkennzeichen 1': debtor.iban?.slice(0, 2),
    'IBAN-Nr. 1': debtor.iban,
    'SWIFT-Code 1': debtor.bic,
    'Kennz. Hauptbankverb. 1': debtor.iban ? '1' : undefined,
    'Kunden-/Lief.-Nr.': debtor.customerNumber,
    'Fälligkeit in Tagen (Debitor)': debtor.dueDays?.toString(),
    'Skonto in Prozent (Debitor)': germanDecimal(debtor.discountPercent),
    'Nummer Fremdsystem': debtor.foreignNumber,
  };
}

function nameFields(name: Debtor['name']): Record<string, string> {
  if ('company' in name) return { 'Name (Adressattyp Unternehmen)': name.company };
  return { 'Name (Adressattyp natürl. Person)': name.last, 'Vorname (Adressattyp natürl. Person)': name.first };
}
