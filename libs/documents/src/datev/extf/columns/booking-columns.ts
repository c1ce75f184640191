import type { ExtfColumn } from './extf-column.ts';
import { number, pairs, rowDay as day, rowDayOfYear, text, upTo } from './extf-column.ts';

const amount = /^(?!0{1,10},00)\d{1,10},\d{2}$/;
// The expressions of the portal forbid a leading zero here, its text only zero itself: 0,80 of Skonto and a rate of 0,93 exist.
const discount = /^(?!0{1,8},00)\d{1,8},\d{2}$/;
const rate = /^(?!0+,0+$)\d{1,4},\d{2,6}$/;
const account = /^(?!0{1,9}$)\d{1,9}$/;
const currency = /^[A-Z]{3}$/;
const flag = /^(0|1)$/;

/**
 * The 125 columns of a Buchungsstapel (format category 21, version 13).
 * Source: DATEV developer portal, format description, read 2026-11; headings as in the second line of DATEV's own sample.
 */
export const bookingColumns: readonly ExtfColumn[] = [
  number('Umsatz (ohne Soll/Haben-Kz)', amount),
  text('Soll/Haben-Kennzeichen', /^(S|H)$/),
  text('WKZ Umsatz', currency),
  number('Kurs', rate),
  number('Basis-Umsatz', amount),
  text('WKZ Basis-Umsatz', currency),
  number('Konto', account),
  number('Gegenkonto (ohne BU-Schlüssel)', account),
  text('BU-Schlüssel', /^\d{1,4}$/),
  number('Belegdatum', rowDayOfYear),
  text('Belegfeld 1', /^[\w$&%*+\-/]{0,36}$/),
  text('Belegfeld 2', /^[\w$&%*+\-/]{0,12}$/),
  number('Skonto', discount),
  text('Buchungstext', upTo(60)),
  number('Postensperre', flag),
  text('Diverse Adressnummer', /^\w{0,9}$/),
  number('Geschäftspartnerbank', /^\d{3}$/),
  number('Sachverhalt', /^\d{2}$/),
  number('Zinssperre', flag),
  text('Beleglink', upTo(210)),
  ...pairs('Beleginfo - Art', 'Beleginfo - Inhalt', 8),
  text('KOST1 - Kostenstelle', /^[\w ]{0,36}$/),
  text('KOST2 - Kostenstelle', /^[\w ]{0,36}$/),
  number('Kost-Menge', /^\d{12},\d{4}$/),
  text('EU-Land u. UStID (Bestimmung)', upTo(15)),
  number('EU-Steuersatz (Bestimmung)', /^\d{2},\d{2}$/),
  text('Abw. Versteuerungsart', /^(I|K|P|S)$/),
  number('Sachverhalt L+L', /^\d{1,3}$/),
  number('Funktionsergänzung L+L', /^\d{0,3}$/),
  number('BU 49 Hauptfunktionstyp', /^\d$/),
  number('BU 49 Hauptfunktionsnummer', /^\d{0,2}$/),
  number('BU 49 Funktionsergänzung', /^\d{0,3}$/),
  ...pairs('Zusatzinformation - Art', 'Zusatzinformation- Inhalt', 20),
  number('Stück', /^\d{0,8}$/),
  number('Gewicht', /^\d{1,8},\d{2}$/),
  number('Zahlweise', /^\d{0,2}$/),
  text('Forderungsart', /^\w{0,10}$/),
  number('Veranlagungsjahr', /^20\d{2}$/),
  number('Zugeordnete Fälligkeit', day),
  number('Skontotyp', /^\d$/),
  text('Auftragsnummer', upTo(30)),
  // The expression of DATEV's portal takes any two capitals; its text lists these seven kinds of payments on account and final invoices.
  text('Buchungstyp', /^(AA|AG|AV|SR|SU|SG|SO)$/),
  number('USt-Schlüssel (Anzahlungen)', /^\d{0,4}$/),
  text('EU-Land (Anzahlungen)', /^[A-Z]{2}$/),
  number('Sachverhalt L+L (Anzahlungen)', /^\d{0,3}$/),
  number('EU-Steuersatz (Anzahlungen)', /^\d{1,2},\d{2}$/),
  number('Erlöskonto (Anzahlungen)', /^\d{4,8}$/),
  text('Herkunft-Kz', /^[A-Z]{2}$/),
  text('Buchungs GUID', upTo(36)),
  number('KOST-Datum', day),
  text('SEPA-Mandatsreferenz', upTo(35)),
  number('Skontosperre', flag),
  text('Gesellschaftername', upTo(76)),
  number('Beteiligtennummer', /^\d{4}$/),
  text('Identifikationsnummer', upTo(11)),
  text('Zeichnernummer', upTo(20)),
  number('Postensperre bis', day),
  text('Bezeichnung SoBil-Sachverhalt', upTo(30)),
  number('Kennzeichen SoBil-Buchung', /^\d{1,2}$/),
  number('Festschreibung', flag),
  number('Leistungsdatum', day),
  number('Datum Zuord. Steuerperiode', day),
  number('Fälligkeit', day),
  text('Generalumkehr (GU)', /^(0|1|G)$/),
  number('Steuersatz', /^\d{1,2},\d{2}$/),
  text('Land', /^[A-Z]{2}$/),
  text('Abrechnungsreferenz', upTo(50)),
  number('BVV-Position', /^(1|2|3|4|5)$/),
  text('EU-Land u. UStID (Ursprung)', upTo(15)),
  number('EU-Steuersatz (Ursprung)', /^\d{2},\d{2}$/),
  number('Abw. Skontokonto', /^\d{1,9}$/),
];
