import { describe, expect, it } from '@jest/globals';
import { formatNumber, isNumberPattern, numberPeriod } from './number-range.ts';

describe('number ranges', () => {
  it('begin again with each year or month that the pattern names', () => {
    expect(formatNumber('RE-{year}-{n:5}', '2026-11-21', 17)).toBe('RE-2026-00017');
    expect(formatNumber('{year}{month}/{n:3}', '2026-11-21', 1234)).toBe('202611/1234');
    expect([
      numberPeriod('RE-{year}-{n}', '2026-11-21'),
      numberPeriod('{month}-{n}', '2026-11-21'),
      numberPeriod('RE-{n}', '2026-11-21'),
    ]).toEqual(['2026', '2026-11', 'all']);
  });

  it('need a counter and characters that DATEV takes', () => {
    expect(isNumberPattern('RE-{year}-{n:5}')).toBe(true);
    expect(isNumberPattern('RE-{year}')).toBe(false);
    expect(isNumberPattern('Rechnung Nr. {n}')).toBe(false);
  });
});
