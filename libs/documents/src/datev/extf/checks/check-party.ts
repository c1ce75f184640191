import type { Diagnostic } from '../../../diagnostic.ts';
import { checkIban } from '../../../reference/iban.ts';
import { datevDiagnostic } from '../../datev-diagnostics.ts';
import { checkPersonalAccount } from './check-accounts.ts';
import { placeOf } from './check-fields.ts';
import { positionOf, rowDay } from '../columns/extf-column.ts';
import type { ExtfRow } from '../extf-row.ts';
import { textAt } from '../extf-row.ts';
import { isoOfRowDate } from '../extf-values.ts';
import { partyColumns } from '../columns/party-columns.ts';
import type { RowCheck, RowContext } from './row-context.ts';

const at = (heading: string): number => positionOf(partyColumns, heading);
const account = at('Konto');
const addresseeKind = at('Adressattyp');
const country = at('EU-Land');
const vatId = at('EU-UStID');
const ibans = Array.from({ length: 10 }, (_, index) => {
  const heading = `IBAN-Nr. ${index + 1}`;
  return { heading, index: at(heading) };
});
const dates = partyColumns.flatMap(({ heading, pattern }, index) => (pattern === rowDay ? [{ heading, index }] : []));

/** Which column holds the name of an addressee: 0 unspecified, 1 person, 2 company. A map, for the kind is whatever a file says. */
const nameColumns: ReadonlyMap<string, string> = new Map([
  ['0', 'Name (Adressattyp keine Angabe)'],
  ['1', 'Name (Adressattyp natürl. Person)'],
  ['2', 'Name (Adressattyp Unternehmen)'],
]);

/** Judges what the fields of a customer or supplier say together, and remembers accounts that came before. */
export function partyCheck(context: RowContext): RowCheck {
  const known = new Map<string, number>();
  return (row) => [
    ...checkPersonalAccount(row, account, 'Konto', context),
    ...checkRepeated(row, known),
    ...checkName(row),
    ...checkVatId(row),
    ...ibans.flatMap(({ heading, index }) => checkBankAccount(row, index, heading)),
    ...dates.flatMap(({ heading, index }) => checkDate(row, index, heading)),
  ];
}

function checkRepeated(row: ExtfRow, known: Map<string, number>): Diagnostic[] {
  const number = textAt(row, account);
  const first = known.get(number);
  if (first === undefined) known.set(number, row.line);
  return first === undefined || number === ''
    ? []
    : [datevDiagnostic('account_repeated', placeOf(row, account, 'Konto'), { field: 'Konto', number: 1, first })];
}

function checkName(row: ExtfRow): Diagnostic[] {
  const kind = textAt(row, addresseeKind);
  const field = nameColumns.get(kind);
  if (field === undefined || textAt(row, at(field)) !== '') return [];
  const facts = { field, number: at(field) + 1, kind };
  return [datevDiagnostic('name_in_wrong_column', placeOf(row, at(field), field), facts)];
}

function checkVatId(row: ExtfRow): Diagnostic[] {
  const land = textAt(row, country);
  const facts = { field: 'EU-UStID', number: vatId + 1 };
  return land !== '' && textAt(row, vatId).startsWith(land)
    ? [datevDiagnostic('vat_id_with_country', placeOf(row, vatId, 'EU-UStID'), facts)]
    : [];
}

function checkBankAccount(row: ExtfRow, index: number, heading: string): Diagnostic[] {
  const iban = textAt(row, index);
  return iban === '' || checkIban(iban).valid
    ? []
    : [datevDiagnostic('iban_invalid', placeOf(row, index, heading), { field: heading, number: index + 1 })];
}

function checkDate(row: ExtfRow, index: number, heading: string): Diagnostic[] {
  const written = textAt(row, index);
  return !rowDay.test(written) || isoOfRowDate(written) !== undefined
    ? []
    : [datevDiagnostic('date_impossible', placeOf(row, index, heading), { field: heading, number: index + 1 })];
}
