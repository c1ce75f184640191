import type { Diagnostic } from '../../diagnostic.ts';
import type { Language } from '../../locale/number-format.ts';

/** A verdict in the order of its gravity. */
export type Verdict = 'faultless' | 'valid' | 'invalid' | 'unreadable';

type Severity = Diagnostic['severity'];

/** The words of a validation report. */
export interface ReportWords {
  title: string;
  verdicts: Record<Verdict, (errors: number, others: number) => string>;
  meanings: Record<Verdict, string>;
  severities: Record<Severity, string>;
  facts: Record<'file' | 'invoice' | 'seller' | 'buyer' | 'profile' | 'syntax' | 'rules' | 'checkedAt', string>;
  field: string;
  place: string;
  remedy: string;
  given: string;
  proposal: string;
  correct: (field: string) => string;
  adopt: (field: string) => string;
  rule: (id: string) => string;
  line: (number: string) => string;
  position: (line: number, column: number) => string;
  more: (count: number) => string;
  omitted: (count: number) => string;
  notAsked: string;
  replaced: string;
  scope: string;
  page: (page: number, pages: number) => string;
}

/** Whether the name of a rule is our own: no official one says that a file cannot be read or does not fit its schema. */
function isOfStructure(rule: string): boolean {
  return rule === 'XML' || rule.startsWith('structure-');
}

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

const german: ReportWords = {
  title: 'Prüfbericht zur elektronischen Rechnung',
  verdicts: {
    faultless: () => 'Die Rechnung hält alle Regeln ein.',
    valid: (_, others) => `Die Rechnung ist gültig, mit ${count(others, 'Hinweis', 'Hinweisen')}.`,
    invalid: (errors, others) =>
      `Die Rechnung ist nicht gültig: ${count(errors, 'Fehler', 'Fehler')}${others === 0 ? '' : `, dazu ${count(others, 'Hinweis', 'Hinweise')}`}.`,
    unreadable: () => 'Die Datei ist keine lesbare elektronische Rechnung.',
  },
  meanings: {
    faultless: 'Aufbau und Geschäftsregeln sind geprüft; es ist nichts zu tun.',
    valid: 'Empfänger nehmen die Rechnung an. Die Hinweise sollten bei künftigen Rechnungen beachtet werden.',
    invalid:
      'Empfänger können die Rechnung zurückweisen. Vor dem Versand ist sie zu berichtigen; wer sie erhalten hat, bittet den Aussteller um eine berichtigte elektronische Rechnung.',
    unreadable:
      'Sie kann weder geprüft noch gebucht werden. Bitte beim Absender eine elektronische Rechnung im Format UBL oder CII anfordern.',
  },
  severities: { error: 'Fehler', warning: 'Warnungen', info: 'Hinweise' },
  facts: {
    file: 'Datei',
    invoice: 'Rechnung',
    seller: 'Verkäufer',
    buyer: 'Käufer',
    profile: 'Profil',
    syntax: 'Format',
    rules: 'Regelwerk',
    checkedAt: 'Geprüft am',
  },
  field: 'Angabe',
  place: 'Stelle',
  remedy: 'Abhilfe',
  given: 'Angegeben',
  proposal: 'Vorschlag',
  correct: (field) => `${field} ergänzen oder berichtigen.`,
  adopt: (field) => `${field} prüfen; stimmt der Rest, passt der Vorschlag.`,
  rule: (id) => (isOfStructure(id) ? `Aufbau der Datei (${id})` : `Regel ${id}`),
  line: (number) => `Position ${number}`,
  position: (line, column) => `Zeile ${line}, Spalte ${column}`,
  more: (number) => `und ${count(number, 'weitere Stelle', 'weitere Stellen')}`,
  omitted: (number) =>
    `Dieselben Regeln sind an ${count(number, 'weiteren Stelle', 'weiteren Stellen')} verletzt, die nicht einzeln genannt ${number === 1 ? 'ist' : 'sind'}.`,
  replaced: 'Zeichen, die diese Schrift nicht kennt, stehen als ¿ oder als einfacher Buchstabe da; die Datei hat sie.',
  notAsked: 'Der Aufbau hat so viele Fehler, dass die Geschäftsregeln nicht geprüft sind.',
  scope: 'Geprüft sind Aufbau und Geschäftsregeln der Datei, nicht, ob Leistung, Preis und Empfänger stimmen.',
  page: (page, pages) => `Seite ${page} von ${pages}`,
};

const english: ReportWords = {
  title: 'Validation report of the electronic invoice',
  verdicts: {
    faultless: () => 'The invoice keeps all rules.',
    valid: (_, others) => `The invoice is valid, with ${count(others, 'remark', 'remarks')}.`,
    invalid: (errors, others) =>
      `The invoice is not valid: ${count(errors, 'error', 'errors')}${others === 0 ? '' : `, and ${count(others, 'remark', 'remarks')}`}.`,
    unreadable: () => 'The file is no electronic invoice that can be read.',
  },
  meanings: {
    faultless: 'Structure and business rules have been checked; there is nothing to do.',
    valid: 'Recipients accept the invoice. The remarks should be heeded in future invoices.',
    invalid:
      'Recipients may reject the invoice. It has to be corrected before it is sent; whoever received it asks the issuer for a corrected electronic invoice.',
    unreadable: 'It can be neither checked nor booked. Please ask the sender for an electronic invoice in UBL or CII.',
  },
  severities: { error: 'Errors', warning: 'Warnings', info: 'Remarks' },
  facts: {
    file: 'File',
    invoice: 'Invoice',
    seller: 'Seller',
    buyer: 'Buyer',
    profile: 'Profile',
    syntax: 'Format',
    rules: 'Rule set',
    checkedAt: 'Checked on',
  },
  field: 'Field',
  place: 'Place',
  remedy: 'Remedy',
  given: 'Given',
  proposal: 'Proposal',
  correct: (field) => `Complete or correct ${field}.`,
  adopt: (field) => `Check ${field}; the proposal fits if the rest is right.`,
  rule: (id) => (isOfStructure(id) ? `Structure of the file (${id})` : `Rule ${id}`),
  line: (number) => `Line item ${number}`,
  position: (line, column) => `line ${line}, column ${column}`,
  more: (number) => `and ${count(number, 'further place', 'further places')}`,
  omitted: (number) =>
    `The same rules are broken at ${count(number, 'further place', 'further places')} not listed here.`,
  replaced: 'Characters that this font lacks are printed as ¿ or plain letters; the file has them.',
  notAsked: 'The structure has so many faults that the business rules were not checked.',
  scope: 'Structure and business rules of the file were checked, not whether service, price and recipient are right.',
  page: (page, pages) => `Page ${page} of ${pages}`,
};

/** The words of a validation report in one language. */
export function reportWords(language: Language): ReportWords {
  return language === 'de' ? german : english;
}
