import type { DatevFaultText } from '../../datev-faults.ts';

/** Faults of what rows say, though each field has its form: accounts, tax keys, dates, locks, master data. */
export const bookingFaults = {
  account_length: {
    message: {
      de: '„{field}“ hat {digits} Stellen: Sachkonten haben {accountLength}, Personenkonten eine mehr.',
      en: '“{field}” has {digits} digits: general ledger accounts have {accountLength}, personal accounts one more.',
    },
    remedy: {
      de: 'Berichtigen Sie die Kontonummer oder die Sachkontenlänge der Mandantschaft.',
      en: "Correct the account number or the client's account length.",
    },
  },
  account_short: {
    severity: 'warning',
    message: {
      de: '„{field}“ hat nur {digits} Stellen; DATEV ergänzt vorn Nullen auf {accountLength}.',
      en: '“{field}” has only {digits} digits; DATEV puts zeros in front up to {accountLength}.',
    },
    remedy: {
      de: 'Prüfen Sie, ob das Konto vollständig ist, und schreiben Sie führende Nullen mit.',
      en: 'Check whether the account is complete, and write leading zeros.',
    },
  },
  personal_account: {
    message: {
      de: '„{field}“ ist kein Personenkonto: Debitoren beginnen mit 1 bis 6, Kreditoren mit 7 bis 9.',
      en: '“{field}” is no personal account: customers begin with 1 to 6, suppliers with 7 to 9.',
    },
    remedy: { de: 'Berichtigen Sie die Kontonummer.', en: 'Correct the account number.' },
  },
  account_repeated: {
    severity: 'warning',
    message: {
      de: 'Das Konto steht schon in Zeile {first}; beim Import gilt die letzte Zeile.',
      en: 'The account stands in line {first} already; on import the last line counts.',
    },
    remedy: { de: 'Entfernen Sie doppelte Zeilen.', en: 'Remove repeated lines.' },
  },
  tax_key_on_automatic_account: {
    message: {
      de: 'Der BU-Schlüssel {taxKey} steht bei Konto {account}, das seine Steuer selbst rechnet.',
      en: 'The tax key {taxKey} stands with account {account}, which computes its tax itself.',
    },
    remedy: {
      de: 'Lassen Sie den Schlüssel weg, heben Sie die Automatik mit 40 auf, oder wählen Sie ein anderes Konto.',
      en: 'Leave the key out, lift the automatic by 40, or choose another account.',
    },
    datevCode: '#REW00305',
  },
  date_outside_batch: {
    message: {
      de: 'Das Belegdatum liegt außerhalb des Stapels ({from} bis {to}).',
      en: 'The document date is outside the batch ({from} to {to}).',
    },
    remedy: {
      de: 'Geben Sie die Buchung in den Stapel ihres Zeitraums.',
      en: 'Put the booking into the batch of its period.',
    },
  },
  date_before_fiscal_year: {
    message: {
      de: 'Das Belegdatum liegt vor dem Beginn des Wirtschaftsjahrs ({fiscalYearStart}).',
      en: 'The document date is before the fiscal year ({fiscalYearStart}).',
    },
    remedy: {
      de: 'Berichtigen Sie Datum oder WJ-Beginn; schreiben Sie für jedes Wirtschaftsjahr einen eigenen Stapel.',
      en: 'Correct the date or the start of the fiscal year; write a batch of its own for each fiscal year.',
    },
    datevCode: '#REW00314',
  },
  two_calendar_years: {
    message: {
      de: 'Der Stapel reicht über zwei Kalenderjahre ({from} bis {to}).',
      en: 'The batch spans two calendar years ({from} to {to}).',
    },
    remedy: {
      de: 'Schreiben Sie für jedes Kalenderjahr einen eigenen Stapel.',
      en: 'Write a batch of its own for each calendar year.',
    },
    datevCode: '#REW04404',
  },
  period_reversed: {
    message: {
      de: 'Der Zeitraum des Stapels endet ({to}), bevor er beginnt ({from}).',
      en: 'The period of the batch ends ({to}) before it begins ({from}).',
    },
    remedy: { de: 'Berichtigen Sie „Datum vom“ und „Datum bis“.', en: 'Correct “Datum vom” and “Datum bis”.' },
  },
  period_outside_fiscal_year: {
    message: {
      de: 'Der Stapel ({from} bis {to}) liegt nicht im Wirtschaftsjahr ab {fiscalYearStart}.',
      en: 'The batch ({from} to {to}) is not inside the fiscal year from {fiscalYearStart}.',
    },
    remedy: {
      de: 'Berichtigen Sie den WJ-Beginn; er ist der erste Tag des Jahres, in dem der Stapel liegt.',
      en: 'Correct the start of the fiscal year; it is the first day of the year that holds the batch.',
    },
  },
  too_many_additional: {
    message: {
      de: 'Eine Buchung trägt höchstens {most} Zusatzinformationen, hier sind es {found}.',
      en: 'A booking has at most {most} pieces of additional information, here are {found}.',
    },
    remedy: { de: 'Lassen Sie einige weg.', en: 'Leave some out.' },
  },
  too_many_discounts: {
    message: {
      de: 'Es gibt höchstens {most} Stufen Skonto, hier sind es {found}.',
      en: 'There are at most {most} steps of Skonto, here are {found}.',
    },
    remedy: { de: 'Legen Sie Stufen zusammen.', en: 'Merge steps.' },
  },
  lock_not_stated: {
    severity: 'warning',
    message: {
      de: '„{field}“ ist leer: DATEV schreibt dann den ganzen Stapel fest.',
      en: '“{field}” is empty: DATEV then locks the whole batch.',
    },
    remedy: { de: 'Schreiben Sie 0 oder 1 hinein.', en: 'Write 0 or 1 into it.' },
  },
  lock_differs: {
    severity: 'warning',
    message: {
      de: 'Die Festschreibung der Zeile ({row}) ist nicht die des Kopfs ({header}): Der ganze Stapel wird festgeschrieben.',
      en: 'The lock of the row ({row}) is not that of the header ({header}): the whole batch gets locked.',
    },
    remedy: { de: 'Schreiben Sie in Kopf und Zeilen dasselbe.', en: 'Write the same into header and rows.' },
  },
  document_link: {
    severity: 'warning',
    message: {
      de: 'Der Beleglink hat nicht die Form BEDI "GUID": DATEV findet den Beleg dann nicht.',
      en: 'The document link does not have the form BEDI "GUID": DATEV then does not find the document.',
    },
    remedy: {
      de: 'Schreiben Sie BEDI oder DDMS, ein Leerzeichen und die GUID in Anführungszeichen.',
      en: 'Write BEDI or DDMS, a blank, and the GUID in quotation marks.',
    },
  },
  eu_vat_id: {
    severity: 'warning',
    message: {
      de: '„{field}“ ist kein Länderkennzeichen mit Nummer ohne Leerzeichen: Die Zusammenfassende Meldung stimmt dann nicht.',
      en: '“{field}” is not a country code and a number without blanks: the recapitulative statement is wrong then.',
    },
    remedy: { de: 'Schreiben Sie etwa ATU13585627.', en: 'Write for example ATU13585627.' },
  },
  name_in_wrong_column: {
    severity: 'warning',
    message: {
      de: 'Zum Adressattyp {kind} gehört „{field}“, und das ist leer.',
      en: 'Addressee kind {kind} goes with “{field}”, which is empty.',
    },
    remedy: {
      de: 'Schreiben Sie den Namen in die Spalte seines Adressattyps.',
      en: 'Write the name into the column of its addressee kind.',
    },
  },
  vat_id_with_country: {
    severity: 'warning',
    message: {
      de: 'Die EU-UStID beginnt mit dem Länderkennzeichen, das eine Spalte für sich hat.',
      en: 'The VAT id begins with the country, which has a column of its own.',
    },
    remedy: {
      de: 'Schreiben Sie das Land in „EU-Land“, nur die Nummer in „EU-UStID“.',
      en: 'Write the country into “EU-Land”, the number alone into “EU-UStID”.',
    },
  },
} satisfies Record<string, DatevFaultText>;
