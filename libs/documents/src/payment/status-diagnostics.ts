import { DocumentError } from '../diagnostic.ts';
import type { Text } from '../diagnostic.ts';
import type { XmlElement } from '../xml/xml-element.ts';

const askBank: Text = {
  de: 'Holen Sie die Datei bei der Bank neu ab; bleibt der Fehler, melden Sie ihn der Bank mit Zeile und Element.',
  en: 'Fetch the file from the bank again; if the fault stays, report it to the bank with line and element.',
};

/** What a status report can have wrong, beside XML itself; the key is the last part of the code. */
const faults = {
  status_namespace: {
    message: { de: 'Das ist kein Statusbericht pain.002.', en: 'This is no status report pain.002.' },
    remedy: {
      de: 'Wählen Sie die Rückmeldung der Bank zur Zahlungsdatei.',
      en: "Choose the bank's answer to the payment file.",
    },
  },
  status_version_unsupported: {
    message: { de: 'Diese Version von pain.002 ist nicht bekannt.', en: 'This version of pain.002 is not known.' },
    remedy: { de: 'Stellen Sie bei der Bank die Version 001.10 ein.', en: 'Set version 001.10 at the bank.' },
  },
  status_element_missing: {
    message: { de: 'Ein vorgeschriebenes Element fehlt oder ist leer.', en: 'A required element is missing or empty.' },
    remedy: askBank,
  },
  status_element_misplaced: {
    message: {
      de: 'Ein Element steht an einer Stelle, an der es nicht stehen darf, oder noch einmal.',
      en: 'An element stands where it must not stand, or once more.',
    },
    remedy: askBank,
  },
  status_value_invalid: {
    message: { de: 'Ein Betrag oder ein Datum ist keines.', en: 'An amount or a date is none.' },
    remedy: askBank,
  },
} satisfies Record<string, { message: Text; remedy: Text }>;

/** The last part of the codes that reading a status report can raise; the first is `payment`. */
export type StatusFault = keyof typeof faults;

/** Stops reading the whole file; without an element at its start. */
export function refuseStatus(fault: StatusFault, element?: XmlElement, facts?: Record<string, unknown>): never {
  const { message, remedy } = faults[fault];
  const { line, column, path } = element ?? { line: 1, column: 1, path: 'Document' };
  const place = { line, column, path };
  throw new DocumentError([
    { code: `payment.${fault}`, severity: 'error', message, remedy, ...place, ...(facts ? { facts } : {}) },
  ]);
}
