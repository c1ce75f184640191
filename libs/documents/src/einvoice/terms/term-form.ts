import type { TermType } from './term.ts';

const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;
const forms: Partial<Record<TermType, (text: string) => boolean>> = {
  date: isDay,
  amount: isDecimal,
  price: isDecimal,
  quantity: isDecimal,
  percent: isDecimal,
  binary: (text) => /^[A-Za-z\d+/]*={0,2}$/.test(text),
};

/** Whether a text can be a value of such a term: a decimal with a point, a day that exists, base64; any other text can. */
export function hasFormOf(type: TermType, text: string): boolean {
  return forms[type]?.(text) ?? true;
}

/** A number with a decimal point and without separators. */
export function isDecimal(text: string): boolean {
  return decimal.test(text);
}

function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (day === undefined) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}
