import type { Term } from './term.ts';
import { termsOf } from './term.ts';

/** Terms of how to pay and of what is taken off or put on the whole invoice: EN 16931-1:2017. */
export const paymentTerms: readonly Term[] = [
  ...termsOf('BG-16', [
    ['BT-81', '1..1', 'code', 'Zahlungsart', 'Payment means type code'],
    ['BT-82', '0..1', 'text', 'Zahlungsart in Worten', 'Payment means text'],
    ['BT-83', '0..1', 'text', 'Verwendungszweck', 'Remittance information'],
  ]),
  ...termsOf('BG-17', [
    ['BT-84', '1..1', 'identifier', 'Kontonummer', 'Payment account identifier'],
    ['BT-85', '0..1', 'text', 'Kontoinhaber', 'Payment account name'],
    ['BT-86', '0..1', 'identifier', 'Zahlungsdienstleister', 'Payment service provider identifier'],
  ]),
  ...termsOf('BG-18', [
    ['BT-87', '1..1', 'text', 'Kartennummer', 'Payment card primary account number'],
    ['BT-88', '0..1', 'text', 'Karteninhaber', 'Payment card holder name'],
  ]),
  ...termsOf('BG-19', [
    ['BT-89', '0..1', 'identifier', 'Mandatsreferenz', 'Mandate reference identifier'],
    ['BT-90', '0..1', 'identifier', 'Gläubiger-Identifikationsnummer', 'Bank assigned creditor identifier'],
    ['BT-91', '0..1', 'identifier', 'Belastetes Konto', 'Debited account identifier'],
  ]),
  ...termsOf('BG-20', [
    ['BT-92', '1..1', 'amount', 'Betrag des Nachlasses', 'Document level allowance amount'],
    ['BT-93', '0..1', 'amount', 'Grundbetrag des Nachlasses', 'Document level allowance base amount'],
    ['BT-94', '0..1', 'percent', 'Prozentsatz des Nachlasses', 'Document level allowance percentage'],
    ['BT-95', '1..1', 'code', 'Steuerkategorie des Nachlasses', 'Document level allowance VAT category code'],
    ['BT-96', '0..1', 'percent', 'Steuersatz des Nachlasses', 'Document level allowance VAT rate'],
    ['BT-97', '0..1', 'text', 'Grund des Nachlasses', 'Document level allowance reason'],
    ['BT-98', '0..1', 'code', 'Code des Nachlassgrundes', 'Document level allowance reason code'],
  ]),
  ...termsOf('BG-21', [
    ['BT-99', '1..1', 'amount', 'Betrag des Zuschlags', 'Document level charge amount'],
    ['BT-100', '0..1', 'amount', 'Grundbetrag des Zuschlags', 'Document level charge base amount'],
    ['BT-101', '0..1', 'percent', 'Prozentsatz des Zuschlags', 'Document level charge percentage'],
    ['BT-102', '1..1', 'code', 'Steuerkategorie des Zuschlags', 'Document level charge VAT category code'],
    ['BT-103', '0..1', 'percent', 'Steuersatz des Zuschlags', 'Document level charge VAT rate'],
    ['BT-104', '0..1', 'text', 'Grund des Zuschlags', 'Document level charge reason'],
    ['BT-105', '0..1', 'code', 'Code des Zuschlagsgrundes', 'Document level charge reason code'],
  ]),
];
