import { describe, expect, it } from '@jest/globals';
import { businessDay } from './business-day.ts';
import { nextWorkday, plusDays } from './workday.ts';

describe('a business day', () => {
  it('belongs to Berlin, also around midnight and the change of clocks', () => {
    expect(businessDay(new Date('2026-06-30T22:30:00Z'))).toBe('2026-07-01');
    expect(businessDay(new Date('2026-01-31T22:59:59Z'))).toBe('2026-01-31');
    expect(businessDay('2026-03-29T00:59:00Z')).toBe('2026-03-29');
    expect(() => businessDay('2026-02-30T12:00:00Z')).toThrow('is no moment');
  });

  it('ends with its last millisecond, whatever was asked for before', () => {
    expect(businessDay('2026-12-31T22:59:59.999Z')).toBe('2026-12-31');
    expect(businessDay('2026-12-31T23:00:00.000Z')).toBe('2027-01-01');
    expect(businessDay('1969-12-31T22:59:59Z')).toBe('1969-12-31');
  });

  it('is told of a moment with another offset, and of one without as of the clock in Berlin', () => {
    expect(businessDay('2026-06-30T23:30:00-04:00')).toBe('2026-07-01');
    expect(businessDay('2026-06-30T23:30:00')).toBe('2026-06-30');
    expect(businessDay('2026-06-30')).toBe('2026-06-30');
  });
});

describe('a workday', () => {
  it.each([
    ['a weekday', '2026-12-24', '2026-12-24'],
    ['a Saturday', '2026-11-21', '2026-11-23'],
    ['Good Friday to the Tuesday after Easter', '2026-04-03', '2026-04-07'],
    ['Whit Monday', '2038-06-14', '2038-06-15'],
    ['New Year at the end of a year', '2026-01-01', '2026-01-02'],
  ])('follows on %s', (_name, day, workday) => {
    expect(nextWorkday(day)).toBe(workday);
  });

  it('is not moved by a holiday that only some states have', () => {
    expect(nextWorkday('2026-06-04')).toBe('2026-06-04');
  });
});

describe('days are counted', () => {
  it('over months, leap years and the change of clocks', () => {
    expect(plusDays('2024-02-15', 14)).toBe('2024-02-29');
    expect(plusDays('2026-03-29', 1)).toBe('2026-03-30');
    expect(plusDays('2026-01-01', -1)).toBe('2025-12-31');
  });
});
