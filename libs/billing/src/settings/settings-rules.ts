import { checkBic, checkIban, checkVatId } from '@belegfluss/documents';
import { isIsoDate, type Text } from '@belegfluss/sdk';
import { exact } from '../rules/money.ts';
import { patternFault, writeSameNumbers, type PatternFault } from '../rules/invoices/number-range.ts';
import type { BillingSettings } from './billing-settings.ts';

/** What no shape can say of a setting, with its place below `settings.billing`. */
export interface SettingFault {
  path: (string | number)[];
  words: Text;
}

const PATTERN_WORDS: Readonly<Record<PatternFault, Text>> = {
  no_counter: { de: 'der Zähler {n} oder {n:5} fehlt', en: 'the counter {n} or {n:5} is missing' },
  characters: {
    de: 'DATEV nimmt nur Buchstaben ohne Umlaute, Ziffern und _ $ & % * + - /; Platzhalter sind {year}, {month} und einmal {n}',
    en: 'DATEV takes plain letters, digits and _ $ & % * + - / only; placeholders are {year}, {month} and {n} once',
  },
  month_without_year: {
    de: 'mit {month} gehört {year} dazu, sonst kehren die Nummern nach einem Jahr wieder',
    en: '{month} needs {year} as well, or the numbers come again after a year',
  },
  too_long: { de: 'die Nummern werden länger als 36 Zeichen', en: 'the numbers get longer than 36 characters' },
};

/** Settings that would come out wrong on an invoice or in DATEV's files, of settings whose shape fits. */
export function settingFaults(settings: BillingSettings): SettingFault[] {
  return [
    ...sellerFaults(settings.seller),
    ...numberFaults(settings.numberRanges),
    ...debtorFaults(settings),
    ...unless(
      isIsoDate(`2026-${settings.datev.fiscalYearStart}`),
      ['datev', 'fiscalYearStart'],
      'kein Tag, den jedes Jahr hat (MM-TT)',
      'no day that each year has (MM-DD)',
    ),
    ...rateFaults(settings.exchangeRates),
  ];
}

function sellerFaults({ vatId, bankAccounts }: BillingSettings['seller']): SettingFault[] {
  const faults = bankAccounts.flatMap(({ iban, bic }, index): SettingFault[] => [
    ...unless(checkIban(iban).valid, ['seller', 'bankAccounts', index, 'iban'], 'keine IBAN', 'no IBAN'),
    ...unless(checkBic(bic).valid, ['seller', 'bankAccounts', index, 'bic'], 'kein BIC', 'no BIC'),
  ]);
  return [...faults, ...unless(checkVatId(vatId).valid, ['seller', 'vatId'], 'keine USt-IdNr.', 'no VAT id')];
}

function numberFaults({ invoice, cancellation }: BillingSettings['numberRanges']): SettingFault[] {
  return [
    ...patternFaults('invoice', invoice),
    ...patternFaults('cancellation', cancellation),
    ...unless(
      cancellation === undefined || !writeSameNumbers(invoice, cancellation),
      ['numberRanges', 'cancellation'],
      'unterscheidet sich von „invoice“ nur in führenden Nullen, schriebe also dieselben Nummern',
      'differs from "invoice" in leading zeros only, so it would write the same numbers',
    ),
  ];
}

function patternFaults(name: string, pattern: string | undefined): SettingFault[] {
  const fault = pattern === undefined ? undefined : patternFault(pattern);
  return fault ? [{ path: ['numberRanges', name], words: PATTERN_WORDS[fault] }] : [];
}

/** Numbers of persons have one digit more than the other accounts; debtors begin with 1 to 6, creditors with 7 to 9. */
function debtorFaults({ debtors: { first, last }, datev }: BillingSettings): SettingFault[] {
  const least = 10 ** datev.accountLength;
  const most = 7 * least - 1;
  const isDebtor = (number: number) => number >= least && number <= most;
  const de = `bei Sachkonten von ${datev.accountLength} Stellen liegen Debitoren von ${least} bis ${most}`;
  const en = `with accounts of ${datev.accountLength} digits, debtors lie from ${least} to ${most}`;
  return [
    ...unless(isDebtor(first), ['debtors', 'first'], de, en),
    ...unless(isDebtor(last), ['debtors', 'last'], de, en),
    ...unless(first <= last, ['debtors', 'last'], 'kleiner als „first“', 'less than "first"'),
  ];
}

function rateFaults(rates: BillingSettings['exchangeRates']): SettingFault[] {
  return rates.flatMap(({ currency, from, rate }, index): SettingFault[] => {
    const isTwice = rates.findIndex((one) => one.currency === currency && one.from === from) < index;
    return [
      ...unless(
        exact(rate).greaterThan(0),
        ['exchangeRates', index, 'rate'],
        'mehr als 0 ist nötig',
        'more than 0 is needed',
      ),
      ...unless(
        !isTwice,
        ['exchangeRates', index],
        `für ${currency} steht ab ${from} schon ein Kurs da`,
        `there is a rate of ${currency} from ${from} already`,
      ),
    ];
  });
}

function unless(isFine: boolean, path: SettingFault['path'], de: string, en: string): SettingFault[] {
  return isFine ? [] : [{ path, words: { de, en } }];
}
