import type { Term } from './term.ts';
import { termsOf } from './term.ts';

/** A reference to a line of another document: its number, its line, its date. */
function reference(group: string, ids: readonly [string, string, string], de: string, en: string): Term[] {
  const [number, line, date] = ids;
  return termsOf(group, [
    [number, '0..1', 'identifier', `Nummer: ${de}`, `${en} reference`],
    [line, '0..1', 'identifier', `Position: ${de}`, `${en} line reference`],
    [date, '0..1', 'date', `Datum: ${de}`, `${en} date`],
  ]);
}

/** Terms of lines that the profile EXTENDED adds: list of fields of Factur-X 1.09 (ZUGFeRD 2.5), 10 June 2026. */
export const extendedLineTerms: readonly Term[] = [
  ...termsOf('BG-25', [
    ['BT-X-304', '0..1', 'identifier', 'Übergeordnete Position', 'Parent line identifier'],
    ['BT-X-7', '0..1', 'code', 'Status der Position', 'Line status code'],
    ['BT-X-8', '0..1', 'code', 'Art der Position', 'Line status reason code'],
    ['BT-X-21', '0..1', 'identifier', 'Bestellnummer der Position', 'Line purchase order reference'],
    ['BT-X-22', '0..1', 'date', 'Bestelldatum der Position', 'Line purchase order date'],
    ['BT-X-46', '0..1', 'quantity', 'Menge ohne Berechnung', 'Charge free quantity'],
    ['BT-X-46-0', '0..1', 'code', 'Einheit der Menge ohne Berechnung', 'Charge free quantity unit'],
    ['BT-X-47', '0..1', 'quantity', 'Anzahl der Packstücke', 'Package quantity'],
    ['BT-X-47-0', '0..1', 'code', 'Einheit der Packstücke', 'Package quantity unit'],
    ['BT-X-561', '0..1', 'quantity', 'Menge je Packstück', 'Quantity per package'],
    ['BT-X-561-0', '0..1', 'code', 'Einheit der Menge je Packstück', 'Quantity per package unit'],
    ['BT-X-85', '0..1', 'date', 'Lieferdatum der Position', 'Line delivery date'],
    ['BT-X-327', '0..1', 'amount', 'Zuschläge der Position', 'Line charge total'],
    ['BT-X-328', '0..1', 'amount', 'Nachlässe der Position', 'Line allowance total'],
    ['BT-X-98', '0..1', 'amount', 'Zu- und Abschläge der Position', 'Line allowance and charge total'],
    ['BT-X-329', '0..1', 'amount', 'Umsatzsteuer der Position', 'Line VAT total'],
    ['BT-X-590', '0..1', 'amount', 'Umsatzsteuer der Position in Buchungswährung', 'Line VAT in accounting currency'],
    ['BT-X-330', '0..1', 'amount', 'Bruttobetrag der Position', 'Line amount with VAT'],
  ]),
  ...termsOf('BT-127-00', [
    ['BT-X-9', '0..1', 'code', 'Code des Freitextes der Position', 'Line note content code'],
    ['BT-X-10', '0..1', 'code', 'Betreff des Freitextes der Position', 'Line note subject code'],
  ]),
  ...termsOf('BT-133-00', [
    ['BT-X-99', '0..1', 'code', 'Art der Buchungsreferenz der Position', 'Line accounting reference type code'],
  ]),
  ...termsOf('BG-28', [['BT-193', '0..1', 'code', 'Steuerart des Zuschlags', 'Invoice line charge tax type code']]),
  ...termsOf('BG-29', [
    ['BT-149-1', '0..1', 'quantity', 'Basismenge des Bruttopreises', 'Item gross price base quantity'],
    ['BT-150-1', '0..1', 'code', 'Einheit der Basismenge des Bruttopreises', 'Item gross price base quantity unit'],
  ]),
  ...termsOf('BT-147-00', [
    ['BT-X-34', '0..1', 'percent', 'Prozentsatz des Preisnachlasses', 'Price discount percentage'],
    ['BT-X-35', '0..1', 'price', 'Grundbetrag des Preisnachlasses', 'Price discount base amount'],
    ['BT-X-36', '0..1', 'text', 'Grund des Preisnachlasses', 'Price discount reason'],
    ['BT-X-313', '0..1', 'code', 'Code des Grundes des Preisnachlasses', 'Price discount reason code'],
  ]),
  ...termsOf('BT-X-302-00', [
    ['BT-X-300', '0..1', 'percent', 'Prozentsatz des Preiszuschlags', 'Price charge percentage'],
    ['BT-X-301', '0..1', 'price', 'Grundbetrag des Preiszuschlags', 'Price charge base amount'],
    ['BT-X-302', '1..1', 'price', 'Preiszuschlag', 'Price charge'],
    ['BT-X-303', '0..1', 'text', 'Grund des Preiszuschlags', 'Price charge reason'],
    ['BT-X-314', '0..1', 'code', 'Code des Grundes des Preiszuschlags', 'Price charge reason code'],
    ['BT-X-616', '0..1', 'code', 'Steuerart des Preiszuschlags', 'Price charge tax type code'],
  ]),
  ...termsOf('BG-30', [
    ['BT-X-95', '0..1', 'amount', 'Steuerbetrag der Position', 'Line VAT amount'],
    ['BT-X-96', '0..1', 'text', 'Befreiungsgrund der Position', 'Line VAT exemption reason'],
    ['BT-X-97', '0..1', 'code', 'Code des Befreiungsgrundes der Position', 'Line VAT exemption reason code'],
    ['BT-X-589', '0..1', 'code', 'Bestimmung der Steuerfälligkeit der Position', 'Line VAT point date code'],
  ]),
  ...termsOf('BG-31', [
    ['BT-X-305', '0..1', 'identifier', 'Kennung des Artikels', 'Item identifier'],
    ['BT-X-532', '0..1', 'identifier', 'Artikelnummer der Branche', 'Item industry identifier'],
    ['BT-X-533', '0..1', 'identifier', 'Kennung des Modells', 'Item model identifier'],
    ['BT-X-534', '0..n', 'identifier', 'Charge des Artikels', 'Item batch identifier'],
    ['BT-X-535', '0..1', 'text', 'Marke des Artikels', 'Item brand name'],
    ['BT-X-536', '0..1', 'text', 'Modell des Artikels', 'Item model name'],
  ]),
  ...termsOf('BG-32', [
    ['BT-X-11', '0..1', 'code', 'Art des Merkmals', 'Item attribute type code'],
    ['BT-X-12', '0..1', 'quantity', 'Messwert des Merkmals', 'Item attribute measure'],
    ['BT-X-12-0', '0..1', 'code', 'Einheit des Messwerts', 'Item attribute measure unit'],
  ]),
  ...termsOf('BT-158-00', [['BT-X-13', '0..1', 'text', 'Name der Klassifizierung', 'Item classification name']]),
  ...termsOf('BG-X-84', [
    ['BT-X-306', '0..1', 'identifier', 'Charge des Exemplars', 'Item instance batch identifier'],
    ['BT-X-307', '0..1', 'identifier', 'Seriennummer des Exemplars', 'Item instance serial identifier'],
  ]),
  ...termsOf('BG-X-1', [
    ['BT-X-308', '0..1', 'identifier', 'Kennung des Bestandteils', 'Included item identifier'],
    [
      'BT-X-15',
      '0..n',
      'identifier',
      'Nummer des Bestandteils eines Verzeichnisses',
      'Included item standard identifier',
    ],
    ['BT-X-15-1', '0..1', 'code', 'Schema der Nummer', 'Included item standard identifier scheme'],
    ['BT-X-16', '0..1', 'identifier', 'Nummer des Verkäufers', "Included item seller's identifier"],
    ['BT-X-17', '0..1', 'identifier', 'Nummer des Käufers', "Included item buyer's identifier"],
    ['BT-X-309', '0..1', 'identifier', 'Nummer der Branche', 'Included item industry identifier'],
    ['BT-X-18', '1..1', 'text', 'Name des Bestandteils', 'Included item name'],
    ['BT-X-19', '0..1', 'text', 'Beschreibung des Bestandteils', 'Included item description'],
    ['BT-X-20', '0..1', 'quantity', 'Menge des Bestandteils', 'Included item quantity'],
    ['BT-X-20-1', '0..1', 'code', 'Einheit der Menge des Bestandteils', 'Included item quantity unit'],
  ]),
  ...reference('BG-X-81', ['BT-X-537', 'BT-X-538', 'BT-X-539'], 'Auftrag', 'Line sales order'),
  ...reference('BG-X-47', ['BT-X-310', 'BT-X-311', 'BT-X-312'], 'Angebot', 'Line quotation'),
  ...reference('BG-X-2', ['BT-X-24', 'BT-X-25', 'BT-X-26'], 'Vertrag', 'Line contract'),
  ...reference('BG-X-5', ['BT-X-43', 'BT-X-44', 'BT-X-45'], 'Bestellung des Endkunden', 'Line ultimate customer order'),
  ...reference('BG-X-13', ['BT-X-86', 'BT-X-87', 'BT-X-88'], 'Versandanzeige', 'Line despatch advice'),
  ...reference('BG-X-82', ['BT-X-89', 'BT-X-90', 'BT-X-91'], 'Wareneingangsmeldung', 'Line receiving advice'),
  ...reference('BG-X-83', ['BT-X-92', 'BT-X-93', 'BT-X-94'], 'Lieferschein', 'Line delivery note'),
  ...reference('BG-X-48', ['BT-X-331', 'BT-X-540', 'BT-X-333'], 'vorausgegangene Rechnung', 'Line preceding invoice'),
  ...termsOf('BG-X-48', [
    ['BT-X-332', '0..1', 'code', 'Art der vorausgegangenen Rechnung', 'Line preceding invoice type code'],
  ]),
  ...termsOf('BG-X-3', [
    ['BT-X-27', '0..1', 'identifier', 'Kennung der Unterlage der Position', 'Line supporting document reference'],
    ['BT-X-28', '0..1', 'text', 'Fundstelle der Unterlage der Position', 'Line supporting document location'],
    ['BT-X-29', '0..1', 'identifier', 'Position der Unterlage', 'Line supporting document line'],
    ['BT-X-30', '0..1', 'code', 'Art der Unterlage', 'Line supporting document type code'],
    ['BT-X-299', '0..1', 'text', 'Beschreibung der Unterlage der Position', 'Line supporting document description'],
    ['BT-X-31', '0..1', 'binary', 'Angehängtes Dokument der Position', 'Line attached document'],
    ['BT-X-31-1', '1..1', 'code', 'Art der angehängten Datei', 'Line attached document MIME code'],
    ['BT-X-31-2', '1..1', 'text', 'Name der angehängten Datei', 'Line attached document filename'],
    ['BT-X-32', '0..1', 'code', 'Art der Kennung der Unterlage', 'Line supporting document reference type code'],
    ['BT-X-33', '0..1', 'date', 'Datum der Unterlage der Position', 'Line supporting document date'],
  ]),
  ...termsOf('BG-X-87', [
    ['BT-X-562', '1..1', 'code', 'Lieferbedingung der Position', 'Line delivery terms code'],
    ['BT-X-565', '0..1', 'code', 'Land der Lieferbedingung', 'Line delivery terms country code'],
    ['BT-X-566', '0..1', 'text', 'Ort der Lieferbedingung', 'Line delivery terms location'],
  ]),
  ...termsOf('BG-X-4', [
    ['BT-X-37', '0..1', 'amount', 'Im Preis enthaltene Umsatzsteuer', 'VAT included in the price'],
    ['BT-X-39', '0..1', 'text', 'Befreiungsgrund der enthaltenen Umsatzsteuer', 'Included VAT exemption reason'],
    ['BT-X-40', '0..1', 'code', 'Kategorie der enthaltenen Umsatzsteuer', 'Included VAT category code'],
    ['BT-X-41', '0..1', 'code', 'Code des Befreiungsgrundes', 'Included VAT exemption reason code'],
    ['BT-X-42', '0..1', 'percent', 'Satz der enthaltenen Umsatzsteuer', 'Included VAT rate'],
  ]),
];
