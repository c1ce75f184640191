import type { ExtfColumn } from './extf-column.ts';
import { number, text } from './extf-column.ts';

const empty = /^$/;
const day = /^20\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/;

/**
 * The 31 fields of the first line of an EXTF file. Source: DATEV developer portal, read 2026-11. Two fields follow the portal's
 * text where its expression contradicts it: names of users have blanks, and which versions exist depends on the category.
 */
export const headerColumns: readonly ExtfColumn[] = [
  text('Kennzeichen', /^(EXTF|DTVF)$/),
  number('Versionsnummer', /^700$/),
  number('Formatkategorie', /^(16|20|21|44|46|48|65|66)$/),
  text('Formatname', /^.{1,40}$/),
  number('Formatversion', /^\d{1,2}$/),
  number('Erzeugt am', /^20\d{15}$/),
  number('Importiert', empty),
  text('Herkunft', /^\w{0,2}$/),
  text('Exportiert von', /^[\w ]{0,25}$/),
  text('Importiert von', /^[\w ]{0,25}$/),
  number('Beraternummer', /^(100[1-9]|10[1-9]\d|1[1-9]\d\d|[2-9]\d{3}|[1-9]\d{4,6})$/),
  number('Mandantennummer', /^(?!0+$)\d{1,5}$/),
  number('WJ-Beginn', day),
  number('Sachkontenlänge', /^[4-8]$/),
  number('Datum vom', day),
  number('Datum bis', day),
  text('Bezeichnung', /^[\w.\-/ ]{0,30}$/),
  text('Diktatkürzel', /^([A-Z]{2}){0,2}$/),
  number('Buchungstyp', /^[12]$/),
  number('Rechnungslegungszweck', /^(0|30|40|50|64)$/),
  number('Festschreibung', /^[01]$/),
  text('WKZ', /^[A-Z]{3}$/),
  number('Reserviert 23', empty),
  text('Derivatskennzeichen', empty),
  number('Reserviert 25', empty),
  number('Reserviert 26', empty),
  text('Sachkontenrahmen', /^(\d{2}){0,2}$/),
  number('ID der Branchenlösung', /^\d{0,4}$/),
  number('Reserviert 29', empty),
  text('Reserviert 30', empty),
  text('Anwendungsinformation', /^.{0,16}$/),
];
