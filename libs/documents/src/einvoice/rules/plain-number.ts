import { decimalPlaces } from './element-amounts.ts';
import { PLAIN_DIGITS, powersOfTen } from './whole-number.ts';

const [MINUS, POINT, ZERO, NINE] = [45, 46, 48, 57];

/** Fewer than are exact, so that thousands of them can be added. */
const DIGITS_OF_CENTS = 13;

/**
 * The number of a text such as `-1234.5`, of at most fifteen digits: nearly all of an invoice are such. NaN for all others, numbers or not:
 * they are read exactly. Rules read each amount of each line, so no expression is run.
 */
export function plainNumber(text: string): number {
  // Both are exact, so this is the number next to the text.
  return unitsOf(text) / (powersOfTen[decimalPlaces(text)] ?? Number.NaN);
}

/** The same in cents, for texts without decimals or with two of them, of at most thirteen digits. */
export function plainCents(text: string): number {
  const point = text.indexOf('.');
  if (point < 0) return unitsOf(text, DIGITS_OF_CENTS - 2) * 100;
  return point === text.length - 3 ? unitsOf(text, DIGITS_OF_CENTS) : Number.NaN;
}

/** The digits of a text as one integer, whatever point is among them; NaN for more digits than `most`, and for what is no decimal number. */
function unitsOf(text: string, most = PLAIN_DIGITS): number {
  const isNegative = text.charCodeAt(0) === MINUS;
  let [units, count, points] = [0, 0, 0];
  for (let at = isNegative ? 1 : 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= ZERO && code <= NINE) {
      units = units * 10 + code - ZERO;
      count += 1;
    } else if (code === POINT) points += 1;
    else return Number.NaN;
  }
  if (count === 0 || count > most || points > 1) return Number.NaN;
  return isNegative ? -units : units;
}
