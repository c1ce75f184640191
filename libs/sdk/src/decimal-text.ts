/** A number of so many digits comes back from a JavaScript number as it was written. */
const EXACT_DIGITS = 15;
const MOST_PLACES = 10;
/** From here on, and below its reciprocal, numbers are written with exponents. */
const LONGEST = 1e15;

/**
 * The decimal text of a number as it stood in JSON: `12.34`. `undefined` for what no amount was written like: binary
 * computing leaves more digits (`0.1 + 0.2`), and so does what is beyond 15 digits or ten places.
 */
export function decimalText(number: number): string | undefined {
  if (!(Math.abs(number) < LONGEST) || Number(number.toPrecision(EXACT_DIGITS)) !== number) return undefined;
  const text = String(number);
  const plain = text.includes('e') ? number.toFixed(MOST_PLACES).replace(/0+$/, '') : text;
  const [, places = ''] = plain.split('.');
  return places.length <= MOST_PLACES && Number(plain) === number ? plain : undefined;
}
