import { describe, expect, it } from '@jest/globals';
import { businessDate, nationwideHolidays, nextWorkday } from './business-day.ts';
import { dueDate, isOverdue } from './due-date.ts';

const term = (days: number) => ({ code: 'N', days, skontoDays: 0, skontoPercent: '0' });

describe('business days', () => {
  it('belong to Berlin, also around midnight and the change of clocks', () => {
    expect(businessDate(new Date('2026-06-30T22:30:00Z'))).toBe('2026-07-01');
    expect(businessDate(new Date('2026-01-31T22:59:59Z'))).toBe('2026-01-31');
    expect(businessDate(new Date('2026-03-29T00:59:00Z'))).toBe('2026-03-29');
  });

  it('know the movable feasts', () => {
    for (const [year, goodFriday, whitMonday] of [
      [2024, '2024-03-29', '2024-05-20'],
      [2026, '2026-04-03', '2026-05-25'],
      [2038, '2038-04-23', '2038-06-14'],
    ] as const) {
      expect([...nationwideHolidays(year)]).toEqual(expect.arrayContaining([goodFriday, whitMonday]));
    }
    expect(nextWorkday('2026-04-03')).toBe('2026-04-07');
    expect(nextWorkday('2026-12-24')).toBe('2026-12-24');
  });
});

describe('due dates', () => {
  it('count calendar days over months and leap years', () => {
    expect(dueDate('2024-02-15', term(14))).toBe('2024-02-29');
    expect(dueDate('2026-11-21', term(30))).toBe('2026-12-21');
  });

  it('on a Saturday are kept by paying on Monday', () => {
    expect(isOverdue('2026-11-21', '2026-11-23')).toBe(false);
    expect(isOverdue('2026-11-21', '2026-11-24')).toBe(true);
  });
});
