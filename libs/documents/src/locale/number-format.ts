import { Decimal } from 'decimal.js';
import { isDay } from '../calendar-date.ts';

/** The languages in which a document can be printed. */
export type Language = 'de' | 'en';

/** A decimal with grouped thousands and at least two decimals, none of them rounded away: `1.234,50` or `1,234.50`. */
export function formatAmount(decimal: string, language: Language): string {
  const value = new Decimal(decimal || 0);
  return grouped(value.toFixed(Math.max(2, value.decimalPlaces())), language);
}

/** A decimal without superfluous zeros: `7,5`, `1.000`. */
export function formatQuantity(decimal: string, language: Language): string {
  return grouped(new Decimal(decimal || 0).toFixed(), language);
}

/** An ISO date as `21.11.2026` or `21 Nov 2026`. */
export function formatDate(date: string, language: Language): string {
  const [year = '', month = '', day = ''] = date.split('-');
  if (language === 'de') return `${day}.${month}.${year}`;
  return `${Number(day)} ${months[Number(month) - 1] ?? month} ${year}`;
}

/** The ISO date that many days after another; undefined where that is none, or the day is beyond the year 9999. */
export function daysAfter(date: string, days: number): string | undefined {
  if (!isDay(date)) return undefined;
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  // A number of days that no calendar holds leaves no year at all.
  return day.getUTCFullYear() <= 9999 ? day.toISOString().slice(0, 10) : undefined;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function grouped(plain: string, language: Language): string {
  const [whole = '', fraction] = plain.split('.');
  const [thousands, point] = language === 'de' ? ['.', ','] : [',', '.'];
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, thousands);
  return fraction === undefined ? groups : `${groups}${point}${fraction}`;
}
