import { describe, expect, it } from '@jest/globals';
import { formatNumber, NUMBER_PATTERN, numberPeriod } from './number-range.ts';

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

  it.each([
    ['RE-{year}-{n:5}', true],
    ['{year}{month}/{n:3}', true],
    ['RE-{n}', true],
    ['RE-{year}', false],
    ['RE-{month}-{n}', false],
    ['RE-{n}-{n}', false],
    ['Rechnung Nr. {n}', false],
    ['RE-{yaer}-{n}', false],
  ])('%s is a pattern: %s', (pattern, isOne) => {
    expect(NUMBER_PATTERN.test(pattern)).toBe(isOne);
  });
});
