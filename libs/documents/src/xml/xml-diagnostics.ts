import type { Diagnostic, Text } from '../diagnostic.ts';

/** A place in a document, both numbers 1-based. */
export interface Position {
  line: number;
  column: number;
}

function diagnostic(
  code: string,
  at: Position,
  message: Text,
  remedy: Text,
  facts?: Record<string, unknown>,
): Diagnostic {
  return { code, severity: 'error', message, remedy, line: at.line, column: at.column, ...(facts ? { facts } : {}) };
}

const askAgain: Text = {
  de: 'Die Datei bei der Bank neu abholen und unverändert einlesen.',
  en: 'Fetch the file from the bank again and read it unchanged.',
};

/** The document ends before its last tag. */
export function truncated(at: Position): Diagnostic {
  return diagnostic(
    'bank.camt_truncated',
    at,
    { de: 'Die Datei bricht mitten im Dokument ab.', en: 'The file ends in the middle of the document.' },
    askAgain,
  );
}

/** The document breaks a rule of XML itself; `detail` is the parser's own short reason. */
export function notWellFormed(at: Position, detail: string): Diagnostic {
  return diagnostic(
    'bank.xml_not_well_formed',
    at,
    { de: 'Die Datei ist kein wohlgeformtes XML.', en: 'The file is not well-formed XML.' },
    askAgain,
    { detail },
  );
}

/** The document declares a document type: the door for entity attacks, which no bank uses. */
export function doctypeRefused(at: Position): Diagnostic {
  return diagnostic(
    'bank.xml_doctype',
    at,
    {
      de: 'Die Datei enthält eine DOCTYPE-Deklaration; solche Dateien werden nicht gelesen.',
      en: 'The file has a DOCTYPE declaration; such files are not read.',
    },
    {
      de: 'Die DOCTYPE-Zeile gehört in keine Bankdatei: Herkunft der Datei prüfen.',
      en: 'No bank file has a DOCTYPE line: check where the file comes from.',
    },
  );
}

/** The bytes are not UTF-8, or the document says that they are something else. */
export function encodingRefused(at: Position, encoding: string): Diagnostic {
  return diagnostic(
    'bank.xml_encoding',
    at,
    { de: 'Die Datei ist nicht in UTF-8 geschrieben.', en: 'The file is not written in UTF-8.' },
    {
      de: 'Die Datei in UTF-8 anfordern; sie wird nicht geraten umgewandelt.',
      en: 'Ask for the file in UTF-8; it is not converted by guessing.',
    },
    { encoding },
  );
}

/** The document is larger or deeper than any statement. */
export function limitExceeded(at: Position, limit: string, allowed: number): Diagnostic {
  return diagnostic(
    'bank.xml_limit',
    at,
    {
      de: 'Die Datei überschreitet eine Grenze für Größe oder Verschachtelung.',
      en: 'The file exceeds a limit of size or nesting.',
    },
    {
      de: 'Herkunft der Datei prüfen oder einen kürzeren Zeitraum abholen.',
      en: 'Check where the file comes from, or fetch a shorter period.',
    },
    { limit, allowed },
  );
}
