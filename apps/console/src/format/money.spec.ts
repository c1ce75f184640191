import { describe, expect, it } from '@jest/globals';
import { formatDecimal, formatMoney, isZero, readAmount } from './money.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('money on the screen', () => {
  it('keeps every digit of an amount that a float could not hold', () => {
    expect(plain(formatMoney('90071992547409931234.57', 'EUR', 'de'))).toBe('90.071.992.547.409.931.234,57 €');
  });

  it('writes amounts as the spoken language does', () => {
    expect(plain(formatMoney('-1190.50', 'EUR', 'de'))).toBe('−1.190,50 €');
    expect(plain(formatMoney('1190.50', 'CHF', 'en'))).toBe('CHF 1,190.50');
    expect(formatDecimal('0.125', 'de')).toBe('0,125');
  });

  it('shows what is no decimal as it came', () => {
    expect(formatMoney('n/a', 'EUR', 'de')).toBe('n/a EUR');
  });

  it('reads typed amounts by the rules of the language', () => {
    expect(readAmount('1.190,50', 'de')).toBe('1190.50');
    expect(readAmount('1,190.50 €', 'en')).toBe('1190.50');
    expect(readAmount('4165', 'de')).toBe('4165');
  });

  it('refuses typed amounts that could mean something else', () => {
    expect(readAmount('1.19', 'de')).toBeUndefined();
    expect(readAmount('1,190,50', 'de')).toBeUndefined();
    expect(readAmount('zwölf', 'de')).toBeUndefined();
  });

  it('knows zero in all its spellings', () => {
    expect([isZero('0'), isZero('0.00'), isZero('-0.00'), isZero('0.01')]).toEqual([true, true, true, false]);
  });
});
