import type { Diagnostic, Text } from '../diagnostic.ts';
import { LARGEST_AMOUNT } from '../money/largest-amount.ts';

interface Fault {
  message: Text;
  remedy: Text;
}

const faults = {
  text_missing: {
    message: { de: 'Eine Pflichtangabe des Zahlcodes fehlt.', en: 'The payment code lacks a required field.' },
    remedy: { de: 'Füllen Sie das genannte Feld.', en: 'Fill the field named.' },
  },
  text_too_long: {
    message: {
      de: 'Eine Angabe ist länger, als der Zahlcode erlaubt.',
      en: 'A field is longer than the payment code allows.',
    },
    remedy: { de: 'Kürzen Sie die Angabe auf die genannte Länge.', en: 'Shorten it to the length named.' },
  },
  character_not_allowed: {
    message: {
      de: 'Ein Zeichen ist im Zahlcode oder in seinem Zeichensatz nicht erlaubt.',
      en: 'A character is not allowed in the payment code or in its character set.',
    },
    remedy: {
      de: 'Ersetzen Sie das Zeichen, oder wählen Sie beim GiroCode UTF-8 als Zeichensatz.',
      en: 'Replace the character or, for a GiroCode, choose UTF-8 as its character set.',
    },
  },
  amount_invalid: {
    message: {
      de: 'Der Betrag ist keiner, den der Zahlcode tragen kann.',
      en: 'The amount is none that the payment code can carry.',
    },
    remedy: {
      de: `Geben Sie 0.01 bis ${LARGEST_AMOUNT} mit höchstens zwei Nachkommastellen an.`,
      en: `Give 0.01 to ${LARGEST_AMOUNT} with at most two decimals.`,
    },
  },
  notification_text: {
    message: {
      de: 'Eine QR-Rechnung über 0.00 dient nur zur Anzeige und muss das in der Mitteilung sagen.',
      en: 'A QR-bill over 0.00 is a notification only, and its message must say so.',
    },
    remedy: {
      de: 'Geben Sie als Mitteilung „NICHT ZUR ZAHLUNG VERWENDEN“ an, oder einen Betrag ab 0.01.',
      en: 'Give the message "DO NOT USE FOR PAYMENT", or an amount from 0.01 on.',
    },
  },
  iban_invalid: {
    message: { de: 'Die IBAN ist keine.', en: 'The IBAN is none.' },
    remedy: { de: 'Vergleichen Sie die IBAN mit dem Kontoauszug.', en: 'Compare the IBAN with a bank statement.' },
  },
  iban_country: {
    message: {
      de: 'Für Konten dieses Landes gibt es den Zahlcode nicht.',
      en: 'The payment code does not exist for accounts of this country.',
    },
    remedy: {
      de: 'GiroCode: ein Konto im SEPA-Raum. QR-Rechnung: ein Konto in der Schweiz oder in Liechtenstein.',
      en: 'GiroCode: an account in the SEPA area. QR-bill: an account in Switzerland or Liechtenstein.',
    },
  },
  bic_invalid: {
    message: { de: 'Der BIC ist keiner.', en: 'The BIC is none.' },
    remedy: {
      de: 'Geben Sie acht oder elf Zeichen an, oder lassen Sie ihn weg.',
      en: 'Give eight or eleven characters, or leave it out.',
    },
  },
  bic_missing: {
    message: {
      de: 'Version 001 des GiroCodes und Konten außerhalb des EWR brauchen den BIC.',
      en: 'Version 001 of the GiroCode and accounts outside the EEA need the BIC.',
    },
    remedy: { de: 'Geben Sie den BIC an.', en: 'Give the BIC.' },
  },
  purpose_invalid: {
    message: {
      de: 'Der Verwendungsschlüssel hat nicht bis zu vier Buchstaben oder Ziffern.',
      en: 'The purpose is not up to four letters or digits.',
    },
    remedy: {
      de: 'Geben Sie einen Code nach ISO 20022 an, etwa GDDS, oder keinen.',
      en: 'Give a code of ISO 20022 such as GDDS, or none.',
    },
  },
  reference_invalid: {
    message: {
      de: 'Die Zahlungsreferenz besteht ihre eigene Prüfung nicht.',
      en: 'The payment reference fails its own check.',
    },
    remedy: {
      de: 'Erzeugen Sie die Referenz neu; vergleichen Sie abgetippte Referenzen Ziffer für Ziffer.',
      en: 'Make the reference anew; compare typed ones digit by digit.',
    },
  },
  reference_does_not_fit_account: {
    message: {
      de: 'Eine QR-Referenz verlangt eine QR-IBAN und umgekehrt.',
      en: 'A QR reference demands a QR-IBAN, and the other way round.',
    },
    remedy: {
      de: 'Geben Sie zur QR-IBAN (Institut 30000 bis 31999) eine QR-Referenz an, sonst eine RF-Referenz oder keine.',
      en: 'With a QR-IBAN (institution 30000 to 31999) give a QR reference, otherwise an RF reference or none.',
    },
  },
  reference_and_text: {
    message: {
      de: 'Ein GiroCode trägt entweder eine Referenz oder einen Text.',
      en: 'A GiroCode carries either a reference or a text.',
    },
    remedy: { de: 'Lassen Sie eines von beiden weg.', en: 'Leave one of them out.' },
  },
  country_invalid: {
    message: { de: 'Das Land ist kein Code nach ISO 3166.', en: 'The country is no code of ISO 3166.' },
    remedy: { de: 'Geben Sie zwei Großbuchstaben an, etwa CH.', en: 'Give two capital letters such as CH.' },
  },
  bill_information_invalid: {
    message: {
      de: 'Rechnungsinformationen haben nicht die Form ihrer Syntax.',
      en: 'Bill information does not have the form of its syntax.',
    },
    remedy: {
      de: 'Beginnen Sie mit //S1/; geben Sie Tage als ISO-Datum, Sätze und Beträge mit Dezimalpunkt, die UID mit Prüfziffer an.',
      en: 'Begin it with //S1/; give days as ISO dates, rates and amounts with a decimal point, the UID with its check digit.',
    },
  },
  too_many_schemes: {
    message: {
      de: 'Eine QR-Rechnung nennt höchstens zwei alternative Verfahren.',
      en: 'A QR-bill names at most two alternative schemes.',
    },
    remedy: { de: 'Lassen Sie die übrigen weg.', en: 'Leave the others out.' },
  },
  payload_too_long: {
    message: {
      de: 'Alle Angaben zusammen sind länger, als der Zahlcode fasst.',
      en: 'All fields together are longer than the payment code can hold.',
    },
    remedy: { de: 'Kürzen Sie freie Texte.', en: 'Shorten the free texts.' },
  },
} satisfies Record<string, Fault>;

/** The last part of the codes that making a payment code can raise; the first is `payment_code`. */
export type PaymentCodeFault = keyof typeof faults;

/** What is wrong with the field at `path` of a payment code; `facts` hold limits, never the value itself. */
export function paymentCodeDiagnostic(
  fault: PaymentCodeFault,
  path: string,
  facts?: Record<string, unknown>,
): Diagnostic {
  const { message, remedy } = faults[fault];
  return { code: `payment_code.${fault}`, severity: 'error', message, remedy, path, ...(facts ? { facts } : {}) };
}
