import { describe, expect, it } from '@jest/globals';
import { allowedSkonto, skontoOffer } from './skonto.ts';

const term = { code: 'S14', days: 30, skontoDays: 14, skontoPercent: '2' };

describe('Skonto', () => {
  it('is a percentage of the gross amount until a day', () => {
    expect(skontoOffer('119.00', '2026-11-02', term, 'EUR')).toEqual({
      percent: '2',
      until: '2026-11-16',
      amount: '2.38',
    });
    expect(skontoOffer('119.00', '2026-11-02', { ...term, skontoPercent: '0.00' }, 'EUR')).toBeUndefined();
    expect(skontoOffer('119.00', '2026-11-02', { ...term, skontoDays: 0 }, 'EUR')).toBeUndefined();
    expect(skontoOffer('119.00', '2026-11-02', { ...term, skontoDays: 1 }, 'EUR')).toMatchObject({
      until: '2026-11-03',
    });
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
});
