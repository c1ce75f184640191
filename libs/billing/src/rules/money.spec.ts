import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { difference, exact, negated, percentOf, rounded, split, sum } from './money.ts';

const cents = fc
  .bigInt({ min: -1_000_000_000_000n, max: 1_000_000_000_000n })
  .map((value) => exact(String(value)).dividedBy(100).toFixed(2));

describe('money', () => {
  it('rounds halves away from zero in both directions', () => {
    expect(rounded('0.125')).toBe('0.13');
    expect(rounded('-0.125')).toBe('-0.13');
    expect(rounded('1.005')).toBe('1.01');
    expect(rounded('-0.001')).toBe('0.00');
    expect(rounded('10.5', 'JPY')).toBe('11');
    expect(rounded('10.0005', 'OMR')).toBe('10.001');
  });

  it('adds amounts that floats get wrong', () => {
    expect(sum(['0.1', '0.2'])).toBe('0.30');
    expect(difference('1.00', '0.90')).toBe('0.10');
    expect(percentOf('1190.00', '2')).toBe('23.80');
  });

  it('negates without a negative zero', () => {
    expect(negated('12.50')).toBe('-12.50');
    expect(negated('-12.50')).toBe('12.50');
    expect(negated('-0.00')).toBe('0.00');
    expect(negated('0.00')).toBe('0.00');
  });

  it('rounds an amount and its opposite to opposite amounts', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), (thousandths) => {
        const value = exact(thousandths).dividedBy(1000);
        return exact(rounded(value)).negated().equals(rounded(value.negated()));
      }),
    );
  });

  it('gives all to the first part where nothing weighs anything', () => {
    expect(split('1.5', ['0', '0.00'])).toEqual(['1.50', '0.00']);
    expect(split('1.00', ['1', '-1'])).toEqual(['1.00', '0.00']);
  });

  it('splits into parts that add up to the whole and stay within a cent of their share', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 1_000_000 }).map(String), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(cents, weights, (total, shares) => {
        const parts = split(total, shares);
        const whole = shares.reduce((all, share) => all.plus(share), exact(0));
        expect(sum(parts)).toBe(rounded(total));
        for (const [index, part] of parts.entries()) {
          const share = exact(total).times(shares[index]!).dividedBy(whole);
          expect(share.minus(part).abs().lessThanOrEqualTo('0.01')).toBe(true);
        }
      }),
    );
  });
});
