import type { Diagnostic, Text } from '../diagnostic.ts';
import { LARGEST_AMOUNT } from '../money/largest-amount.ts';

interface Fault {
  message: Text;
  remedy: Text;
}

const mendValue: Text = { de: 'Berichtigen Sie den Wert.', en: 'Mend the value.' };

/** What a payment order can have wrong; the key is the last part of the code. */
const faults = {
  value_missing: {
    message: { de: 'Eine Pflichtangabe fehlt.', en: 'A required value is missing.' },
    remedy: { de: 'Ergänzen Sie die Angabe.', en: 'Add it.' },
  },
  text_too_long: {
    message: { de: 'Ein Text ist länger als erlaubt.', en: 'A text is longer than allowed.' },
    remedy: { de: 'Kürzen Sie den Text.', en: 'Shorten it.' },
  },
  character_not_allowed: {
    message: { de: 'Ein Zeichen kennt der SEPA-Zeichensatz nicht.', en: 'The SEPA character set lacks a character.' },
    remedy: {
      de: 'Umschreiben Sie das Zeichen, Umlaute etwa als ae, oe, ue.',
      en: 'Write it in another way, umlauts for example as ae, oe, ue.',
    },
  },
  identifier_syntax: {
    message: {
      de: 'Eine Kennung ist zu lang, beginnt oder endet mit einem Schrägstrich oder enthält zwei hintereinander.',
      en: 'An identifier is too long, begins or ends with a slash or holds two in a row.',
    },
    remedy: {
      de: 'Verwenden Sie höchstens 35 Zeichen des SEPA-Zeichensatzes, Schrägstriche nur einzeln und nicht am Anfang oder Ende.',
      en: 'Use at most 35 characters of the SEPA set, slashes only one at a time and not at the start or end.',
    },
  },
  identifier_repeated: {
    message: { de: 'Zwei Sammler haben dieselbe Kennung.', en: 'Two batches have the same identifier.' },
    remedy: { de: 'Geben Sie jedem Sammler eine eigene Kennung.', en: 'Give each batch an identifier of its own.' },
  },
  iban_invalid: {
    message: { de: 'Eine IBAN besteht die Prüfung nicht.', en: 'An IBAN fails its check.' },
    remedy: { de: 'Erfragen Sie die IBAN beim Inhaber.', en: 'Ask the holder for the IBAN.' },
  },
  iban_outside_sepa: {
    message: { de: 'Ein Konto liegt außerhalb des SEPA-Raums.', en: 'An account is outside of the SEPA.' },
    remedy: {
      de: 'Geben Sie diese Zahlung als Auslandsüberweisung über die Bank.',
      en: 'Hand this payment to the bank as a cross-border transfer.',
    },
  },
  bic_missing: {
    message: {
      de: 'Zu einem Konto im SEPA-Raum, aber außerhalb des Europäischen Wirtschaftsraums, fehlt der BIC.',
      en: 'An account inside of the SEPA, but outside of the European Economic Area, lacks its BIC.',
    },
    remedy: { de: 'Geben Sie den BIC der Bank an.', en: 'Give the BIC of the bank.' },
  },
  address_missing: {
    message: {
      de: 'Eine Lastschrift von oder auf ein Konto außerhalb des Europäischen Wirtschaftsraums nennt die Anschrift des Zahlungspflichtigen nicht.',
      en: 'A direct debit from or to an account outside of the European Economic Area does not tell the address of the debtor.',
    },
    remedy: { de: 'Geben Sie mindestens Ort und Land an.', en: 'Give at least town and country.' },
  },
  address_in_lines: {
    message: {
      de: 'Diese Version kennt Anschriften nur als Zeilen; die nehmen Banken seit dem 15. November 2026 nicht mehr an.',
      en: 'This version knows addresses as lines only, which banks have not taken since 15 November 2026.',
    },
    remedy: {
      de: 'Schreiben Sie pain.001.001.09 oder pain.008.001.08, oder lassen Sie die Anschrift weg, wo sie nicht verlangt ist.',
      en: 'Write pain.001.001.09 or pain.008.001.08, or leave the address out where it is not asked for.',
    },
  },
  bic_invalid: {
    message: { de: 'Ein BIC hat nicht die richtige Form.', en: 'A BIC does not have its form.' },
    remedy: { de: 'Berichtigen Sie den BIC, oder lassen Sie ihn weg.', en: 'Mend the BIC or leave it out.' },
  },
  amount_invalid: {
    message: {
      de: 'Ein Betrag ist keine Zahl mit Dezimalpunkt und höchstens zwei Nachkommastellen.',
      en: 'An amount is not a number with a decimal point and at most two decimals.',
    },
    remedy: mendValue,
  },
  amount_range: {
    message: {
      de: `Ein Betrag liegt nicht zwischen 0.01 und ${LARGEST_AMOUNT} EUR.`,
      en: `An amount is not between 0.01 and ${LARGEST_AMOUNT} EUR.`,
    },
    remedy: { de: 'Ändern Sie den Betrag, oder teilen Sie ihn auf.', en: 'Change or divide the amount.' },
  },
  date_invalid: {
    message: { de: 'Ein Datum gibt es nicht.', en: 'A date does not exist.' },
    remedy: { de: 'Geben Sie das Datum als JJJJ-MM-TT an.', en: 'Give the date as YYYY-MM-DD.' },
  },
  creditor_id_invalid: {
    message: {
      de: 'Die Gläubiger-Identifikationsnummer besteht die Prüfung nicht.',
      en: 'The creditor identifier fails its check.',
    },
    remedy: {
      de: 'Übernehmen Sie die Nummer aus dem Bescheid der Bundesbank.',
      en: 'Take the number from the letter of the central bank.',
    },
  },
  mandate_after_collection: {
    message: {
      de: 'Das Mandat ist später unterschrieben, als eingezogen wird.',
      en: 'The mandate is signed later than the collection.',
    },
    remedy: {
      de: 'Prüfen Sie das Datum des Mandats und des Einzugs.',
      en: 'Check the dates of mandate and collection.',
    },
  },
  amendment_empty: {
    message: {
      de: 'Das Mandat gilt als geändert, aber nichts ist anders.',
      en: 'The mandate counts as amended, but nothing differs.',
    },
    remedy: { de: 'Geben Sie an, was sich geändert hat.', en: 'Say what changed.' },
  },
  reference_invalid: {
    message: {
      de: 'Die strukturierte Referenz besteht die Prüfung nicht.',
      en: 'The structured reference fails its check.',
    },
    remedy: { de: 'Übernehmen Sie die Referenz von der Rechnung.', en: 'Take the reference from the invoice.' },
  },
  remittance_double: {
    message: {
      de: 'Verwendungszweck und strukturierte Referenz schließen einander aus.',
      en: 'Remittance text and structured reference exclude each other.',
    },
    remedy: { de: 'Lassen Sie eines von beiden weg.', en: 'Leave one of them out.' },
  },
  purpose_invalid: {
    message: { de: 'Der Zweck ist kein Code aus vier Zeichen.', en: 'The purpose is not a code of four characters.' },
    remedy: {
      de: 'Verwenden Sie einen Code der ISO-Liste, etwa SUPP.',
      en: 'Use a code of the ISO list such as SUPP.',
    },
  },
  country_invalid: {
    message: { de: 'Das Land ist kein Code aus zwei Buchstaben.', en: 'The country is not a code of two letters.' },
    remedy: { de: 'Geben Sie den ISO-Code an, etwa DE.', en: 'Give the ISO code such as DE.' },
  },
  batch_empty: {
    message: { de: 'Ein Auftrag enthält keine Zahlung.', en: 'An order holds no payment.' },
    remedy: { de: 'Lassen Sie den leeren Teil weg.', en: 'Leave the empty part out.' },
  },
  instant_unsupported: {
    message: {
      de: 'Die Version .03 kennt keine Echtzeitüberweisung.',
      en: 'Version .03 knows no instant transfer.',
    },
    remedy: { de: 'Schreiben Sie die Version .09.', en: 'Write version .09.' },
  },
} satisfies Record<string, Fault>;

/** The last part of the codes that checking a payment order can give; the first is `payment`. */
export type PaymentFault = keyof typeof faults;

/** A finding at a path such as `batches[0].payments[3].amount`; `facts` never hold names, accounts or references. */
export function paymentDiagnostic(fault: PaymentFault, path: string, facts?: Record<string, unknown>): Diagnostic {
  const { message, remedy } = faults[fault];
  return { code: `payment.${fault}`, severity: 'error', message, remedy, path, ...(facts ? { facts } : {}) };
}
