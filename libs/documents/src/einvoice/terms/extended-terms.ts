import type { Term } from './term.ts';
import { termsOf } from './term.ts';

/** The terms of an address, whose ids follow each other: post code, lines 1 to 3, city, country, subdivision. */
function address(group: string, first: number): Term[] {
  const id = (offset: number): string => `BT-X-${first + offset}`;
  return termsOf(group, [
    [id(0), '0..1', 'text', 'Postleitzahl', 'Post code'],
    [id(1), '0..1', 'text', 'Anschriftzeile 1', 'Address line 1'],
    [id(2), '0..1', 'text', 'Anschriftzeile 2', 'Address line 2'],
    [id(3), '0..1', 'text', 'Anschriftzeile 3', 'Address line 3'],
    [id(4), '0..1', 'text', 'Ort', 'City'],
    [id(5), '0..1', 'code', 'Land', 'Country code'],
    [id(6), '0..1', 'text', 'Region', 'Country subdivision'],
  ]);
}

/** The terms of what happens when somebody pays early or late, whose ids follow each other. */
function condition(group: string, first: number, de: string, en: string): Term[] {
  const id = (offset: number): string => `BT-X-${first + offset}`;
  return termsOf(group, [
    [id(0), '0..1', 'date', `Bezugsdatum: ${de}`, `Reference date: ${en}`],
    [id(1), '0..1', 'quantity', `Frist: ${de}`, `Period: ${en}`],
    [id(2), '0..1', 'code', `Einheit der Frist: ${de}`, `Unit of the period: ${en}`],
    [id(3), '0..1', 'amount', `Grundbetrag: ${de}`, `Base amount: ${en}`],
    [id(4), '0..1', 'percent', `Prozentsatz: ${de}`, `Percentage: ${en}`],
    [id(5), '0..1', 'amount', `Betrag: ${de}`, `Amount: ${en}`],
  ]);
}

/**
 * Terms that the profile EXTENDED of Factur-X 1.0 and ZUGFeRD 2 adds to EN 16931, as far as they are read and written; all
 * others are reported as content that was not read. CII alone has them.
 */
export const extendedTerms: readonly Term[] = [
  ...termsOf('BG-0', [
    ['BT-X-1', '0..1', 'boolean', 'Kennzeichen einer Testrechnung', 'Test indicator'],
    ['BT-X-2', '0..1', 'text', 'Name des Dokuments', 'Document name'],
    ['BT-X-202', '0..1', 'identifier', 'Lieferscheinnummer', 'Delivery note number'],
    ['BT-X-203', '0..1', 'date', 'Datum des Lieferscheins', 'Delivery note date'],
    ['BT-X-275', '0..1', 'amount', 'Betrag der Rate', 'Partial payment amount'],
  ]),
  ...termsOf('BG-1', [['BT-X-5', '0..1', 'code', 'Code des Freitextes', 'Note content code']]),
  ...termsOf('BG-6', [['BT-X-107', '0..1', 'text', 'Faxnummer des Verkäufers', 'Seller fax number']]),
  ...termsOf('BG-9', [['BT-X-115', '0..1', 'text', 'Faxnummer des Käufers', 'Buyer fax number']]),
  ...termsOf('BG-23', [
    ['BT-X-262', '0..1', 'amount', 'Positionen in der Steuerbasis', 'Line total in the taxable amount'],
    [
      'BT-X-263',
      '0..1',
      'amount',
      'Zu- und Abschläge in der Steuerbasis',
      'Allowances and charges in the taxable amount',
    ],
  ]),
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
    ['BT-X-85', '0..1', 'date', 'Lieferdatum der Position', 'Line delivery date'],
  ]),
  ...termsOf('BG-29', [
    ['BT-X-34', '0..1', 'percent', 'Prozentsatz des Preisnachlasses', 'Price discount percentage'],
    ['BT-X-35', '0..1', 'price', 'Grundbetrag des Preisnachlasses', 'Price discount base amount'],
    ['BT-X-36', '0..1', 'text', 'Grund des Preisnachlasses', 'Price discount reason'],
    ['BT-X-300', '0..1', 'percent', 'Prozentsatz des Preiszuschlags', 'Price charge percentage'],
    ['BT-X-301', '0..1', 'price', 'Grundbetrag des Preiszuschlags', 'Price charge base amount'],
    ['BT-X-302', '0..1', 'price', 'Preiszuschlag', 'Price charge'],
    ['BT-X-303', '0..1', 'text', 'Grund des Preiszuschlags', 'Price charge reason'],
  ]),
  ...termsOf('BG-30', [
    ['BT-X-96', '0..1', 'text', 'Befreiungsgrund der Position', 'Line VAT exemption reason'],
    ['BT-X-97', '0..1', 'code', 'Code des Befreiungsgrundes der Position', 'Line VAT exemption reason code'],
  ]),
  ...termsOf('BG-X-26', [
    ['BT-X-155', '0..1', 'text', 'Ansprechpartner des Warenempfängers', 'Deliver to contact point'],
    ['BT-X-157', '0..1', 'text', 'Telefonnummer des Warenempfängers', 'Deliver to contact telephone number'],
    ['BT-X-158', '0..1', 'text', 'Faxnummer des Warenempfängers', 'Deliver to contact fax number'],
    ['BT-X-159', '0..1', 'text', 'E-Mail-Adresse des Warenempfängers', 'Deliver to contact email address'],
  ]),
  ...termsOf('BG-13', [
    ['BT-X-160', '0..1', 'identifier', 'Elektronische Adresse des Warenempfängers', 'Deliver to electronic address'],
    ['BT-X-160-0', '0..1', 'code', 'Schema der elektronischen Adresse', 'Deliver to electronic address scheme'],
  ]),
  ...address('BG-X-40', 249),
  ...termsOf('BG-X-33', [
    ['BT-X-207', '0..1', 'text', 'Name des Rechnungsstellers', 'Invoicer name'],
    ['BT-X-223', '0..1', 'identifier', 'Umsatzsteuer-Id des Rechnungsstellers', 'Invoicer VAT identifier'],
  ]),
  ...address('BG-X-35', 215),
  ...termsOf('BG-X-36', [
    ['BT-X-226', '0..1', 'text', 'Name des Rechnungsempfängers', 'Invoicee name'],
    ['BT-X-242', '0..1', 'identifier', 'Umsatzsteuer-Id des Rechnungsempfängers', 'Invoicee VAT identifier'],
  ]),
  ...address('BG-X-38', 234),
  ...termsOf('BG-X-42', [
    ['BT-X-271', '1..1', 'text', 'Beschreibung der Versandkosten', 'Logistics service charge description'],
    ['BT-X-272', '1..1', 'amount', 'Betrag der Versandkosten', 'Logistics service charge amount'],
    ['BT-X-273', '0..1', 'code', 'Steuerkategorie der Versandkosten', 'Logistics service charge VAT category code'],
    ['BT-X-274', '0..1', 'percent', 'Steuersatz der Versandkosten', 'Logistics service charge VAT rate'],
  ]),
  ...condition('BG-X-43', 276, 'Verzug', 'late payment'),
  ...condition('BG-X-44', 282, 'Skonto', 'early payment'),
  ...termsOf('BG-X-45', [
    ['BT-X-291', '1..1', 'amount', 'Betrag der Vorauszahlung', 'Advance payment amount'],
    ['BT-X-292', '0..1', 'date', 'Tag der Vorauszahlung', 'Advance payment date'],
  ]),
];
