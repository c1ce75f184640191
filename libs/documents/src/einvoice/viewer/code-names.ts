import type { Text } from '../../diagnostic.ts';
import { typeName, unitName, wordsFor } from '../../pdf/invoice-words.ts';
import type { Language } from '../../locale/number-format.ts';

// The codes that invoices in Germany, Austria and Switzerland use; others are shown as they are.
const vatCategories: Readonly<Record<string, Text>> = {
  S: { de: 'Umsatzsteuer mit Satz', en: 'rated' },
  Z: { de: 'Nullsatz', en: 'zero rated' },
  E: { de: 'steuerfrei', en: 'exempt' },
  AE: { de: 'Steuerschuldnerschaft des Leistungsempfängers', en: 'reverse charge' },
  K: { de: 'innergemeinschaftliche Lieferung', en: 'intra-Community supply' },
  G: { de: 'Ausfuhr', en: 'export' },
  O: { de: 'nicht steuerbar', en: 'outside the scope of VAT' },
  L: { de: 'Steuer der Kanarischen Inseln', en: 'tax of the Canary Islands' },
  M: { de: 'Steuer von Ceuta und Melilla', en: 'tax of Ceuta and Melilla' },
};

const paymentMeans: Readonly<Record<string, Text>> = {
  '1': { de: 'nicht festgelegt', en: 'not defined' },
  '10': { de: 'bar', en: 'cash' },
  '20': { de: 'Scheck', en: 'cheque' },
  '30': { de: 'Überweisung', en: 'credit transfer' },
  '48': { de: 'Karte', en: 'card' },
  '49': { de: 'Lastschrift', en: 'direct debit' },
  '57': { de: 'Dauerauftrag', en: 'standing agreement' },
  '58': { de: 'SEPA-Überweisung', en: 'SEPA credit transfer' },
  '59': { de: 'SEPA-Lastschrift', en: 'SEPA direct debit' },
  '97': { de: 'Verrechnung', en: 'clearing' },
};

type Names = (code: string, language: Language) => string | undefined;

const types: Names = (code, language) => typeName(wordsFor(language), code);
const categories: Names = (code, language) => entry(vatCategories, code)?.[language];
const means: Names = (code, language) => entry(paymentMeans, code)?.[language];
const units: Names = (code, language) => unitName(wordsFor(language), code);
const countries: Names = (code, language) =>
  /^[A-Z]{2}$/.test(code)
    ? new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }).of(code)
    : undefined;

const byTerm = new Map<string, Names>([
  ['BT-3', types],
  ['BT-81', means],
  ...['BT-95', 'BT-102', 'BT-118', 'BT-151'].map((term): [string, Names] => [term, categories]),
  ...['BT-130', 'BT-150'].map((term): [string, Names] => [term, units]),
  ...['BT-40', 'BT-55', 'BT-69', 'BT-80', 'BT-159'].map((term): [string, Names] => [term, countries]),
]);

/** What the code of a term means in words; undefined for codes without words of ours. */
export function codeName(term: string, code: string, language: Language): string | undefined {
  return byTerm.get(term)?.(code, language);
}

function entry<Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
