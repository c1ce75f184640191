import { describe, expect, it } from '@jest/globals';
import { checkAustrianCompanyNumber, checkAustrianTaxNumber } from './austrian-numbers.ts';
import { checkGermanRegisterNumber } from './german-register-number.ts';
import { checkGermanTaxId, checkGermanTaxNumber } from './german-tax-number.ts';
import { checkLeitwegId, makeLeitwegId } from './leitweg-id.ts';
import { checkUid, formatUid } from './swiss-uid.ts';

const outcome = (check: (text: string) => { valid: boolean; reason?: string }) => (text: string) => {
  const result = check(text);
  return result.reason ?? result.valid;
};

describe('Leitweg-IDs', () => {
  it.each([
    ['04011000-1234512345-06', true],
    ['04011000-12345-03', true],
    ['992-90009-96', true],
    ['991-33333TEST-33', true],
    ['991-33333test-33', true],
    ['04011000-12345-34', 'checksum'],
    ['17011000-12345-03', 'format'],
    ['04011000--03', 'format'],
    ['0-12345-03', 'format'],
    ['04011000_12345-03', 'characters'],
    [`04011000-${'1'.repeat(40)}-03`, 'length'],
  ])('%s: %s', (id, expected) => {
    expect(outcome(checkLeitwegId)(id)).toBe(expected);
  });

  it('are made from coarse and fine address', () => {
    expect(makeLeitwegId('04011000', '1234512345')).toBe('04011000-1234512345-06');
    expect(makeLeitwegId('04011000')).toMatch(/^04011000-\d\d$/);
    expect(makeLeitwegId('77')).toBeUndefined();
    expect(makeLeitwegId('04', 'Ä')).toBeUndefined();
  });
});

describe('numbers of German authorities', () => {
  it('of taxpayers have the form of a state or of all states', () => {
    const inputs = [
      '181/815/08155',
      '93815/08152',
      '2893081508152',
      '5133081508159',
      '2993081508152',
      '28930815',
      '18a/815/08155',
    ];
    expect(inputs.map(outcome(checkGermanTaxNumber))).toEqual([
      true,
      true,
      true,
      true,
      'format',
      'length',
      'characters',
    ]);
  });

  it('of persons repeat one digit and end with a check digit', () => {
    const inputs = ['36 574 261 809', '36574261890', '36554266806', '01234567899', '3657426180'];
    expect(inputs.map(outcome(checkGermanTaxId))).toEqual([true, 'checksum', 'format', 'format', 'length']);
  });

  it('of registers name court, kind and number', () => {
    const inputs = ['Frankfurt/Oder GnR 11223', 'Berlin (Charlottenburg), HRB 11223 B', 'HRB 1', 'Aachen HRC 44123'];
    expect(inputs.map(outcome(checkGermanRegisterNumber))).toEqual([true, true, 'format', 'format']);
  });
});

describe('numbers of Austrian and Swiss authorities', () => {
  it('are checked by their check characters', () => {
    expect(['59-119/9013', '59-119/9012', '59-119'].map(outcome(checkAustrianTaxNumber))).toEqual([
      true,
      'checksum',
      'length',
    ]);
    const companies = ['FN 122119m', '93363z', '122119k', 'm123', '12-34ö'];
    expect(companies.map(outcome(checkAustrianCompanyNumber))).toEqual([
      true,
      true,
      'checksum',
      'format',
      'characters',
    ]);
    const enterprises = ['CHE-100.155.212', 'che100155212', 'CHE-100.155.213', 'CHE-100.155', 'CHE–1'];
    expect(enterprises.map(outcome(checkUid))).toEqual([true, true, 'checksum', 'format', 'characters']);
    expect(formatUid('CHE100155212')).toBe('CHE-100.155.212');
  });
});
