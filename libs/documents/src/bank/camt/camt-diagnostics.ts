import type { Diagnostic, Text } from '../../diagnostic.ts';
import { DocumentError } from '../../diagnostic.ts';
import type { XmlElement } from '../../xml/xml-element.ts';

interface Fault {
  message: Text;
  remedy: Text;
}

const askBank: Text = {
  de: 'Holen Sie die Datei bei der Bank neu ab; bleibt der Fehler, melden Sie ihn der Bank mit Zeile und Element.',
  en: 'Fetch the file from the bank again; if the fault stays, report it to the bank with line and element.',
};

/** What a CAMT message can have wrong, beside XML itself; the key is the last part of the code. */
const faults = {
  camt_namespace: {
    message: {
      de: 'Das ist keine CAMT-Nachricht: der Namensraum passt nicht.',
      en: 'This is no CAMT message: the namespace does not fit.',
    },
    remedy: {
      de: 'Lesen Sie einen Kontoauszug im Format camt.052, camt.053 oder camt.054 ein.',
      en: 'Read a statement in the format camt.052, camt.053 or camt.054.',
    },
  },
  camt_version_unsupported: {
    message: {
      de: 'Diese Version der CAMT-Nachricht ist nicht bekannt.',
      en: 'This version of the CAMT message is not known.',
    },
    remedy: { de: 'Stellen Sie bei der Bank die Version 001.08 ein.', en: 'Set version 001.08 at the bank.' },
  },
  camt_foreign_element: {
    message: {
      de: 'Ein Element aus einem fremden Namensraum steht in der Nachricht.',
      en: 'An element of a foreign namespace stands in the message.',
    },
    remedy: askBank,
  },
  camt_element_missing: {
    message: { de: 'Ein vorgeschriebenes Element fehlt oder ist leer.', en: 'A required element is missing or empty.' },
    remedy: askBank,
  },
  camt_element_unknown: {
    message: {
      de: 'Ein Element steht an einer Stelle, an der das Schema es nicht kennt.',
      en: 'An element stands where the schema does not know it.',
    },
    remedy: askBank,
  },
  camt_element_repeated: {
    message: {
      de: 'Ein Element steht zweimal, wo es nur einmal stehen darf.',
      en: 'An element comes twice where it may come once.',
    },
    remedy: askBank,
  },
  camt_amount_syntax: {
    message: {
      de: 'Ein Betrag ist keine Zahl mit Dezimalpunkt.',
      en: 'An amount is not a number with a decimal point.',
    },
    remedy: askBank,
  },
  camt_amount_negative: {
    message: {
      de: 'Ein Betrag trägt ein Minuszeichen; die Richtung gehört in CdtDbtInd.',
      en: 'An amount carries a minus sign; the direction belongs in CdtDbtInd.',
    },
    remedy: askBank,
  },
  camt_amount_decimals: {
    message: {
      de: 'Ein gebuchter Betrag hat mehr Nachkommastellen als seine Währung.',
      en: 'A booked amount has more decimals than its currency.',
    },
    remedy: askBank,
  },
  camt_currency_missing: {
    message: { de: 'Ein Betrag hat keine gültige Währung.', en: 'An amount has no valid currency.' },
    remedy: askBank,
  },
  camt_currency_differs: {
    message: {
      de: 'Ein Umsatz hat eine andere Währung als das Konto.',
      en: 'An entry has another currency than the account.',
    },
    remedy: askBank,
  },
  camt_indicator_missing: {
    message: {
      de: 'Ein Betrag sagt nicht, ob er Gutschrift oder Belastung ist.',
      en: 'An amount does not say whether it is a credit or a debit.',
    },
    remedy: askBank,
  },
  camt_date_invalid: { message: { de: 'Ein Datum gibt es nicht.', en: 'A date does not exist.' }, remedy: askBank },
  iban_checksum: {
    message: { de: 'Die IBAN des Kontos besteht die Prüfung nicht.', en: 'The IBAN of the account fails its check.' },
    remedy: askBank,
  },
} satisfies Record<string, Fault>;

/** The last part of the codes that reading a CAMT message can raise; the first is `bank`. */
export type CamtFault = keyof typeof faults;

/** A diagnostic at the place of an element; `facts` never hold names, accounts or references. */
function camtDiagnostic(fault: CamtFault, element: XmlElement, facts?: Record<string, unknown>): Diagnostic {
  const { message, remedy } = faults[fault];
  const { line, column, path } = element;
  return { code: `bank.${fault}`, severity: 'error', message, remedy, line, column, path, ...(facts ? { facts } : {}) };
}

/** Stops reading the whole file. */
export function refuseCamt(fault: CamtFault, element: XmlElement, facts?: Record<string, unknown>): never {
  throw new DocumentError([camtDiagnostic(fault, element, facts)]);
}
