import type { Diagnostic, Text } from '../diagnostic.ts';

/** A place in a document, both numbers 1-based. */
export interface Position {
  line: number;
  column: number;
}

/** What kind of document is read: a bank's file or an electronic invoice. Codes and remedies follow it. */
export type XmlOrigin = 'bank' | 'einvoice';

const askAgain: Record<XmlOrigin, Text> = {
  bank: {
    de: 'Holen Sie die Datei bei der Bank neu ab, und lesen Sie sie unverändert ein.',
    en: 'Fetch the file from the bank again and read it unchanged.',
  },
  einvoice: {
    de: 'Fordern Sie die Rechnung beim Absender neu an, und lesen Sie sie unverändert ein.',
    en: 'Ask the sender for the invoice again and read it unchanged.',
  },
};

const checkSource: Record<XmlOrigin, Text> = {
  bank: {
    de: 'Prüfen Sie die Herkunft der Datei, oder holen Sie einen kürzeren Zeitraum ab.',
    en: 'Check where the file comes from, or fetch a shorter period.',
  },
  einvoice: {
    de: 'Prüfen Sie die Herkunft der Datei; lassen Sie eine so große oder tiefe Rechnung aufteilen.',
    en: 'Check where the file comes from; have an invoice of such size or depth divided.',
  },
};

/** The document ends before its last tag. */
export function truncated(at: Position, origin: XmlOrigin = 'bank'): Diagnostic {
  return {
    code: origin === 'bank' ? 'bank.camt_truncated' : 'einvoice.xml_truncated',
    severity: 'error',
    message: { de: 'Die Datei bricht mitten im Dokument ab.', en: 'The file ends in the middle of the document.' },
    remedy: askAgain[origin],
    ...at,
  };
}

/** There is nothing in the file, or nothing but blanks and comments. */
export function fileEmpty(origin: XmlOrigin = 'bank'): Diagnostic {
  return {
    code: `${origin}.file_empty`,
    severity: 'error',
    message: { de: 'Die Datei ist leer.', en: 'The file is empty.' },
    remedy: askAgain[origin],
    line: 1,
    column: 1,
  };
}

/** The document breaks a rule of XML itself; `detail` is the parser's own short reason. */
export function notWellFormed(at: Position, detail: string, origin: XmlOrigin = 'bank'): Diagnostic {
  return {
    code: `${origin}.xml_not_well_formed`,
    severity: 'error',
    message: { de: 'Die Datei ist kein wohlgeformtes XML.', en: 'The file is not well-formed XML.' },
    remedy: askAgain[origin],
    ...at,
    facts: { detail },
  };
}

/** The document declares a document type: the door for entity attacks, which neither banks nor invoices use. */
export function doctypeRefused(at: Position, origin: XmlOrigin = 'bank'): Diagnostic {
  return {
    code: `${origin}.xml_doctype`,
    severity: 'error',
    message: {
      de: 'Die Datei enthält eine DOCTYPE-Deklaration; solche Dateien werden nicht gelesen.',
      en: 'The file has a DOCTYPE declaration; such files are not read.',
    },
    remedy: {
      de: 'Prüfen Sie die Herkunft der Datei; die DOCTYPE-Zeile gehört nicht in sie.',
      en: 'A DOCTYPE line does not belong in such a file: check where the file comes from.',
    },
    ...at,
  };
}

/** The bytes are not UTF-8, or the document says that they are something else. */
export function encodingRefused(at: Position, encoding: string, origin: XmlOrigin = 'bank'): Diagnostic {
  return {
    code: `${origin}.xml_encoding`,
    severity: 'error',
    message: { de: 'Die Datei ist nicht in UTF-8 geschrieben.', en: 'The file is not written in UTF-8.' },
    remedy: {
      de: 'Fordern Sie die Datei in UTF-8 an; sie wird nicht geraten umgewandelt.',
      en: 'Ask for the file in UTF-8; it is not converted by guessing.',
    },
    ...at,
    facts: { encoding },
  };
}

/** The document is larger or deeper than any honest one. */
export function limitExceeded(at: Position, limit: string, allowed: number, origin: XmlOrigin = 'bank'): Diagnostic {
  return {
    code: `${origin}.xml_limit`,
    severity: 'error',
    message: {
      de: 'Die Datei überschreitet eine Grenze für Größe oder Verschachtelung.',
      en: 'The file exceeds a limit of size or nesting.',
    },
    remedy: checkSource[origin],
    ...at,
    facts: { limit, allowed },
  };
}
