import type { Term } from './term.ts';
import { termsOf } from './term.ts';

/** Terms of the invoice as a whole, of its references and its totals: EN 16931-1:2017, XRechnung extension 3.0. */
export const documentTerms: readonly Term[] = [
  ...termsOf('BG-0', [
    ['BT-1', '1..1', 'identifier', 'Rechnungsnummer', 'Invoice number'],
    ['BT-2', '1..1', 'date', 'Rechnungsdatum', 'Invoice issue date'],
    ['BT-3', '1..1', 'code', 'Rechnungsart', 'Invoice type code'],
    ['BT-5', '1..1', 'code', 'Rechnungswährung', 'Invoice currency code'],
    ['BT-6', '0..1', 'code', 'Währung der Umsatzsteuer', 'VAT accounting currency code'],
    ['BT-7', '0..1', 'date', 'Datum der Steuerfälligkeit', 'Value added tax point date'],
    ['BT-8', '0..1', 'code', 'Bestimmung der Steuerfälligkeit', 'Value added tax point date code'],
    ['BT-10', '0..1', 'text', 'Referenz des Käufers', 'Buyer reference'],
    ['BT-11', '0..1', 'identifier', 'Projektnummer', 'Project reference'],
    ['BT-12', '0..1', 'identifier', 'Vertragsnummer', 'Contract reference'],
    ['BT-13', '0..1', 'identifier', 'Bestellnummer', 'Purchase order reference'],
    ['BT-14', '0..1', 'identifier', 'Auftragsnummer', 'Sales order reference'],
    ['BT-15', '0..1', 'identifier', 'Wareneingangsmeldung', 'Receiving advice reference'],
    ['BT-16', '0..1', 'identifier', 'Versandanzeige', 'Despatch advice reference'],
  ]),
  ...termsOf('BT-19-00', [['BT-19', '0..1', 'text', 'Buchungsreferenz des Käufers', 'Buyer accounting reference']]),
  ...termsOf('BT-18-00', [
    ['BT-18', '0..1', 'identifier', 'Abgerechnetes Objekt', 'Invoiced object identifier'],
    ['BT-18-1', '0..1', 'code', 'Schema des Objekts', 'Invoiced object identifier scheme'],
  ]),
  ...termsOf('BT-17-00', [['BT-17', '0..1', 'identifier', 'Vergabe oder Los', 'Tender or lot reference']]),
  ...termsOf('BT-20-00', [
    ['BT-9', '0..1', 'date', 'Fälligkeitsdatum', 'Payment due date'],
    ['BT-20', '0..1', 'text', 'Zahlungsbedingungen', 'Payment terms'],
  ]),
  ...termsOf('BG-1', [
    ['BT-21', '0..1', 'code', 'Betreff des Freitextes', 'Invoice note subject code'],
    ['BT-22', '1..1', 'text', 'Freitext', 'Invoice note'],
  ]),
  ...termsOf('BG-2', [
    ['BT-23', '0..1', 'text', 'Geschäftsprozess', 'Business process type'],
    ['BT-24', '1..1', 'identifier', 'Spezifikation', 'Specification identifier'],
  ]),
  ...termsOf('BG-3', [
    ['BT-25', '1..1', 'identifier', 'Nummer der vorausgegangenen Rechnung', 'Preceding invoice reference'],
    ['BT-26', '0..1', 'date', 'Datum der vorausgegangenen Rechnung', 'Preceding invoice issue date'],
  ]),
  ...termsOf('BG-14', [
    ['BT-73', '0..1', 'date', 'Beginn des Rechnungszeitraums', 'Invoicing period start date'],
    ['BT-74', '0..1', 'date', 'Ende des Rechnungszeitraums', 'Invoicing period end date'],
  ]),
  ...termsOf('BG-22', [
    ['BT-106', '1..1', 'amount', 'Summe der Positionen', 'Sum of invoice line net amounts'],
    ['BT-107', '0..1', 'amount', 'Summe der Nachlässe', 'Sum of allowances on document level'],
    ['BT-108', '0..1', 'amount', 'Summe der Zuschläge', 'Sum of charges on document level'],
    ['BT-109', '1..1', 'amount', 'Gesamtbetrag ohne Umsatzsteuer', 'Invoice total amount without VAT'],
    ['BT-110', '0..1', 'amount', 'Gesamtbetrag der Umsatzsteuer', 'Invoice total VAT amount'],
    ['BT-111', '0..1', 'amount', 'Umsatzsteuer in Buchungswährung', 'Invoice total VAT amount in accounting currency'],
    ['BT-112', '1..1', 'amount', 'Gesamtbetrag mit Umsatzsteuer', 'Invoice total amount with VAT'],
    ['BT-113', '0..1', 'amount', 'Gezahlter Betrag', 'Paid amount'],
    ['BT-114', '0..1', 'amount', 'Rundungsbetrag', 'Rounding amount'],
    ['BT-115', '1..1', 'amount', 'Fälliger Betrag', 'Amount due for payment'],
  ]),
  ...termsOf('BG-23', [
    ['BT-116', '1..1', 'amount', 'Steuerbasisbetrag', 'VAT category taxable amount'],
    ['BT-117', '1..1', 'amount', 'Steuerbetrag', 'VAT category tax amount'],
    ['BT-118', '1..1', 'code', 'Steuerkategorie', 'VAT category code'],
    ['BT-119', '0..1', 'percent', 'Steuersatz', 'VAT category rate'],
    ['BT-120', '0..1', 'text', 'Grund der Befreiung', 'VAT exemption reason text'],
    ['BT-121', '0..1', 'code', 'Code des Befreiungsgrundes', 'VAT exemption reason code'],
  ]),
  ...termsOf('BG-24', [
    ['BT-122', '1..1', 'identifier', 'Kennung der Unterlage', 'Supporting document reference'],
    ['BT-123', '0..1', 'text', 'Beschreibung der Unterlage', 'Supporting document description'],
    ['BT-124', '0..1', 'text', 'Fundstelle der Unterlage', 'External document location'],
    ['BT-125', '0..1', 'binary', 'Angehängtes Dokument', 'Attached document'],
    ['BT-125-1', '1..1', 'code', 'Art der angehängten Datei', 'Attached document MIME code'],
    ['BT-125-2', '1..1', 'text', 'Name der angehängten Datei', 'Attached document filename'],
  ]),
  ...termsOf('BG-DEX-09', [
    ['BT-DEX-001', '1..1', 'text', 'Art der Fremdforderung', 'Third party payment type'],
    ['BT-DEX-002', '1..1', 'amount', 'Betrag der Fremdforderung', 'Third party payment amount'],
    ['BT-DEX-003', '1..1', 'text', 'Beschreibung der Fremdforderung', 'Third party payment description'],
  ]),
];
