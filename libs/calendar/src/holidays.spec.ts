import { describe, expect, it } from '@jest/globals';
import { HOLIDAY_REGIONS, holidaysOf } from './holidays.ts';

const EVERYWHERE = ['01-01', '12-25'];

describe('holidays', () => {
  it.each<[string, number, string[]]>([
    ['DE', 2026, ['04-03', '04-06', '05-01', '05-14', '05-25', '10-03', '12-26']],
    ['DE-SN', 2027, ['03-26', '03-29', '05-01', '05-06', '05-17', '10-03', '10-31', '11-17', '12-26']],
    ['DE-BB', 2026, ['04-03', '04-05', '04-06', '05-01', '05-14', '05-24', '05-25', '10-03', '10-31', '12-26']],
    ['AT', 2027, ['01-06', '03-29', '05-01', '05-06', '05-17', '05-27', '08-15', '10-26', '11-01', '12-08', '12-26']],
    ['CH-ZH', 2027, ['03-26', '03-29', '05-01', '05-06', '05-17', '08-01', '12-26']],
    ['CH-GE', 2026, ['04-03', '04-06', '05-14', '05-25', '08-01', '09-10', '12-31']],
    ['CH-VD', 2026, ['01-02', '04-03', '04-06', '05-14', '05-25', '08-01', '09-21']],
    // The first Thursday of April 2026 is Maundy Thursday.
    ['CH-GL', 2026, ['04-03', '04-06', '04-09', '05-14', '05-25', '08-01', '11-01', '12-26']],
  ])('of %s in %s', (region, year, expected) => {
    expect([...holidaysOf(region, year)].sort()).toEqual([...EVERYWHERE, ...expected].sort());
  });

  it('are known for Germany, Austria and Switzerland, their Länder and cantons', () => {
    expect(HOLIDAY_REGIONS).toHaveLength(3 + 16 + 26);
  });

  it.each([
    [1943, '04-26'],
    [2000, '04-24'],
    [2008, '03-24'],
    [2011, '04-25'],
    [2023, '04-10'],
    [2024, '04-01'],
    [2025, '04-21'],
    [2026, '04-06'],
    [2027, '03-29'],
    [2028, '04-17'],
    [2029, '04-02'],
    [2030, '04-22'],
    [2038, '04-26'],
    [2049, '04-19'],
    [2100, '03-29'],
    [2200, '04-07'],
    [2285, '03-23'],
  ])('hang on Easter, whose Monday in %s was or is %s', (year, monday) => {
    expect(holidaysOf('DE', year).has(monday)).toBe(true);
  });
});
