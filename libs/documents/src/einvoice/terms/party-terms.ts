import type { Term } from './term.ts';
import { termsOf } from './term.ts';

function address(group: string, whoseDe: string, whoseEn: string, ids: readonly string[]): Term[] {
  const [line1 = '', line2 = '', line3 = '', city = '', postCode = '', subdivision = '', country = ''] = ids;
  return termsOf(group, [
    [line1, '0..1', 'text', `Anschriftzeile 1 ${whoseDe}`, `${whoseEn} address line 1`],
    [line2, '0..1', 'text', `Anschriftzeile 2 ${whoseDe}`, `${whoseEn} address line 2`],
    [line3, '0..1', 'text', `Anschriftzeile 3 ${whoseDe}`, `${whoseEn} address line 3`],
    [city, '0..1', 'text', `Ort ${whoseDe}`, `${whoseEn} city`],
    [postCode, '0..1', 'text', `Postleitzahl ${whoseDe}`, `${whoseEn} post code`],
    [subdivision, '0..1', 'text', `Region ${whoseDe}`, `${whoseEn} country subdivision`],
    [country, '1..1', 'code', `Land ${whoseDe}`, `${whoseEn} country code`],
  ]);
}

/** Terms of everybody who takes part: EN 16931-1:2017. */
export const partyTerms: readonly Term[] = [
  ...termsOf('BG-4', [
    ['BT-27', '1..1', 'text', 'Name des Verkäufers', 'Seller name'],
    ['BT-28', '0..1', 'text', 'Handelsname des Verkäufers', 'Seller trading name'],
    ['BT-29', '0..n', 'identifier', 'Kennung des Verkäufers', 'Seller identifier'],
    ['BT-29-1', '0..1', 'code', 'Schema der Kennung', 'Seller identifier scheme'],
    ['BT-30', '0..1', 'identifier', 'Registernummer des Verkäufers', 'Seller legal registration identifier'],
    ['BT-30-1', '0..1', 'code', 'Schema der Registernummer', 'Seller legal registration identifier scheme'],
    ['BT-31', '0..1', 'identifier', 'Umsatzsteuer-Id des Verkäufers', 'Seller VAT identifier'],
    ['BT-32', '0..1', 'identifier', 'Steuernummer des Verkäufers', 'Seller tax registration identifier'],
    ['BT-33', '0..1', 'text', 'Rechtliche Angaben des Verkäufers', 'Seller additional legal information'],
    ['BT-34', '0..1', 'identifier', 'Elektronische Adresse des Verkäufers', 'Seller electronic address'],
    ['BT-34-1', '1..1', 'code', 'Schema der elektronischen Adresse', 'Seller electronic address scheme'],
  ]),
  ...address('BG-5', 'des Verkäufers', 'Seller', ['BT-35', 'BT-36', 'BT-162', 'BT-37', 'BT-38', 'BT-39', 'BT-40']),
  ...termsOf('BG-6', [
    ['BT-41', '0..1', 'text', 'Ansprechpartner des Verkäufers', 'Seller contact point'],
    ['BT-42', '0..1', 'text', 'Telefonnummer des Verkäufers', 'Seller contact telephone number'],
    ['BT-43', '0..1', 'text', 'E-Mail-Adresse des Verkäufers', 'Seller contact email address'],
  ]),
  ...termsOf('BG-7', [
    ['BT-44', '1..1', 'text', 'Name des Käufers', 'Buyer name'],
    ['BT-45', '0..1', 'text', 'Handelsname des Käufers', 'Buyer trading name'],
    ['BT-46', '0..1', 'identifier', 'Kennung des Käufers', 'Buyer identifier'],
    ['BT-46-1', '0..1', 'code', 'Schema der Kennung', 'Buyer identifier scheme'],
    ['BT-47', '0..1', 'identifier', 'Registernummer des Käufers', 'Buyer legal registration identifier'],
    ['BT-47-1', '0..1', 'code', 'Schema der Registernummer', 'Buyer legal registration identifier scheme'],
    ['BT-48', '0..1', 'identifier', 'Umsatzsteuer-Id des Käufers', 'Buyer VAT identifier'],
    ['BT-49', '0..1', 'identifier', 'Elektronische Adresse des Käufers', 'Buyer electronic address'],
    ['BT-49-1', '1..1', 'code', 'Schema der elektronischen Adresse', 'Buyer electronic address scheme'],
  ]),
  ...address('BG-8', 'des Käufers', 'Buyer', ['BT-50', 'BT-51', 'BT-163', 'BT-52', 'BT-53', 'BT-54', 'BT-55']),
  ...termsOf('BG-9', [
    ['BT-56', '0..1', 'text', 'Ansprechpartner des Käufers', 'Buyer contact point'],
    ['BT-57', '0..1', 'text', 'Telefonnummer des Käufers', 'Buyer contact telephone number'],
    ['BT-58', '0..1', 'text', 'E-Mail-Adresse des Käufers', 'Buyer contact email address'],
  ]),
  ...termsOf('BG-10', [
    ['BT-59', '1..1', 'text', 'Name des Zahlungsempfängers', 'Payee name'],
    ['BT-60', '0..1', 'identifier', 'Kennung des Zahlungsempfängers', 'Payee identifier'],
    ['BT-60-1', '0..1', 'code', 'Schema der Kennung', 'Payee identifier scheme'],
    ['BT-61', '0..1', 'identifier', 'Registernummer des Zahlungsempfängers', 'Payee legal registration identifier'],
    ['BT-61-1', '0..1', 'code', 'Schema der Registernummer', 'Payee legal registration identifier scheme'],
  ]),
  ...termsOf('BG-11', [
    ['BT-62', '1..1', 'text', 'Name des Steuervertreters', 'Seller tax representative name'],
    ['BT-63', '1..1', 'identifier', 'Umsatzsteuer-Id des Steuervertreters', 'Seller tax representative VAT identifier'],
  ]),
  ...address('BG-12', 'des Steuervertreters', 'Tax representative', [
    'BT-64',
    'BT-65',
    'BT-164',
    'BT-66',
    'BT-67',
    'BT-68',
    'BT-69',
  ]),
  ...termsOf('BG-13', [
    ['BT-70', '0..1', 'text', 'Name des Warenempfängers', 'Deliver to party name'],
    ['BT-71', '0..1', 'identifier', 'Kennung des Lieferorts', 'Deliver to location identifier'],
    ['BT-71-1', '0..1', 'code', 'Schema der Kennung', 'Deliver to location identifier scheme'],
    ['BT-72', '0..1', 'date', 'Lieferdatum', 'Actual delivery date'],
  ]),
  ...address('BG-15', 'der Lieferung', 'Deliver to', ['BT-75', 'BT-76', 'BT-165', 'BT-77', 'BT-78', 'BT-79', 'BT-80']),
];
