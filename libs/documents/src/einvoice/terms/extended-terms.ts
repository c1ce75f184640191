import { extendedLineTerms } from './extended-line-terms.ts';
import { extendedPartyTerms } from './extended-party-terms.ts';
import type { Term } from './term.ts';
import { termsOf } from './term.ts';

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

const documentTerms: readonly Term[] = [
  ...termsOf('BG-0', [
    ['BT-X-1', '0..1', 'boolean', 'Kennzeichen einer Testrechnung', 'Test indicator'],
    ['BT-X-2', '0..1', 'text', 'Name des Dokuments', 'Document name'],
    ['BT-X-3', '0..1', 'boolean', 'Kennzeichen einer Kopie', 'Copy indicator'],
    ['BT-X-4', '0..1', 'code', 'Sprache des Dokuments', 'Document language code'],
    ['BT-X-6', '0..1', 'date', 'Vertragliches Fälligkeitsdatum', 'Contractual due date'],
    ['BT-11-0', '0..1', 'text', 'Name des Projekts', 'Project name'],
    ['BT-X-146', '0..1', 'date', 'Auftragsdatum', 'Sales order date'],
    ['BT-X-147', '0..1', 'date', 'Bestelldatum', 'Purchase order date'],
    ['BT-X-148', '0..1', 'date', 'Vertragsdatum', 'Contract date'],
    ['BT-X-405', '0..1', 'code', 'Art des Vertrags', 'Contract type code'],
    ['BT-X-152', '0..n', 'code', 'Art der Beförderung', 'Mode of transport code'],
    ['BT-X-200', '0..1', 'date', 'Datum der Versandanzeige', 'Despatch advice date'],
    ['BT-X-201', '0..1', 'date', 'Datum der Wareneingangsmeldung', 'Receiving advice date'],
    ['BT-X-202', '0..1', 'identifier', 'Lieferscheinnummer', 'Delivery note number'],
    ['BT-X-203', '0..1', 'date', 'Datum des Lieferscheins', 'Delivery note date'],
    ['BT-X-204', '0..1', 'text', 'Referenz des Verkäufers', 'Seller reference'],
  ]),
  ...termsOf('BT-17-00', [['BT-X-556', '0..1', 'date', 'Datum der Vergabe oder des Loses', 'Tender or lot date']]),
  ...termsOf('BT-18-00', [['BT-X-557', '0..1', 'date', 'Datum des Objekts', 'Invoiced object date']]),
  ...termsOf('BT-19-00', [
    ['BT-X-290', '0..1', 'code', 'Art der Buchungsreferenz', 'Buyer accounting reference type code'],
  ]),
  ...termsOf('BT-20-00', [['BT-X-275', '0..1', 'amount', 'Betrag der Rate', 'Partial payment amount']]),
  ...condition('BG-X-43', 276, 'Verzug', 'late payment'),
  ...condition('BG-X-44', 282, 'Skonto', 'early payment'),
  ...termsOf('BG-1', [['BT-X-5', '0..1', 'code', 'Code des Freitextes', 'Note content code']]),
  ...termsOf('BG-3', [
    ['BT-X-555', '0..1', 'code', 'Art der vorausgegangenen Rechnung', 'Preceding invoice type code'],
  ]),
  ...termsOf('BG-14', [
    ['BT-X-264', '0..1', 'text', 'Beschreibung des Rechnungszeitraums', 'Invoicing period description'],
  ]),
  ...termsOf('BG-19', [
    ['BT-215', '0..1', 'identifier', 'Zahlungsdienstleister des belasteten Kontos', 'Debited account provider'],
    ['BT-216', '0..1', 'text', 'Inhaber des belasteten Kontos', 'Debited account name'],
  ]),
  ...termsOf('BG-20', [
    ['BT-173', '0..1', 'text', 'Befreiungsgrund des Nachlasses', 'Document level allowance VAT exemption reason'],
    ['BT-174', '0..1', 'code', 'Code des Befreiungsgrundes', 'Document level allowance VAT exemption reason code'],
    ['BT-X-265', '0..1', 'quantity', 'Reihenfolge des Nachlasses', 'Document level allowance sequence'],
    ['BT-X-266', '0..1', 'quantity', 'Basismenge des Nachlasses', 'Document level allowance base quantity'],
    ['BT-X-267', '0..1', 'code', 'Einheit der Basismenge', 'Document level allowance base quantity unit'],
  ]),
  ...termsOf('BG-21', [
    ['BT-175', '0..1', 'text', 'Befreiungsgrund des Zuschlags', 'Document level charge VAT exemption reason'],
    ['BT-176', '0..1', 'code', 'Code des Befreiungsgrundes', 'Document level charge VAT exemption reason code'],
    ['BT-177', '0..1', 'code', 'Steuerart des Zuschlags', 'Document level charge tax type code'],
    ['BT-X-268', '0..1', 'quantity', 'Reihenfolge des Zuschlags', 'Document level charge sequence'],
    ['BT-X-269', '0..1', 'quantity', 'Basismenge des Zuschlags', 'Document level charge base quantity'],
    ['BT-X-270', '0..1', 'code', 'Einheit der Basismenge', 'Document level charge base quantity unit'],
  ]),
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
  ...termsOf('BG-24', [['BT-X-149', '0..1', 'date', 'Datum der Unterlage', 'Supporting document date']]),
  ...termsOf('BG-X-22', [
    ['BT-X-145', '1..1', 'code', 'Lieferbedingung', 'Delivery terms code'],
    ['BT-X-563', '0..1', 'code', 'Land der Lieferbedingung', 'Delivery terms country code'],
    ['BT-X-564', '0..1', 'text', 'Ort der Lieferbedingung', 'Delivery terms location'],
  ]),
  ...termsOf('BG-X-23', [
    ['BT-X-150', '1..1', 'identifier', 'Bestellnummer des Endkunden', 'Ultimate customer order reference'],
    ['BT-X-151', '0..1', 'date', 'Bestelldatum des Endkunden', 'Ultimate customer order date'],
  ]),
  ...termsOf('BG-X-61', [
    ['BT-X-403', '1..1', 'identifier', 'Angebotsnummer', 'Quotation reference'],
    ['BT-X-404', '0..1', 'date', 'Angebotsdatum', 'Quotation date'],
  ]),
  ...termsOf('BG-X-41', [
    ['BT-X-258', '1..1', 'code', 'Ausgangswährung', 'Source currency code'],
    ['BT-X-259', '1..1', 'code', 'Zielwährung', 'Target currency code'],
    ['BT-X-260', '1..1', 'quantity', 'Umrechnungskurs', 'Exchange rate'],
    ['BT-X-261', '0..1', 'date', 'Tag des Umrechnungskurses', 'Exchange rate date'],
  ]),
  ...termsOf('BG-X-42', [
    ['BT-X-271', '1..1', 'text', 'Beschreibung der Versandkosten', 'Logistics service charge description'],
    ['BT-X-272', '1..1', 'amount', 'Betrag der Versandkosten', 'Logistics service charge amount'],
  ]),
  ...termsOf('BT-X-273-00', [
    ['BT-X-273', '0..1', 'code', 'Steuerkategorie der Versandkosten', 'Logistics service charge VAT category code'],
    ['BT-X-274', '0..1', 'percent', 'Steuersatz der Versandkosten', 'Logistics service charge VAT rate'],
    ['BT-X-591', '0..1', 'text', 'Befreiungsgrund der Versandkosten', 'Logistics service charge exemption reason'],
    ['BT-X-592', '0..1', 'code', 'Code des Befreiungsgrundes', 'Logistics service charge exemption reason code'],
  ]),
  ...termsOf('BG-X-45', [
    ['BT-X-291', '1..1', 'amount', 'Betrag der Vorauszahlung', 'Advance payment amount'],
    ['BT-X-292', '0..1', 'date', 'Tag der Vorauszahlung', 'Advance payment date'],
  ]),
  ...termsOf('BG-X-46', [
    ['BT-X-293', '0..1', 'amount', 'Steuerbetrag der Vorauszahlung', 'Advance payment VAT amount'],
    ['BT-X-295', '0..1', 'text', 'Befreiungsgrund der Vorauszahlung', 'Advance payment exemption reason'],
    ['BT-X-296', '0..1', 'code', 'Steuerkategorie der Vorauszahlung', 'Advance payment VAT category code'],
    ['BT-X-297', '0..1', 'code', 'Code des Befreiungsgrundes', 'Advance payment exemption reason code'],
    ['BT-X-298', '0..1', 'percent', 'Steuersatz der Vorauszahlung', 'Advance payment VAT rate'],
  ]),
  ...termsOf('BG-X-85', [
    ['BT-X-558', '1..1', 'identifier', 'Rechnung der Vorauszahlung', 'Advance payment invoice reference'],
    ['BT-X-559', '0..1', 'code', 'Art der Rechnung der Vorauszahlung', 'Advance payment invoice type code'],
    ['BT-X-560', '0..1', 'date', 'Datum der Rechnung der Vorauszahlung', 'Advance payment invoice date'],
  ]),
];

/**
 * Terms that the profile EXTENDED adds to EN 16931: list of fields of Factur-X 1.09 (ZUGFeRD 2.5), 10 June 2026. CII alone has them.
 * Its third party payments (BG-34) are those of XRechnung's extension, BG-DEX-09, and its names of elements that EN 16931 has once
 * and EXTENDED several times (`BT-20-00`) are groups here.
 */
export const extendedTerms: readonly Term[] = [...documentTerms, ...extendedPartyTerms, ...extendedLineTerms];
