import type { Diagnostic, Text } from '../diagnostic.ts';

interface Fault {
  message: Text;
  remedy: Text;
}

const faults = {
  term_missing: {
    message: {
      de: 'ebInterface verlangt eine Angabe, die der Rechnung fehlt.',
      en: 'ebInterface demands a field that the invoice lacks.',
    },
    remedy: { de: 'Füllen Sie das genannte Feld.', en: 'Fill the field named.' },
  },
  term_not_supported: {
    message: {
      de: 'Für eine Angabe der Rechnung hat ebInterface kein Element.',
      en: 'ebInterface has no element for a field of the invoice.',
    },
    remedy: {
      de: 'Lassen Sie die Angabe weg (Anhänge laden Sie im Portal getrennt hoch), oder senden Sie die Rechnung als UBL.',
      en: 'Leave it out (upload attachments separately), or send the invoice as UBL.',
    },
  },
  too_many_decimals: {
    message: {
      de: 'Eine Zahl hat mehr Nachkommastellen, als ebInterface erlaubt.',
      en: 'A number has more decimals than ebInterface allows.',
    },
    remedy: {
      de: 'Runden Sie auf die genannte Zahl von Stellen, und rechnen Sie die Summen neu.',
      en: 'Round it to the number of decimals named, and add up anew.',
    },
  },
  text_too_long: {
    message: {
      de: 'Eine Angabe ist länger, als ebInterface erlaubt.',
      en: 'A field is longer than ebInterface allows.',
    },
    remedy: { de: 'Kürzen Sie die Angabe auf die genannte Länge.', en: 'Shorten it to the length named.' },
  },
  date_invalid: {
    message: {
      de: 'Ein Datum der Rechnung ist kein Kalendertag, oder eine Frist danach liegt jenseits des Jahres 9999.',
      en: 'A date of the invoice is no day of the calendar, or a period after it ends beyond the year 9999.',
    },
    remedy: {
      de: 'Schreiben Sie das Datum als Jahr-Monat-Tag, etwa 2026-11-21, und prüfen Sie die Skonto-Tage.',
      en: 'Write the date as year-month-day, such as 2026-11-21, and check the days of the Skonto.',
    },
  },
  version_unknown: {
    message: {
      de: 'Die Datei ist keine Rechnung nach ebInterface 6.0 oder 6.1.',
      en: 'The file is no invoice of ebInterface 6.0 or 6.1.',
    },
    remedy: {
      de: 'Fordern Sie die Rechnung in ebInterface 6.1, als UBL oder als ZUGFeRD an.',
      en: 'Ask for the invoice in ebInterface 6.1, as UBL or as ZUGFeRD.',
    },
  },
  element_missing: {
    message: { de: 'Ein Pflichtelement fehlt oder ist leer.', en: 'A required element is missing or empty.' },
    remedy: { de: 'Fordern Sie die Rechnung berichtigt an.', en: 'Ask for a corrected invoice.' },
  },
  value_invalid: {
    message: {
      de: 'Ein Element enthält keine Zahl oder kein Datum, wie es das Schema verlangt.',
      en: 'An element holds no number or date as the schema demands it.',
    },
    remedy: { de: 'Fordern Sie die Rechnung berichtigt an.', en: 'Ask for a corrected invoice.' },
  },
  content_not_read: {
    message: {
      de: 'Ein Element wird nicht gelesen; die Rechnung sagt mehr, als übernommen wurde.',
      en: 'An element is not read; the invoice says more than was taken over.',
    },
    remedy: {
      de: 'Sehen Sie die Rechnung an, und prüfen Sie, ob die Angabe gebraucht wird.',
      en: 'Look at the invoice and check whether it is needed.',
    },
  },
} satisfies Record<string, Fault>;

/** The last part of the codes that writing or reading ebInterface can raise; the first is `ebinterface`. */
export type EbInterfaceFault = keyof typeof faults;

/** A diagnostic about a field of our model, or about an element of a file with its place. */
export function ebInterfaceDiagnostic(
  fault: EbInterfaceFault,
  place: { path: string; line?: number; column?: number },
  facts?: Record<string, unknown>,
): Diagnostic {
  const { message, remedy } = faults[fault];
  return { code: `ebinterface.${fault}`, severity: 'error', message, remedy, ...place, ...(facts ? { facts } : {}) };
}

/** The same about something that keeps nobody from going on. */
export function ebInterfaceWarning(...about: Parameters<typeof ebInterfaceDiagnostic>): Diagnostic {
  return { ...ebInterfaceDiagnostic(...about), severity: 'warning' };
}
