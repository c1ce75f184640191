import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { exact, rounded, sum } from './money.ts';
import { allowedSkonto, skontoOffer, splitSkonto } from './skonto.ts';

const term = { code: 'S14', days: 30, skontoDays: 14, skontoPercent: '2' };

describe('Skonto', () => {
  it('is a percentage of the gross amount until a day', () => {
    expect(skontoOffer('119.00', '2026-11-02', term, 'EUR')).toEqual({
      percent: '2',
      until: '2026-11-16',
      amount: '2.38',
    });
    expect(skontoOffer('119.00', '2026-11-02', { ...term, skontoPercent: '0.00' }, 'EUR')).toBeUndefined();
  });

  it('ends with its day, moved over a weekend', () => {
    const skonto = { percent: '2', until: '2026-11-21', amount: '2.38' };
    const item = { amount: '119.00', open: '119.00', skonto };
    expect(allowedSkonto(item, '2026-11-23')).toBe('2.38');
    expect(allowedSkonto(item, '2026-11-24')).toBeUndefined();
  });

  it('is not granted once a part was paid', () => {
    const skonto = { percent: '2', until: '2026-11-21', amount: '2.38' };
    expect(allowedSkonto({ amount: '119.00', open: '19.00', skonto }, '2026-11-20')).toBeUndefined();
  });

  it('splits over tax rates into revenue and tax that add up to the deduction', () => {
    const group = fc.record({ rate: fc.constantFrom('19', '7', '0'), cents: fc.integer({ min: 1, max: 10_000_000 }) });
    fc.assert(
      fc.property(
        fc.array(group, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 50 }),
        (groups, permille) => {
          const taxed = groups.map(({ rate, cents }) => {
            const taxable = exact(cents).dividedBy(100).toFixed(2);
            return { rate, taxable, tax: rounded(exact(taxable).times(rate).dividedBy(100)) };
          });
          const gross = sum(taxed.flatMap(({ taxable, tax }) => [taxable, tax]));
          const skonto = rounded(exact(gross).times(permille).dividedBy(1000));
          const parts = splitSkonto(skonto, taxed, 'EUR');
          expect(sum(parts.map((part) => part.gross))).toBe(skonto);
          expect(sum(parts.flatMap((part) => [part.net, part.tax]))).toBe(skonto);
        },
      ),
    );
  });
});
