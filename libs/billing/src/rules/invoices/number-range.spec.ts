import { describe, expect, it } from '@jest/globals';
import { formatNumber, numberPeriod, patternFault, writeSameNumbers } from './number-range.ts';

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

  it('write a counter without width as it is', () => {
    expect(formatNumber('{n}', '2026-11-21', 7)).toBe('7');
  });

  it('need a counter, and characters that DATEV takes', () => {
    for (const pattern of ['RE-{year}-{n:5}', '{year}{month}/{n}', '{n}'])
      expect(patternFault(pattern)).toBeUndefined();
    expect(patternFault('RE-{year}')).toBe('no_counter');
    for (const pattern of ['Rechnung Nr. {n}', 'RE-{n}-{n}', 'RE-{Year}-{n}', 'RÜ-{n}', 'RE-{n}-{n:123}'])
      expect(patternFault(pattern)).toBe('characters');
  });

  it('write no number twice, and none that is too long for DATEV', () => {
    expect(patternFault('{month}-{n:5}')).toBe('month_without_year');
    expect(patternFault(`${'R'.repeat(27)}{n}`)).toBeUndefined();
    expect(patternFault(`${'R'.repeat(28)}{n}`)).toBe('too_long');
    expect(patternFault('{n:36}')).toBeUndefined();
    expect(patternFault('{n:37}')).toBe('too_long');
  });

  it('meet where only the width of their counters differs', () => {
    expect(writeSameNumbers('RE-{year}-{n:5}', 'RE-{year}-{n:4}')).toBe(true);
    expect(writeSameNumbers('RE-{n}', 'RE-{n:4}')).toBe(true);
    expect(writeSameNumbers('RE-{year}-{n:5}', 'ST-{year}-{n:5}')).toBe(false);
    // One series, not two.
    expect(writeSameNumbers('RE-{n}', 'RE-{n}')).toBe(false);
  });
});
