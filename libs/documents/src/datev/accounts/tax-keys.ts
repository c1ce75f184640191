import type { Text } from '../../diagnostic.ts';

/** A BU-Schlüssel and what it does. */
export interface TaxKeyFact {
  key: string;
  meaning: Text;
  /** Whether it is meant for accounts that compute their tax themselves; any other key beside one of them is refused. */
  forAutomaticAccounts: boolean;
}

/**
 * Tax keys that are read in a public source; all others belong into the settings of a client, since DATEV's list changes.
 * Source: Odoo's German localisation (2, 3, 8, 9) and DATEV's sample files (20, 40), gathered in November 2026.
 */
export const taxKeyFacts: readonly TaxKeyFact[] = [
  { key: '2', meaning: { de: 'Umsatzsteuer 7 %', en: 'output VAT 7 %' }, forAutomaticAccounts: false },
  { key: '3', meaning: { de: 'Umsatzsteuer 19 %', en: 'output VAT 19 %' }, forAutomaticAccounts: false },
  { key: '8', meaning: { de: 'Vorsteuer 7 %', en: 'input VAT 7 %' }, forAutomaticAccounts: false },
  { key: '9', meaning: { de: 'Vorsteuer 19 %', en: 'input VAT 19 %' }, forAutomaticAccounts: false },
  { key: '20', meaning: { de: 'Generalumkehr', en: 'general reversal' }, forAutomaticAccounts: true },
  { key: '40', meaning: { de: 'Aufhebung der Automatik', en: 'automatic lifted' }, forAutomaticAccounts: true },
];
