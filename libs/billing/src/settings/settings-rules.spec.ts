import { expect, it } from '@jest/globals';
import { settings } from '../../test/company.ts';
import type { BillingSettings } from './billing-settings.ts';
import { settingFaults } from './settings-rules.ts';

const { seller, datev } = settings;
const [account] = seller.bankAccounts;
const withAccount = (over: object) => ({ seller: { ...seller, bankAccounts: [{ ...account, ...over }] } });
const rate = { currency: 'CHF', from: '2026-01-01', rate: '0.9400', source: 'EZB' };

const found = (over: object) =>
  settingFaults({ ...settings, ...over } as BillingSettings).map(({ path, words }) => `${path.join('.')}: ${words.en}`);

it('finds nothing wrong in plausible settings', () => {
  expect(found({})).toEqual([]);
  expect(found({ numberRanges: { invoice: 'RE-{n}', cancellation: 'RE-{n}' } })).toEqual([]);
  expect(found({ debtors: { first: 100_000, last: 699_999 }, datev: { ...datev, accountLength: 5 } })).toEqual([]);
  expect(found({ debtors: { first: 20_000, last: 20_000 } })).toEqual([]);
  expect(found({ exchangeRates: [rate, { ...rate, from: '2026-07-01' }, { ...rate, currency: 'USD' }] })).toEqual([]);
});

it.each<[string, object, string[]]>([
  [
    'an account with a wrong digit',
    withAccount({ iban: 'DE89370400440532013001' }),
    ['seller.bankAccounts.0.iban: no IBAN'],
  ],
  ['a bank that is none', withAccount({ bic: 'COBA' }), ['seller.bankAccounts.0.bic: no BIC']],
  ['a VAT id with a wrong digit', { seller: { ...seller, vatId: 'DE136695977' } }, ['seller.vatId: no VAT id']],
  [
    'numbers that come again',
    { numberRanges: { invoice: 'RE-{year}', cancellation: 'ST-{month}-{n}' } },
    [
      'numberRanges.invoice: the counter {n} or {n:5} is missing',
      'numberRanges.cancellation: {month} needs {year} as well, or the numbers come again after a year',
    ],
  ],
  [
    'a series that is told once, once',
    { numberRanges: { invoice: `${'R'.repeat(30)}{n}` } },
    ['numberRanges.invoice: the numbers get longer than 36 characters'],
  ],
  [
    'numbers that DATEV does not take',
    { numberRanges: { invoice: 'RE {n}' } },
    [
      'numberRanges.invoice: DATEV takes plain letters, digits and _ $ & % * + - / only; placeholders are {year}, {month} and {n} once',
    ],
  ],
  [
    'two series that meet',
    { numberRanges: { invoice: 'RE-{n:5}', cancellation: 'RE-{n:4}' } },
    ['numberRanges.cancellation: differs from "invoice" in leading zeros only, so it would write the same numbers'],
  ],
  [
    'debtors that are other accounts',
    { debtors: { first: 9_999, last: 70_000 } },
    ['first', 'last'].map((name) => `debtors.${name}: with accounts of 4 digits, debtors lie from 10000 to 69999`),
  ],
  [
    'a range that ends before it begins',
    { debtors: { first: 20_000, last: 19_999 } },
    ['debtors.last: less than "first"'],
  ],
  [
    'a year that begins on no day',
    { datev: { ...datev, fiscalYearStart: '02-29' } },
    ['datev.fiscalYearStart: no day that each year has (MM-DD)'],
  ],
  [
    'money for nothing',
    { exchangeRates: [{ ...rate, rate: '0.00' }] },
    ['exchangeRates.0.rate: more than 0 is needed'],
  ],
  [
    'a rate below nothing',
    { exchangeRates: [{ ...rate, rate: '-1' }] },
    ['exchangeRates.0.rate: more than 0 is needed'],
  ],
  [
    'two rates of one day',
    { exchangeRates: [rate, { ...rate, rate: '0.95' }] },
    ['exchangeRates.1: there is a rate of CHF from 2026-01-01 already'],
  ],
])('refuses %s', (_name, over, faults) => {
  expect(found(over)).toEqual(faults);
});
