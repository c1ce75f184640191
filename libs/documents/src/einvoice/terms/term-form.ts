import { isDay } from '../../calendar-date.ts';
import { isDecimal } from '../../decimal-text.ts';
import type { TermType } from './term.ts';

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
