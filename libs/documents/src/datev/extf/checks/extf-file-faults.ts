import type { DatevFaultText } from '../../datev-faults.ts';

/** Faults of a whole EXTF file: bytes, lines, header, columns. */
export const extfFileFaults = {
  encoding: {
    message: {
      de: 'Die Datei ist in UTF-8 ohne Kennung geschrieben; DATEV läse sie als Windows-1252.',
      en: 'The file is written in UTF-8 without a mark; DATEV would read it as Windows-1252.',
    },
    remedy: {
      de: 'Schreiben Sie die Datei in Windows-1252, oder in UTF-8 mit Byte-Order-Mark.',
      en: 'Write the file in Windows-1252, or in UTF-8 with a byte order mark.',
    },
  },
  encoding_broken: {
    message: {
      de: 'Die Datei kündigt {encoding} an, enthält aber Bytes, die das nicht sind.',
      en: 'The file announces {encoding}, but holds bytes that are not.',
    },
    remedy: { de: 'Lassen Sie die Datei neu schreiben.', en: 'Have the file written anew.' },
  },
  import_name: {
    severity: 'warning',
    message: {
      de: 'Die Datei heißt „{fileName}“; DATEV zeigt zum Import nur EXTF_….csv mit höchstens 60 Zeichen an.',
      en: 'The file is called “{fileName}”; for import DATEV shows only EXTF_….csv of at most 60 characters.',
    },
    remedy: { de: 'Benennen Sie die Datei vor dem Import um.', en: 'Rename the file before it is imported.' },
    datevCode: '#REW04506',
  },
  file_too_large: {
    message: { de: 'Die Datei ist größer als 50 MB.', en: 'The file is larger than 50 MB.' },
    remedy: { de: 'Teilen Sie den Stapel.', en: 'Split the batch.' },
  },
  line_end: {
    message: { de: 'Eine Zeile endet nicht mit CR und LF.', en: 'A line does not end with CR and LF.' },
    remedy: { de: 'Beenden Sie jede Zeile mit CRLF.', en: 'End each line with CRLF.' },
  },
  last_line_open: {
    severity: 'warning',
    message: { de: 'Die letzte Zeile endet ohne CR und LF.', en: 'The last line ends without CR and LF.' },
    remedy: {
      de: 'Beenden Sie auch die letzte Zeile mit CRLF; prüfen Sie, ob die Datei vollständig ist.',
      en: 'End the last line with CRLF, too; check whether the file is complete.',
    },
  },
  quoting: {
    message: {
      de: 'Anführungszeichen stehen falsch; was in der Zeile folgt, lässt sich nicht zuordnen.',
      en: 'Quotation marks are misplaced; what follows in the line cannot be assigned.',
    },
    remedy: {
      de: 'Setzen Sie Textfelder ganz in Anführungszeichen, verdoppeln Sie innere, und entfernen Sie Zeilenumbrüche.',
      en: 'Put text fields wholly into quotation marks, double inner ones, remove line breaks.',
    },
  },
  line_too_long: {
    message: {
      de: 'Eine Zeile hat {characters} Zeichen, mehr als alle Felder zusammen fassen.',
      en: 'A line has {characters} characters, more than all fields together hold.',
    },
    remedy: { de: 'Prüfen Sie, woher die Datei stammt.', en: 'Check where the file comes from.' },
  },
  file_empty: {
    message: { de: 'Die Datei ist leer.', en: 'The file is empty.' },
    remedy: {
      de: 'Prüfen Sie, ob der Export abgebrochen ist, und geben Sie die Datei neu aus.',
      en: 'See whether the export was broken off, and write the file again.',
    },
  },
  marker_missing: {
    message: {
      de: 'Die Datei beginnt nicht mit "EXTF" oder "DTVF".',
      en: 'The file does not begin with "EXTF" or "DTVF".',
    },
    remedy: {
      de: 'Schreiben Sie als erste Zeile die vollständige Kopfzeile: "EXTF";700;…',
      en: 'Write the whole header as the first line: "EXTF";700;…',
    },
    datevCode: '#REW04506',
  },
  separator: {
    message: {
      de: 'Die Felder der Kopfzeile trennt kein Semikolon.',
      en: 'It is no semicolon that separates the fields of the header.',
    },
    remedy: { de: 'Trennen Sie alle Felder durch Semikolons.', en: 'Separate all fields by semicolons.' },
  },
  header_invalid: {
    message: {
      de: 'Die EXTF-Kopfzeile hat 31 Felder, hier sind es {found}.',
      en: 'An EXTF header has 31 fields, here are {found}.',
    },
    remedy: {
      de: 'Schreiben Sie alle 31 Felder der Kopfzeile, leere auch.',
      en: 'Write all 31 fields of the header, empty ones too.',
    },
    datevCode: '#REW04506',
  },
  header_incomplete: {
    message: {
      de: 'Im Kopf fehlt „{field}“; ohne das Feld erkennt DATEV die Datei nicht.',
      en: 'The header lacks “{field}”; without it DATEV does not recognise the file.',
    },
    remedy: { de: 'Füllen Sie das Feld.', en: 'Fill the field.' },
    datevCode: '#REW04506',
  },
  header_too_long: {
    message: {
      de: 'Die Kopfzeile ist länger als 1.000 Zeichen.',
      en: 'The header line is longer than 1,000 characters.',
    },
    remedy: { de: 'Kürzen Sie die Felder der Kopfzeile.', en: 'Shorten the fields of the header.' },
  },
  format_unknown: {
    message: {
      de: 'Formatkategorie {category}, Name „{name}“ und Version {version} gehören nicht zusammen.',
      en: 'Format category {category}, name “{name}” and version {version} do not belong together.',
    },
    remedy: {
      de: 'Geben Sie Kategorie, Name und Version an, die DATEV kennt: 21 „Buchungsstapel“ 13, 16 „Debitoren/Kreditoren“ 5.',
      en: 'Give category, name and version as DATEV knows them: 21 “Buchungsstapel” 13, 16 “Debitoren/Kreditoren” 5.',
    },
  },
  other_format: {
    message: {
      de: 'Die Datei enthält „{name}“; erwartet wird „{expected}“.',
      en: 'The file holds “{name}”; “{expected}” is expected.',
    },
    remedy: { de: 'Wählen Sie die richtige Datei.', en: 'Choose the right file.' },
  },
  format_not_judged: {
    severity: 'info',
    message: {
      de: 'Von „{name}“ wird nur die Kopfzeile und die Zahl der Felder geprüft.',
      en: 'Of “{name}” only the header and the number of fields are judged.',
    },
    remedy: {
      de: 'Sehen Sie die Zeilen mit DATEVs Prüfprogramm an.',
      en: 'Look at the rows with DATEV’s checking program.',
    },
  },
  column_count: {
    message: {
      de: 'Format und Version verlangen {expected} Felder, die Zeile hat {found}.',
      en: 'Format and version demand {expected} fields; the line has {found}.',
    },
    remedy: {
      de: 'Schreiben Sie alle Spalten, leere auch; ein Semikolon im Text braucht Anführungszeichen um das Feld.',
      en: 'Write all columns, empty ones too; a semicolon in a text needs quotation marks around the field.',
    },
  },
  empty_line: {
    message: { de: 'Die Zeile ist leer.', en: 'The line is empty.' },
    remedy: {
      de: 'Löschen Sie die leere Zeile; die Datei endet mit CR und LF ihrer letzten Zeile mit Daten.',
      en: 'Delete the empty line; the file ends with CR and LF of its last row.',
    },
  },
  headings_missing: {
    message: {
      de: 'Zeile 2 enthält schon Daten; DATEV erwartet dort die Überschriften und überliest sie.',
      en: 'Line 2 holds data already; DATEV expects the headings there and passes over it.',
    },
    remedy: {
      de: 'Fügen Sie die Überschriften der Spalten als Zeile 2 ein.',
      en: 'Insert the headings of the columns as line 2.',
    },
  },
  column_overridden: {
    message: {
      de: 'Die Spalte „{field}“ steht in otherFields und folgt zugleich aus einer Eigenschaft, die etwas anderes sagt.',
      en: 'The column “{field}” stands in otherFields and follows from a property as well, which says something else.',
    },
    remedy: {
      de: 'Geben Sie den Wert in der Eigenschaft an, die zu dieser Spalte gehört, und nehmen Sie ihn aus otherFields.',
      en: 'Give the value in the property that belongs to this column, and take it out of otherFields.',
    },
  },
  column_unknown: {
    message: { de: 'Eine Spalte „{field}“ gibt es in „{name}“ nicht.', en: '“{name}” has no column “{field}”.' },
    remedy: {
      de: 'Schreiben Sie die Überschrift so, wie DATEV sie schreibt.',
      en: 'Write the heading as DATEV writes it.',
    },
  },
  heading_differs: {
    severity: 'warning',
    message: {
      de: 'Über Spalte {number} steht nicht „{field}“; DATEV liest nach der Stelle, nicht nach der Überschrift.',
      en: 'Column {number} is not headed “{field}”; DATEV reads by position, not by heading.',
    },
    remedy: { de: 'Prüfen Sie, ob Spalten verrutscht sind.', en: 'Check whether columns have slipped.' },
  },
  no_rows: {
    severity: 'warning',
    message: { de: 'Die Datei hat keine Zeile mit Daten.', en: 'The file has no line of data.' },
    remedy: { de: 'Prüfen Sie, ob der Export vollständig war.', en: 'Check whether the export was complete.' },
  },
  too_many_rows: {
    message: { de: 'Ein Stapel hat höchstens 99.999 Zeilen.', en: 'A batch has at most 99,999 rows.' },
    remedy: { de: 'Teilen Sie den Stapel.', en: 'Split the batch.' },
  },
  more_findings: {
    severity: 'info',
    message: {
      de: 'Es gibt mehr Befunde, als hier stehen; {count} weitere sind nicht aufgeführt.',
      en: 'There are more findings than these; {count} others are not listed.',
    },
    remedy: { de: 'Beheben Sie die ersten, und prüfen Sie erneut.', en: 'Mend the first ones and check again.' },
  },
} satisfies Record<string, DatevFaultText>;
