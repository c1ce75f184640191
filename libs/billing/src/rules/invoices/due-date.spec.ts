import { describe, expect, it } from '@jest/globals';
import { dueDate, isOverdue } from './due-date.ts';

const term = (days: number) => ({ code: 'N', days, skontoDays: 0, skontoPercent: '0' });

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
