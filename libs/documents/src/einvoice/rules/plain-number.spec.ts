import { describe, expect, it } from '@jest/globals';
import { plainCents, plainNumber } from './plain-number.ts';

const texts =
  '0 7 -7 19.00 -0.05 1.5 -.5 0.10 12345678.123456 99999999999.99 999999999999999 0.00000000000001 00012.00 .5 5.';

describe('a plain number', () => {
  it.each(texts.split(' '))('%s is what JavaScript reads', (text) => {
    expect(plainNumber(text)).toBe(Number(text));
  });

  it.each(['', '-', '.', '+5', '1,5', '1e3', ' 1', '1 ', '1.2.3', '--1', '0x1', '1234567890123456'])(
    '%j is none',
    (text) => {
      expect([plainNumber(text), plainCents(text)]).toEqual([Number.NaN, Number.NaN]);
    },
  );

  it('is told in cents without decimals or with two', () => {
    expect(['12', '-12', '19.99', '-0.05', '99999999999.99', '99999999999'].map(plainCents)).toEqual([
      1200, -1200, 1999, -5, 9_999_999_999_999, 9_999_999_999_900,
    ]);
    expect(['1.5', '1.005', '100000000000', '100000000000.00'].map(plainCents)).toEqual(
      Array.from({ length: 4 }, () => Number.NaN),
    );
  });
});
