import { isCalendarDate } from '../../calendar-date.ts';

/** Checks a Czech or Slovak birth number (rodné číslo): a birth date, and from 1954 on a check digit. */
export function checkBirthNumber(number: string): boolean {
  if (!/^\d{9,10}$/.test(number)) return false;
  const short = number.length === 9;
  const twoDigits = Number(number.slice(0, 2));
  // Nine digits were given out until 1953, ten since 1954; a century is not written.
  const year = short
    ? twoDigits < 54
      ? 1900 + twoDigits
      : 1800 + twoDigits
    : 1900 + twoDigits + (twoDigits < 54 ? 100 : 0);
  const month = (Number(number.slice(2, 4)) % 50) % 20;
  if (!isCalendarDate(year, month, Number(number.slice(4, 6)))) return false;
  if (short) return twoDigits < 54 || twoDigits >= 80;
  const rest = Number(number.slice(0, 9)) % 11;
  return (year < 1985 ? rest % 10 : rest) === Number(number.slice(9));
}
