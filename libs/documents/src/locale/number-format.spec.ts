import { describe, expect, it } from '@jest/globals';
import { daysAfter, formatAmount, formatDate, formatQuantity } from './number-format.ts';

describe('numbers and dates', () => {
  it('follow the language and lose no digit', () => {
    expect(['1234567.5', '-1000', '0.005'].map((amount) => formatAmount(amount, 'de'))).toEqual([
      '1.234.567,50',
      '-1.000,00',
      '0,005',
    ]);
    expect(formatAmount('1234.5', 'en')).toBe('1,234.50');
    expect([formatQuantity('7.500', 'de'), formatQuantity('1000', 'en')]).toEqual(['7,5', '1,000']);
    expect([formatDate('2026-03-05', 'de'), formatDate('2026-03-05', 'en')]).toEqual(['05.03.2026', '5 Mar 2026']);
    expect(daysAfter('2026-12-25', 10)).toBe('2027-01-04');
    expect(daysAfter('U026-12-25', 10)).toBeUndefined();
    expect(daysAfter('2026-12-25', 10_000_000)).toBeUndefined();
    expect(daysAfter('2026-12-25', 1e12)).toBeUndefined();
  });
});
