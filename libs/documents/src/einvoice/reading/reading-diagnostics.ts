import type { Diagnostic } from '../../diagnostic.ts';
import type { XmlElement } from '../../xml/xml-element.ts';
import { termGroups, terms } from '../terms/index.ts';

type Place = Pick<Diagnostic, 'line' | 'column' | 'path'>;

function placeOf(element: XmlElement, attribute?: string): Place {
  const path = attribute === undefined ? element.path : `${element.path}/@${attribute}`;
  return { line: element.line, column: element.column, path };
}

/** A term or group as people know it: `Rechnungsnummer (BT-1)`. */
function named(id: string): { de: string; en: string } {
  const { de = id, en = id } = terms.get(id) ?? termGroups.get(id) ?? {};
  return { de: `${de} (${id})`, en: `${en} (${id})` };
}

/** The document is no invoice of a syntax that is known. */
export function notAnInvoice(root: XmlElement): Diagnostic {
  return {
    code: 'einvoice.not_an_invoice',
    severity: 'error',
    message: {
      de: 'Die Datei ist keine Rechnung in UBL 2.1 oder CII D16B.',
      en: 'The file is no invoice in UBL 2.1 or CII D16B.',
    },
    remedy: {
      de: 'Bitten Sie den Absender um die Rechnung in einer dieser Formen; das Wurzelelement nennt, was gesendet wurde.',
      en: 'Ask the sender for the invoice in one of these forms; the root element names what was sent.',
    },
    ...placeOf(root),
    facts: { name: root.name, namespace: root.namespace },
  };
}

/** A term or group that no invoice can do without is missing; the place is the element in which it should stand. */
export function termMissing(id: string, around: XmlElement, path: string): Diagnostic {
  const { de, en } = named(id);
  return {
    code: 'einvoice.term_missing',
    severity: 'error',
    message: { de: `Es fehlt: ${de}.`, en: `Missing: ${en}.` },
    remedy: {
      de: 'Bitten Sie den Absender um eine vollständige Rechnung.',
      en: 'Ask the sender for a complete invoice.',
    },
    ...placeOf(around),
    path,
    facts: { term: id },
  };
}

/** A text cannot be the value of its term. */
export function valueInvalid(id: string, element: XmlElement, attribute?: string): Diagnostic {
  const { de, en } = named(id);
  return {
    code: 'einvoice.value_invalid',
    severity: 'error',
    message: { de: `Kein möglicher Wert: ${de}.`, en: `Not a possible value: ${en}.` },
    remedy: {
      de: 'Schreiben Sie Beträge mit Dezimalpunkt und ohne Trennzeichen, Daten als wirkliche Tage.',
      en: 'Write amounts with a decimal point and no separators, dates as days that exist.',
    },
    ...placeOf(element, attribute),
    facts: { term: id },
  };
}

/** A term has several different values where it may have one; the first one was kept. */
export function valueRepeated(id: string, element: XmlElement, attribute?: string): Diagnostic {
  const { de, en } = named(id);
  return {
    code: 'einvoice.value_repeated',
    severity: 'warning',
    message: {
      de: `Mehr als ein Wert, gelesen wurde der erste: ${de}.`,
      en: `More than one value, the first one was read: ${en}.`,
    },
    remedy: {
      de: 'Sehen Sie die weiteren Werte im Original an.',
      en: 'Look at the further values in the original.',
    },
    ...placeOf(element, attribute),
    facts: { term: id },
  };
}

/** Something stands in the document that the model has no place for. */
export function contentNotRead(element: XmlElement, attribute?: string): Diagnostic {
  return {
    code: 'einvoice.content_not_read',
    severity: 'warning',
    message: {
      de: 'Für diese Angabe gibt es im Rechnungsmodell keinen Platz; sie wurde nicht übernommen.',
      en: 'The invoice model has no place for this content; it was not taken over.',
    },
    remedy: {
      de: 'Sehen Sie die Angabe im Original an, das unverändert aufzubewahren ist.',
      en: 'Look at it in the original, which has to be kept unchanged.',
    },
    ...placeOf(element, attribute),
  };
}
