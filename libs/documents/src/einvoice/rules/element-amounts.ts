import { Decimal } from 'decimal.js';
import type { XmlElement } from '../../xml/xml-element.ts';
import { firstAt } from './element-paths.ts';

/** Wide enough for a product of an amount and a quantity divided by another, to be compared in cents. */
const Exact = Decimal.clone({ precision: 40 });

/** Nothing, to begin a sum with. */
export const zeroAmount: Decimal = new Exact(0);

const decimalForm = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;

/** Longer numbers are in no invoice, and computing with them would cost whatever their sender likes. */
const mostDigits = 100;

function isDecimal(written: string): boolean {
  return written.length <= mostDigits && decimalForm.test(written);
}

/** A number as `xs:decimal` writes it; undefined for anything else. */
export function decimalOf(text: string): Decimal | undefined {
  const written = text.trim();
  return isDecimal(written) ? new Exact(written.replace(/^\+/, '')) : undefined;
}

/** The number of the first element down a path; undefined when there is none, or no number in it. */
export function amountAt(start: XmlElement, path: string): Decimal | undefined {
  const element = firstAt(start, path);
  return element && decimalOf(element.content);
}

/** Rounded to cents as XPath's `round` does: half towards the larger number, also below zero. */
export function roundedToCents(amount: Decimal): Decimal {
  return amount.toDecimalPlaces(2, Decimal.ROUND_HALF_CEIL);
}

/** How many digits stand behind the point. */
export function decimalPlaces(text: string): number {
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
}

/** Whether a text is a number below zero; undefined when it is none. */
export function isBelowZero(text: string): boolean | undefined {
  const written = text.trim();
  if (!isDecimal(written)) return undefined;
  return written.startsWith('-') && /[1-9]/.test(written);
}
