import { isCalendarDate } from '../../calendar-date.ts';

/** `2026-11-21` as `20261121`, the form of dates in the header. */
export function compactDate(date: string): string {
  return date.replaceAll('-', '');
}

/** `20261121` as `2026-11-21`; undefined where the eight digits are no day of the calendar. */
export function isoOfCompact(digits: string): string | undefined {
  return /^\d{8}$/.test(digits)
    ? realDate(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`)
    : undefined;
}

/** `2026-11-21` as `21112026`, the form of dates inside a row. */
export function rowDate(date: string | undefined): string | undefined {
  return date && `${date.slice(8, 10)}${date.slice(5, 7)}${date.slice(0, 4)}`;
}

/** `21112026` as `2026-11-21`; undefined where the eight digits are no day of the calendar. */
export function isoOfRowDate(digits: string): string | undefined {
  return /^\d{8}$/.test(digits)
    ? realDate(`${digits.slice(4, 8)}-${digits.slice(2, 4)}-${digits.slice(0, 2)}`)
    : undefined;
}

/** The ISO date, where the calendar has it. */
function realDate(date: string): string | undefined {
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8))];
  return isCalendarDate(year, month, day) ? date : undefined;
}

/** The same day a year later, as the first day of the next fiscal year; the 29th of February becomes the 1st of March. */
export function yearLater(date: string): string {
  const later = `${Number(date.slice(0, 4)) + 1}${date.slice(4)}`;
  return realDate(later) ?? `${later.slice(0, 4)}-03-01`;
}

/** A decimal with a point as DATEV writes it: decimal comma, at least that many decimals, nothing rounded away. */
export function germanDecimal(decimal: string | undefined, decimals = 2): string | undefined {
  if (decimal === undefined) return undefined;
  const [whole = '', fraction = ''] = decimal.split('.');
  return `${whole},${fraction.padEnd(decimals, '0')}`;
}

/** `1428,00` as `1428.00`. */
export function plainDecimal(german: string): string {
  return german.replace(',', '.');
}
