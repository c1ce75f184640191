import type { Text } from '../diagnostic.ts';
import { DocumentError } from '../diagnostic.ts';

interface Fault {
  message: Text;
  remedy: Text;
}

const askBank: Text = {
  de: 'Holen Sie die Datei bei der Bank neu ab; bleibt der Fehler, melden Sie ihn der Bank mit der Zeile.',
  en: 'Fetch the file from the bank again; if the fault stays, report it to the bank with the line.',
};
const mendProfile: Text = {
  de: 'Passen Sie das Profil der Bank an die Spalten dieser Datei an, oder exportieren Sie die Datei neu.',
  en: "Fit the bank's profile to the columns of this file, or export the file again.",
};

/** What statements in plain text can have wrong; the key is the last part of the code. */
const faults = {
  format_unknown: {
    message: {
      de: 'Die Datei ist weder CAMT noch MT940 noch eine CSV-Datei mit bekanntem Profil.',
      en: 'The file is neither CAMT nor MT940 nor a CSV file with a known profile.',
    },
    remedy: {
      de: 'Wählen Sie einen Kontoauszug, oder geben Sie für die CSV-Datei der Bank ein Profil an.',
      en: "Choose a statement, or name a profile for the bank's CSV file.",
    },
  },
  mt940_tag_unknown: {
    message: { de: 'Ein Feld mit unbekanntem Kennzeichen.', en: 'A field with an unknown tag.' },
    remedy: askBank,
  },
  mt940_field_missing: {
    message: { de: 'Im Auszug fehlt ein vorgeschriebenes Feld.', en: 'The statement lacks a required field.' },
    remedy: askBank,
  },
  mt940_field_syntax: {
    message: { de: 'Ein Feld ist nicht so aufgebaut, wie es sein muss.', en: 'A field does not have its form.' },
    remedy: askBank,
  },
  mt940_amount_syntax: {
    message: {
      de: 'Ein Betrag ist keine Zahl mit Dezimalkomma.',
      en: 'An amount is not a number with a decimal comma.',
    },
    remedy: askBank,
  },
  mt940_date_invalid: { message: { de: 'Ein Datum gibt es nicht.', en: 'A date does not exist.' }, remedy: askBank },
  mt940_truncated: {
    message: {
      de: 'Die Datei endet vor dem Schlusssaldo des Auszugs.',
      en: 'The file ends before the closing balance of the statement.',
    },
    remedy: askBank,
  },
  csv_profile_unknown: {
    message: { de: 'Ein Profil mit diesem Namen gibt es nicht.', en: 'There is no profile of that name.' },
    remedy: {
      de: 'Geben Sie einen der genannten Namen oder ein eigenes Profil an.',
      en: 'Give one of the listed names, or a profile of your own.',
    },
  },
  csv_profile_invalid: {
    message: {
      de: 'Ein Profil für CSV-Dateien ist nicht so aufgebaut, wie es sein muss.',
      en: 'A profile for CSV files does not have its form.',
    },
    remedy: {
      de: 'Berichtigen Sie den genannten Wert; ein mitgeliefertes Profil ist ein gutes Vorbild.',
      en: 'Mend the named value; a shipped profile is a good model.',
    },
  },
  csv_header_missing: {
    message: {
      de: 'Die Kopfzeile mit den Spalten des Profils steht nicht in der Datei.',
      en: "The header line with the profile's columns is not in the file.",
    },
    remedy: mendProfile,
  },
  csv_quote_open: {
    message: {
      de: 'Ein Anführungszeichen wird nicht geschlossen: die Datei ist abgeschnitten oder beschädigt.',
      en: 'A quotation mark is never closed: the file is cut off or damaged.',
    },
    remedy: askBank,
  },
  csv_row_width: {
    message: {
      de: 'Eine Zeile hat weniger oder mehr Spalten als die Kopfzeile.',
      en: 'A row has fewer or more columns than the header.',
    },
    remedy: askBank,
  },
  csv_amount_syntax: {
    message: { de: 'Ein Betrag passt nicht zum Profil.', en: 'An amount does not fit the profile.' },
    remedy: mendProfile,
  },
  csv_date_invalid: {
    message: { de: 'Ein Datum passt nicht zum Profil.', en: 'A date does not fit the profile.' },
    remedy: mendProfile,
  },
  csv_value_missing: {
    message: { de: 'Eine Zeile hat keinen Betrag oder kein Datum.', en: 'A row lacks its amount or its date.' },
    remedy: mendProfile,
  },
} satisfies Record<string, Fault>;

/** The last part of the codes that reading statements in plain text can raise; the first is `bank`. */
export type TextFault = keyof typeof faults;

/** Where it is: a line, and the tag or column. */
export interface TextPlace {
  line: number;
  column?: number;
  path?: string;
}

/** Stops reading the whole file; `facts` never hold names, accounts or references. */
export function refuseText(fault: TextFault, place: TextPlace, facts?: Record<string, unknown>): never {
  const { message, remedy } = faults[fault];
  const { line, column = 1, path } = place;
  throw new DocumentError([
    {
      code: `bank.${fault}`,
      severity: 'error',
      message: path === undefined ? message : { de: naming(message.de, path), en: naming(message.en, path) },
      remedy,
      line,
      column,
      ...(path === undefined ? {} : { path }),
      ...(facts ? { facts } : {}),
    },
  ]);
}

/** The sentence with the field or column that it is about. */
function naming(sentence: string, path: string): string {
  return `${sentence.slice(0, -1)} (${path}).`;
}
