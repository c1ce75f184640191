import { describe, expect, it } from '@jest/globals';
import { checkVatId } from './vat-id.ts';
import { vatNumberRules } from './vat-number-rules.ts';

/** Published numbers of companies and of the schemes' own descriptions, at least one for each prefix. */
const sound = [
  'ATU13585627',
  'BE0403019261',
  'BE 428759497',
  'BG175074752',
  'BG7523169263',
  'BG7552010005',
  'CHE-107.787.577 IVA',
  'CHE107787577',
  'CY-10259033P',
  'CZ25123891',
  'CZ7103192745',
  'CZ991231123',
  'CZ640903926',
  'DE136695976',
  'DK13585628',
  'EE100931558',
  'GR 094259216',
  'EL94259216',
  'ES54362315K',
  'ESX-5253868-R',
  'ESB64717838',
  'FI20774740',
  'FR40303265045',
  'FRK7399859412',
  'FR4Z123456782',
  'FR53000004605',
  'HR33392005961',
  'HU12892312',
  'IE6433435F',
  'IE6433435OA',
  'IE8D79739I',
  'IT00743110157',
  'LT119511515',
  'LT100001919017',
  'LU15027442',
  'LV40003521600',
  'LV16117519997',
  'MT11679112',
  'NL004495445B01',
  'NL002455799B11',
  'PL8567346215',
  'PT501964843',
  'RO18547290',
  'RO1630615123457',
  'SE123456789701',
  'SI50223054',
  'SK2022749619',
  'XI980780684',
  'XIGD001',
];

describe('VAT ids', () => {
  it('of every prefix are taken when their check digits are right', () => {
    expect(sound.filter((id) => !checkVatId(id).valid)).toEqual([]);
    const prefixes = new Set(sound.map((id) => checkVatId(id).country));
    expect(Object.keys(vatNumberRules).filter((prefix) => !prefixes.has(prefix))).toEqual([]);
  });

  it('with one digit changed are refused', () => {
    const numbers = sound.filter((id) => !/GD|640903926|CHE|991231123/.test(id));
    const changed = numbers.map((id) => {
      const { normalized } = checkVatId(id);
      const at = normalized.search(/\d(?=\D*$)|\d(?=B\d\d$)|\d(?=01$)/);
      const place = /^(NL|SE)/.test(normalized) ? 7 : at;
      return normalized.slice(0, place) + ((Number(normalized.charAt(place)) + 1) % 10) + normalized.slice(place + 1);
    });
    expect(changed.filter((id) => checkVatId(id).valid)).toEqual([]);
  });

  it('say why they are refused', () => {
    expect(checkVatId('DE 136 695 976')).toEqual({ valid: true, normalized: 'DE136695976', country: 'DE' });
    expect(checkVatId('DE136695975')).toMatchObject({ valid: false, reason: 'checksum' });
    expect(checkVatId('DE036695976')).toMatchObject({ valid: false, reason: 'format' });
    expect(checkVatId('US123456789')).toMatchObject({ valid: false, reason: 'country' });
    expect(checkVatId('DE1366959\u0661')).toMatchObject({ valid: false, reason: 'characters' });
    expect(checkVatId('')).toMatchObject({ valid: false, reason: 'country' });
  });

  it.each([
    ['a date of birth that is none', 'CZ1103492745'],
    ['nine digits of somebody born after 1953', 'CZ590312123'],
    ['a company number that begins with 9', 'CZ91234567'],
    ['a person born on no day', 'LV16137519997'],
    ['a digit in the wrong place', 'LT100001919018'],
    ['a province that there is not', 'IT00743111015'],
    ['a letter of organisations that there is not', 'ESO1234567A'],
    ['a government body above 499', 'XIGD500'],
    ['a personal number of no date', 'RO1639915123457'],
  ])('with %s are refused', (_, id) => {
    expect(checkVatId(id).valid).toBe(false);
  });
});
