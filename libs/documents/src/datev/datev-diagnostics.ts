import type { Diagnostic, Text } from '../diagnostic.ts';

interface Fault {
  message: Text;
  remedy: Text;
}

const faults = {
  character_not_encodable: {
    message: {
      de: 'Ein Zeichen gibt es in Windows-1252 nicht oder es ist ein Steuerzeichen.',
      en: 'A character does not exist in Windows-1252 or is a control character.',
    },
    remedy: {
      de: 'Das Zeichen im Feld durch eines ersetzen, das DATEV kennt.',
      en: 'Replace the character in the field by one that DATEV knows.',
    },
  },
  field_missing: {
    message: { de: 'Ein Pflichtfeld ist leer.', en: 'A required field is empty.' },
    remedy: { de: 'Das Feld füllen.', en: 'Fill the field.' },
  },
  field_invalid: {
    message: {
      de: 'Ein Feld hat nicht die Form, die DATEV verlangt.',
      en: 'A field does not have the form that DATEV demands.',
    },
    remedy: {
      de: 'Länge und Zeichen des Feldes an das genannte Muster anpassen.',
      en: 'Fit length and characters of the field to the pattern named.',
    },
  },
  account_length: {
    message: {
      de: 'Ein Konto passt nicht zur Sachkontenlänge: Sachkonten haben sie, Personenkonten eine Stelle mehr.',
      en: 'An account does not fit the account length: general ledger accounts have it, personal accounts one digit more.',
    },
    remedy: {
      de: 'Kontonummer oder Sachkontenlänge der Mandantschaft berichtigen.',
      en: "Correct the account number or the client's account length.",
    },
  },
  tax_key_on_automatic_account: {
    message: {
      de: 'Ein Steuerschlüssel steht bei einem Automatikkonto.',
      en: 'A tax key stands with an automatic account.',
    },
    remedy: {
      de: 'Den Steuerschlüssel weglassen oder ein Konto ohne Automatik wählen.',
      en: 'Leave the tax key out, or choose an account without automatic tax.',
    },
  },
  date_outside_batch: {
    message: {
      de: 'Ein Belegdatum liegt außerhalb des Stapelzeitraums.',
      en: 'A document date is outside the period of the batch.',
    },
    remedy: {
      de: 'Die Buchung in den Stapel ihres Zeitraums geben.',
      en: 'Put the booking into the batch of its period.',
    },
  },
  two_calendar_years: {
    message: {
      de: 'Der Stapel reicht über zwei Kalenderjahre oder vor den Beginn des Wirtschaftsjahrs.',
      en: 'The batch spans two calendar years or starts before the fiscal year.',
    },
    remedy: {
      de: 'Für jedes Kalenderjahr einen eigenen Stapel schreiben.',
      en: 'Write a batch of its own for each calendar year.',
    },
  },
  too_many_rows: {
    message: { de: 'Ein Stapel hat höchstens 99.999 Buchungen.', en: 'A batch has at most 99,999 bookings.' },
    remedy: { de: 'Den Stapel teilen.', en: 'Split the batch.' },
  },
  fields_belong_together: {
    message: {
      de: 'Ein Feld verlangt ein zweites, das leer ist.',
      en: 'A field demands a second one, which is empty.',
    },
    remedy: { de: 'Beide Felder füllen oder beide weglassen.', en: 'Fill both fields or leave both out.' },
  },
  encoding: {
    message: {
      de: 'Die Datei ist in UTF-8 ohne Kennung geschrieben; DATEV läse sie als Windows-1252.',
      en: 'The file is written in UTF-8 without a mark; DATEV would read it as Windows-1252.',
    },
    remedy: {
      de: 'Die Datei in Windows-1252 schreiben, oder in UTF-8 mit Byte-Order-Mark.',
      en: 'Write the file in Windows-1252, or in UTF-8 with a byte order mark.',
    },
  },
  line_end: {
    message: { de: 'Eine Zeile endet nicht mit CR und LF.', en: 'A line does not end with CR and LF.' },
    remedy: { de: 'Jede Zeile, auch die letzte, mit CRLF beenden.', en: 'End each line, the last one too, with CRLF.' },
  },
  quoting: {
    message: { de: 'Anführungszeichen stehen falsch.', en: 'Quotation marks are misplaced.' },
    remedy: {
      de: 'Textfelder ganz in Anführungszeichen setzen und innere verdoppeln.',
      en: 'Put text fields wholly into quotation marks and double inner ones.',
    },
  },
  header_invalid: {
    message: { de: 'Die Kopfzeile ist keine EXTF-Kopfzeile.', en: 'The header line is no EXTF header.' },
    remedy: {
      de: 'Die erste Zeile mit 31 Feldern beginnen: "EXTF";700;…',
      en: 'Begin with a first line of 31 fields: "EXTF";700;…',
    },
  },
  column_count: {
    message: {
      de: 'Eine Zeile hat nicht so viele Felder, wie Format und Version verlangen.',
      en: 'A line does not have as many fields as format and version demand.',
    },
    remedy: { de: 'Alle Spalten schreiben, leere auch.', en: 'Write all columns, empty ones too.' },
  },
} satisfies Record<string, Fault>;

/** The last part of the codes that writing or reading EXTF can raise; the first is `datev`. */
export type DatevFault = keyof typeof faults;

/** A diagnostic about a line of an EXTF file (1-based), a field in it, and whatever helps to mend it. */
export function datevDiagnostic(
  fault: DatevFault,
  place: { line?: number; path?: string; column?: number },
  facts?: Record<string, unknown>,
): Diagnostic {
  const { message, remedy } = faults[fault];
  return { code: `datev.${fault}`, severity: 'error', message, remedy, ...place, ...(facts ? { facts } : {}) };
}
