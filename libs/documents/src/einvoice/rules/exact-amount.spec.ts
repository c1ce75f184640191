import { describe, expect, it } from '@jest/globals';
import { ExactAmount } from './exact-amount.ts';

const of = (text: string): ExactAmount => ExactAmount.of(text);

describe('an exact amount', () => {
  it.each([
    ['12.50', '12.5'],
    ['+.5', '0.5'],
    ['-1.', '-1'],
    ['-0.05', '-0.05'],
    ['0.00', '0'],
    ['99999999999999999999.99', '99999999999999999999.99'],
  ])('is what %s writes', (written, text) => {
    expect(of(written).toString()).toBe(text);
  });

  it('adds, takes away and multiplies without loss', () => {
    expect(of('0.1').plus(of('0.20')).equals(of('0.3'))).toBe(true);
    expect(of('1').minus(of('1.005')).toString()).toBe('-0.005');
    expect(of('2.5').times(of('-0.04')).toFixed(2)).toBe('-0.10');
    expect(of('1199.99').percent(of('19')).toString()).toBe('227.9981');
  });

  it('stays exact where numbers of the machine are not', () => {
    expect(of('9007199254740991').plus(of('2')).toString()).toBe('9007199254740993');
    expect(of('90071992547409.93').times(of('1000.001')).toString()).toBe('90072082619402477.40993');
    expect(of('-999999999999999.995').rounded(2).toFixed(2)).toBe('-999999999999999.99');
    expect(of('9007199254740993').isAbove(of('9007199254740992.00'))).toBe(true);
    expect(of('-0').toString()).toBe('0');
  });

  it.each([
    ['2.345', '2.35'],
    ['-2.345', '-2.34'],
    ['-2.3451', '-2.35'],
    ['7', '7.00'],
  ])('rounds %s to cents as XPath does', (written, cents) => {
    expect(of(written).rounded(2).toFixed(2)).toBe(cents);
  });

  it.each([
    ['1', '3', '0.33'],
    ['-1', '8', '-0.13'],
    ['1', '-0.8', '-1.25'],
    ['10.05', '0.1', '100.50'],
  ])('divides %s by %s to cents, half away from zero', (dividend, divisor, cents) => {
    expect(of(dividend).centsOf(of(divisor)).toFixed(2)).toBe(cents);
  });

  it('compares numbers of different precision, and counts the decimals that matter', () => {
    expect([of('1.10').isAbove(of('1.1')), of('1.1').isBelow(of('1.11')), of('-1').isBelow(of('0'))]).toEqual([
      false,
      true,
      true,
    ]);
    expect([of('1.500').decimals, of('3').decimals]).toEqual([1, 0]);
  });
});
