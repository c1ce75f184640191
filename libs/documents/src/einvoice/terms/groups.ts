import type { Cardinality, TermGroup } from './term.ts';

// EN 16931-1:2017, XRechnung 3.0.2 with its extension (BG-DEX). BG-0 is the invoice as a whole.
const rows: readonly (readonly [string, string | undefined, Cardinality, string, string])[] = [
  ['BG-0', undefined, '1..1', 'Rechnung', 'Invoice'],
  ['BG-1', 'BG-0', '0..n', 'Freitext zur Rechnung', 'Invoice note'],
  ['BG-2', 'BG-0', '1..1', 'Prozesssteuerung', 'Process control'],
  ['BG-3', 'BG-0', '0..n', 'Verweis auf vorausgegangene Rechnung', 'Preceding invoice reference'],
  ['BG-4', 'BG-0', '1..1', 'Verkäufer', 'Seller'],
  ['BG-5', 'BG-4', '1..1', 'Anschrift des Verkäufers', 'Seller postal address'],
  ['BG-6', 'BG-4', '0..1', 'Ansprechpartner des Verkäufers', 'Seller contact'],
  ['BG-7', 'BG-0', '1..1', 'Käufer', 'Buyer'],
  ['BG-8', 'BG-7', '1..1', 'Anschrift des Käufers', 'Buyer postal address'],
  ['BG-9', 'BG-7', '0..1', 'Ansprechpartner des Käufers', 'Buyer contact'],
  ['BG-10', 'BG-0', '0..1', 'Zahlungsempfänger', 'Payee'],
  ['BG-11', 'BG-0', '0..1', 'Steuervertreter des Verkäufers', 'Seller tax representative'],
  ['BG-12', 'BG-11', '1..1', 'Anschrift des Steuervertreters', 'Tax representative postal address'],
  ['BG-13', 'BG-0', '0..1', 'Lieferung', 'Delivery'],
  ['BG-14', 'BG-0', '0..1', 'Rechnungszeitraum', 'Invoicing period'],
  ['BG-15', 'BG-13', '0..1', 'Lieferanschrift', 'Deliver-to address'],
  ['BG-16', 'BG-0', '0..n', 'Zahlungsangaben', 'Payment instructions'],
  ['BG-17', 'BG-16', '0..n', 'Überweisung', 'Credit transfer'],
  ['BG-18', 'BG-16', '0..1', 'Zahlungskarte', 'Payment card'],
  ['BG-19', 'BG-16', '0..1', 'Lastschrift', 'Direct debit'],
  ['BG-20', 'BG-0', '0..n', 'Nachlass auf Rechnungsebene', 'Document level allowance'],
  ['BG-21', 'BG-0', '0..n', 'Zuschlag auf Rechnungsebene', 'Document level charge'],
  ['BG-22', 'BG-0', '1..1', 'Gesamtbeträge', 'Document totals'],
  ['BG-23', 'BG-0', '1..n', 'Aufschlüsselung der Umsatzsteuer', 'VAT breakdown'],
  ['BG-24', 'BG-0', '0..n', 'Rechnungsbegründende Unterlage', 'Additional supporting document'],
  ['BG-25', 'BG-0', '1..n', 'Rechnungsposition', 'Invoice line'],
  ['BG-26', 'BG-25', '0..1', 'Zeitraum der Position', 'Invoice line period'],
  ['BG-27', 'BG-25', '0..n', 'Nachlass auf die Position', 'Invoice line allowance'],
  ['BG-28', 'BG-25', '0..n', 'Zuschlag auf die Position', 'Invoice line charge'],
  ['BG-29', 'BG-25', '1..1', 'Preisangaben', 'Price details'],
  ['BG-30', 'BG-25', '1..1', 'Umsatzsteuer der Position', 'Line VAT information'],
  ['BG-31', 'BG-25', '1..1', 'Artikel', 'Item information'],
  ['BG-32', 'BG-31', '0..n', 'Artikelmerkmal', 'Item attribute'],
  ['BG-DEX-01', 'BG-25', '0..n', 'Unterposition', 'Sub invoice line'],
  ['BG-DEX-09', 'BG-0', '0..n', 'Fremdforderung', 'Third party payment'],
];

/** Every group of the semantic model. */
export const groupTable: readonly TermGroup[] = rows.map(([id, parent, cardinality, de, en]) => ({
  id,
  ...(parent === undefined ? {} : { parent }),
  cardinality,
  de,
  en,
}));
