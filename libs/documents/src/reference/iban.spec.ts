import { describe, expect, it } from '@jest/globals';
import { checkBic } from './bic.ts';
import { checkIban, formatIban, isQrIban, makeIban } from './iban.ts';
import { checkSepaCreditorId } from './sepa-creditor-id.ts';

/** Example accounts that the IBAN registry publishes for the countries whose accounts hold check digits of their own. */
const nationalExamples = [
  'BA391290079401028494',
  'BE68539007547034',
  'CZ6508000000192000145399',
  'CZ9455000000001011038930',
  'EE382200221020145685',
  'ES9121000418450200051332',
  'FI2112345600000785',
  'FR1420041010050500013M02606',
  'HR1210010051863000160',
  'HU42117730161111101800000000',
  'IT60X0542811101000000123456',
  'MC5811222000010123456789030',
  'ME25505000012345678951',
  'MK07250120000058984',
  'NO9386011117947',
  'PL61109010140000071219812874',
  'PT50000201231234567890154',
  'RS35260005601001611379',
  'SI56263300012039086',
  'SK3112000000198742637541',
  'SM86U0322509800000000270100',
];

/** The same account with another digit and IBAN check digits that fit it: only the national ones can tell. */
function withOtherDigit(iban: string, place: number): string {
  const digit = iban.charAt(place);
  const national = iban.slice(4, place) + String((Number(digit) + 1) % 10) + iban.slice(place + 1);
  const digits = `${national}${iban.slice(0, 2)}00`.replace(/[A-Z]/g, (letter) => String(Number.parseInt(letter, 36)));
  return `${iban.slice(0, 2)}${String(98n - (BigInt(digits) % 97n)).padStart(2, '0')}${national}`;
}

describe('IBANs', () => {
  it('are checked by country, length, form and check digits', () => {
    expect(checkIban('DE89 3704 0044 0532 0130 00')).toEqual({ valid: true, normalized: 'DE89370400440532013000' });
    expect(checkIban('DE89370400440532013001')).toMatchObject({ valid: false, reason: 'checksum' });
    expect(checkIban('DE8937040044053201300')).toMatchObject({ valid: false, reason: 'length' });
    expect(checkIban('DE8937040044053201300A')).toMatchObject({ valid: false, reason: 'format' });
    expect(checkIban('QQ89370400440532013000')).toMatchObject({ valid: false, reason: 'country' });
    expect(checkIban('D\u041589370400440532013000')).toMatchObject({ valid: false, reason: 'characters' });
    expect(checkIban('')).toMatchObject({ valid: false, reason: 'format' });
  });

  it('are made of a country and the number that an account has there', () => {
    expect(makeIban('DE', '370400440532013000')).toBe('DE89370400440532013000');
    expect(makeIban('DE', '120300000000202051')).toBe('DE02120300000000202051');
    expect(makeIban('FR', '20041010050500013M02606')).toBe('FR1420041010050500013M02606');
  });

  it('hold national check digits in some countries', () => {
    // Those of Poland are about the bank only.
    expect(nationalExamples.filter((iban) => !checkIban(iban).valid)).toEqual([]);
    const changed = nationalExamples.map((iban) => withOtherDigit(iban, iban.startsWith('PL') ? 7 : iban.length - 3));
    expect(changed.map(checkIban)).toEqual(
      changed.map((normalized) => ({ valid: false, normalized, reason: 'checksum' })),
    );
    // The same change in an Austrian account stays unseen, which shows that the change itself is sound.
    expect(checkIban(withOtherDigit('AT611904300234573201', 17)).valid).toBe(true);
  });

  it('are printed in groups of four', () => {
    expect(formatIban('CH9300762011623852957')).toBe('CH93 0076 2011 6238 5295 7');
  });

  it('of Switzerland and Liechtenstein take QR references when their institution says so', () => {
    expect(['CH4431999123000889012', 'LI21088100002324013AA', 'CH9300762011623852957'].map(isQrIban)).toEqual([
      true,
      false,
      false,
    ]);
    expect(isQrIban('DE443199912300088901')).toBe(false);
  });
});

describe('BICs', () => {
  it.each([
    ['COBADEFFXXX', true],
    ['cobadeff', true],
    ['COBADEF', false],
    ['COBADEFFX', false],
    ['COBA12FF', false],
    ['COBADEFF-XX', false],
  ])('%s: %s', (bic, valid) => {
    expect(checkBic(bic).valid).toBe(valid);
  });
});

describe('SEPA creditor identifiers', () => {
  it.each(['DE98ZZZ09999999999', 'DE98 ABC 09999999999', 'AT61ZZZ01234567890', 'ES23ZZZ47690558N'])(
    '%s is one',
    (id) => {
      expect(checkSepaCreditorId(id).valid).toBe(true);
    },
  );

  it.each([
    ['DE97ZZZ09999999999', 'checksum'],
    ['DE98ZZZ9999999999', 'length'],
    ['DE98ZZ', 'length'],
    ['D198ZZZ09999999999', 'format'],
    ['DE98ZZZ0999999999€', 'characters'],
  ])('%s is none because of its %s', (id, reason) => {
    expect(checkSepaCreditorId(id)).toMatchObject({ valid: false, reason });
  });
});
