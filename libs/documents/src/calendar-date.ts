const daysOfMonths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Whether a day is in the calendar; the month counts from 1. A file may have a date in each of its lines: no `Date` is made. */
export function isCalendarDate(year: number, month: number, day: number): boolean {
  // Four digits that begin with two zeros are a year that somebody cut short.
  if (year < 100) return false;
  const days = month === 2 && isLeapYear(year) ? 29 : daysOfMonths[month - 1];
  return days !== undefined && day >= 1 && day <= days;
}

/** Whether a text is a day of the calendar in the form `2026-11-21`. */
export function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  return day !== undefined && isCalendarDate(Number(year), Number(month), Number(day));
}
