import type { DatevFaultText } from '../datev-faults.ts';

/** Faults of a package for DATEV Belege online. */
export const packageFaults = {
  sum_too_large: {
    message: {
      de: 'Die Summe der Zeilen hat mehr Stellen, als DATEV fasst.',
      en: 'The sum of the lines has more digits than DATEV holds.',
    },
    remedy: { de: 'Teilen Sie die Rechnung.', en: 'Split the invoice.' },
  },
  lines_missing: {
    message: { de: 'Eine Rechnung hat 1 bis 5.000 Zeilen.', en: 'An invoice has 1 to 5,000 lines.' },
    remedy: { de: 'Ergänzen Sie Zeilen, oder teilen Sie die Rechnung.', en: 'Add lines or split the invoice.' },
  },
  discount_incomplete: {
    message: {
      de: 'Eine Stufe Skonto verlangt Prozentsatz, Betrag und Tag; die zweite ist kleiner und später als die erste.',
      en: 'A step of Skonto demands percentage, amount and day; the second is smaller and later than the first.',
    },
    remedy: {
      de: 'Geben Sie die Stufen vollständig und in ihrer Reihenfolge an.',
      en: 'Give the steps complete and in order.',
    },
  },
  discount_with_payment_term: {
    message: {
      de: 'Skonto oder Fälligkeit stehen neben einer Zahlungsbedingung; DATEV verarbeitet die Rechnung dann nicht.',
      en: 'Skonto or a due date stand beside a payment term; DATEV then does not process the invoice.',
    },
    remedy: {
      de: 'Geben Sie entweder die Zahlungsbedingung an oder Skonto und Fälligkeit.',
      en: 'Give either the one or the other.',
    },
  },
  due_before_invoice: {
    message: {
      de: 'Fälligkeit oder Skontotag liegen nicht nach dem Rechnungsdatum oder nicht in ihrer Reihenfolge.',
      en: 'Due date or Skonto day are not after the invoice date or not in their order.',
    },
    remedy: { de: 'Berichtigen Sie die Daten.', en: 'Correct the dates.' },
  },
  file_name: {
    message: {
      de: 'Der Dateiname passt nicht: nur Buchstaben, Ziffern, Punkt und Unterstrich, eine Endung, die Belege online kennt.',
      en: 'The file name does not fit: letters, digits, dot and underscore only, an ending that Belege online knows.',
    },
    remedy: {
      de: 'Benennen Sie die Datei um, zum Beispiel in RE_2026_00017.pdf.',
      en: 'Rename the file, for example RE_2026_00017.pdf.',
    },
  },
  file_name_repeated: {
    message: { de: 'Zwei Dateien des Pakets heißen gleich.', en: 'Two files of the package have the same name.' },
    remedy: { de: 'Benennen Sie eine der Dateien um.', en: 'Rename one of the files.' },
  },
  document_empty: {
    message: {
      de: 'Ein Beleg braucht eine Rechnung oder eine Datei, und höchstens 50 davon; eine GUID verlangt eine Datei.',
      en: 'A document needs an invoice or a file, and at most 50 of them; a GUID demands a file.',
    },
    remedy: { de: 'Ergänzen oder teilen Sie den Beleg.', en: 'Complete the document or split it.' },
  },
  document_too_large: {
    message: { de: 'Ein Beleg ist größer als 20 MB.', en: 'A document is larger than 20 MB.' },
    remedy: { de: 'Verkleinern Sie die Dateien des Belegs.', en: 'Make the files of the document smaller.' },
  },
  package_size: {
    message: {
      de: 'Ein Paket hat 1 bis 4.999 Belege und höchstens 465 MB.',
      en: 'A package has 1 to 4,999 documents and at most 465 MB.',
    },
    remedy: {
      de: 'Teilen Sie das Paket; lassen Sie ein leeres weg.',
      en: 'Split the package; leave an empty one out.',
    },
  },
} satisfies Record<string, DatevFaultText>;
