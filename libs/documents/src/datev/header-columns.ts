import type { ExtfColumn } from './extf-column.ts';
import { number, text } from './extf-column.ts';

const empty = /^$/;
const day = /^20\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/;

/** The 31 fields of the first line of an EXTF file. Source: DATEV developer portal, read 2026-11. */
export const headerColumns: readonly ExtfColumn[] = [
  text('Kennzeichen', /^(EXTF|DTVF)$/),
  number('Versionsnummer', /^700$/),
  number('Formatkategorie', /^(16|20|21|46|48|65)$/),
  text(
    'Formatname',
    /^(Buchungsstapel|Wiederkehrende Buchungen|Debitoren\/Kreditoren|Kontenbeschriftungen|Zahlungsbedingungen|Diverse Adressen)$/,
  ),
  number('Formatversion', /^\d{1,2}$/),
  number('Erzeugt am', /^20\d{15}$/),
  number('Importiert', empty),
  text('Herkunft', /^\w{0,2}$/),
  text('Exportiert von', /^[\w ]{0,25}$/),
  text('Importiert von', /^\w{0,25}$/),
  number('Beraternummer', /^\d{4,7}$/),
  number('Mandantennummer', /^\d{1,5}$/),
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
  number('Reserviert', empty),
  text('Derivatskennzeichen', empty),
  number('Reserviert', empty),
  number('Reserviert', empty),
  text('Sachkontenrahmen', /^(\d{2}){0,2}$/),
  number('ID der Branchenlösung', /^\d{0,4}$/),
  number('Reserviert', empty),
  text('Reserviert', empty),
  text('Anwendungsinformation', /^.{0,16}$/),
];
