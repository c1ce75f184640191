import type { Language } from '../i18n/language.ts';

/** The locale in which numbers and dates of a language are written. */
export const locales: Record<Language, string> = { de: 'de-DE', en: 'en-GB' };

const decimalPattern = /^-?\d+(\.\d+)?$/;

/** Whether the text is a decimal string such as `-1190.00`. */
export function isDecimal(text: string): text is `${number}` {
  return decimalPattern.test(text);
}

/** Writes a decimal string with its currency, digit for digit; text that is no decimal stays as it is. */
export function formatMoney(amount: string, currency: string, language: Language): string {
  if (!isDecimal(amount)) return `${amount} ${currency}`;
  return withMinus(new Intl.NumberFormat(locales[language], { style: 'currency', currency }).format(amount));
}

/** Writes a decimal string with grouping and at least two places. */
export function formatDecimal(amount: string, language: Language): string {
  if (!isDecimal(amount)) return amount;
  const places = { minimumFractionDigits: 2, maximumFractionDigits: 20 };
  return withMinus(new Intl.NumberFormat(locales[language], places).format(amount));
}

/** A minus is as wide as a plus, and is not taken for a dash. */
function withMinus(number: string): string {
  return number.replace('-', '\u2212');
}

/** Writes how many there are of something. */
export function formatCount(count: number, language: Language): string {
  return new Intl.NumberFormat(locales[language]).format(count);
}

/** Writes a share such as `0.897` in whole per cent. */
export function formatPercent(share: string, language: Language): string {
  if (!isDecimal(share)) return share;
  return new Intl.NumberFormat(locales[language], { style: 'percent' }).format(share);
}

/** Whether a decimal string is zero, however many places it has. */
export function isZero(amount: string): boolean {
  return /^-?0+(\.0+)?$/.test(amount);
}

/** Reads what a person typed (`1.190,50` in German, `1,190.50` in English) as a decimal string; undefined if it is none. */
export function readAmount(typed: string, language: Language): string | undefined {
  const [group, point] = language === 'de' ? ['.', ','] : [',', '.'];
  const compact = typed.replace(/[\s\u00a0€']/g, '').replace(/^(EUR|CHF)|(EUR|CHF)$/g, '');
  const [whole = '', fraction, ...rest] = compact.split(point);
  if (rest.length > 0 || fraction?.includes(group)) return undefined;
  const grouped = whole.split(group);
  const groupsFit = grouped.every((part, index) => (index === 0 ? /^-?\d+$/ : /^\d{3}$/).test(part));
  const decimal = grouped.join('') + (fraction === undefined ? '' : `.${fraction}`);
  return groupsFit && isDecimal(decimal) ? decimal : undefined;
}
