import { isDecimal } from '../../decimal-text.ts';
import type { XmlElement } from '../../xml/xml-element.ts';
import { firstAt } from './element-paths.ts';
import { ExactAmount } from './exact-amount.ts';

/** Nothing, to begin a sum with. */
export const zeroAmount = new ExactAmount(0, 0);

/** A unit of a currency: what several rules allow for rounding. */
export const oneAmount = new ExactAmount(1, 0);

/** Longer numbers are in no invoice, and computing with them would cost whatever their sender likes. */
const mostDigits = 100;

function isNumber(written: string): boolean {
  return written.length <= mostDigits && isDecimal(written);
}

/** A number as `xs:decimal` writes it; undefined for anything else. */
export function decimalOf(text: string): ExactAmount | undefined {
  const written = text.trim();
  return isNumber(written) ? ExactAmount.of(written) : undefined;
}

/** The number of the first element down a path; undefined when there is none, or no number in it. */
export function amountAt(start: XmlElement, path: string): ExactAmount | undefined {
  const element = firstAt(start, path);
  return element && decimalOf(element.content);
}

/** Rounded to cents as XPath's `round` does: half towards the larger number, also below zero. */
export function roundedToCents(amount: ExactAmount): ExactAmount {
  return amount.rounded(2);
}

/** How many digits stand behind the point. */
export function decimalPlaces(text: string): number {
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
}

/** Whether a text is a number below zero; undefined when it is none. */
export function isBelowZero(text: string): boolean | undefined {
  const written = text.trim();
  if (!isNumber(written)) return undefined;
  return written.startsWith('-') && /[1-9]/.test(written);
}
