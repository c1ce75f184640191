import type { Diagnostic, Text } from '../diagnostic.ts';

/** What can be wrong, in sentences; `{field}` and the like are filled from the facts of the finding. */
export interface DatevFaultText {
  message: Text;
  remedy: Text;
  severity?: Diagnostic['severity'];
  /** Under which code DATEV reports the same, as far as it is public. */
  datevCode?: string;
}

/** Faults of single fields: their form, their characters, their quotation marks. */
export const fieldFaults = {
  character_not_encodable: {
    message: {
      de: '„{field}“: Das Zeichen „{character}“ ({codePoint}) an Stelle {position} gibt es in Windows-1252 nicht.',
      en: '“{field}”: the character “{character}” ({codePoint}) at position {position} does not exist in Windows-1252.',
    },
    remedy: {
      de: 'Ersetzen Sie das Zeichen, zum Beispiel durch „{proposal}“.',
      en: 'Replace the character, for example by “{proposal}”.',
    },
  },
  control_character: {
    message: {
      de: '„{field}“: An Stelle {position} steht ein Steuerzeichen ({codePoint}), etwa ein Tabulator oder Zeilenumbruch.',
      en: '“{field}”: there is a control character ({codePoint}) at position {position}, such as a tab or a line break.',
    },
    remedy: {
      de: 'Löschen Sie das Steuerzeichen, oder ersetzen Sie es durch ein Leerzeichen.',
      en: 'Remove the control character or put a blank in its place.',
    },
  },
  field_missing: {
    message: { de: 'Das Pflichtfeld „{field}“ ist leer.', en: 'The required field “{field}” is empty.' },
    remedy: { de: 'Füllen Sie das Feld.', en: 'Fill the field.' },
  },
  field_invalid: {
    message: {
      de: '„{field}“ hat nicht die Form, die DATEV verlangt.',
      en: '“{field}” does not have the form that DATEV demands.',
    },
    remedy: {
      de: 'Verlangt wird: {form}.',
      en: 'What is demanded: {form}.',
    },
  },
  field_quoting: {
    message: {
      de: '„{field}“ steht falsch: Texte gehören in Anführungszeichen, Zahlen und Daten nicht.',
      en: '“{field}” is written wrongly: texts stand in quotation marks, numbers and dates do not.',
    },
    remedy: {
      de: 'Berichtigen Sie die Anführungszeichen dieses Feldes.',
      en: 'Correct the quotation marks of this field.',
    },
  },
  field_quoting_unusual: {
    severity: 'warning',
    message: {
      de: '„{field}“ trägt andere Anführungszeichen als in DATEVs Beschreibung; der Import sieht darüber meist hinweg.',
      en: '“{field}” is quoted otherwise than in DATEV’s description; imports usually overlook that.',
    },
    remedy: {
      de: 'Schreiben Sie leere Texte als "", und lassen Sie leere Zahlen ganz leer.',
      en: 'Write empty texts as "" and leave empty numbers wholly empty.',
    },
  },
  date_impossible: {
    message: { de: '„{field}“ ist kein Tag des Kalenders.', en: '“{field}” is no day of the calendar.' },
    remedy: { de: 'Berichtigen Sie das Datum.', en: 'Correct the date.' },
  },
  moment_impossible: {
    message: {
      de: '„{field}“ ist kein Tag des Kalenders mit einer Uhrzeit.',
      en: '“{field}” is no day of the calendar with a time.',
    },
    remedy: {
      de: 'Schreiben Sie Jahr, Monat, Tag, Stunde, Minute, Sekunde und Millisekunden, etwa 20261121101500000.',
      en: 'Write year, month, day, hour, minute, second and milliseconds, for example 20261121101500000.',
    },
  },
  fields_belong_together: {
    message: {
      de: '„{field}“ verlangt „{missing}“, und das ist leer.',
      en: '“{field}” demands “{missing}”, which is empty.',
    },
    remedy: { de: 'Füllen Sie beide Felder, oder lassen Sie beide weg.', en: 'Fill both fields or leave both out.' },
  },
  iban_invalid: {
    severity: 'warning',
    message: { de: '„{field}“ ist keine gültige IBAN.', en: '“{field}” is no valid IBAN.' },
    remedy: {
      de: 'Vergleichen Sie Länge und Prüfziffern der IBAN.',
      en: 'Compare length and check digits of the IBAN.',
    },
  },
} satisfies Record<string, DatevFaultText>;
