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

const [HYPHEN, ZERO, NINE] = [45, 48, 57];

/** Whether a text is a day of the calendar in the form `2026-11-21`. It is asked of each line twice: no expression is run. */
export function isDay(text: string): boolean {
  if (text.length !== 10 || text.charCodeAt(4) !== HYPHEN || text.charCodeAt(7) !== HYPHEN) return false;
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)];
  return isCalendarDate(year, month, day);
}

/** The number that digits make; NaN where one of them is none. */
function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code < ZERO || code > NINE) return Number.NaN;
    number = number * 10 + code - ZERO;
  }
  return number;
}
