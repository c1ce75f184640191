const PLACES = 10;
const UNIT = 10n ** BigInt(PLACES);

/** An exact decimal number: a whole count of 10^-10. */
export type Decimal = bigint;

/** Reads `-12.50`; `undefined` for anything that is no plain decimal number or has more than ten places. */
export function parseDecimal(text: string): Decimal | undefined {
  const match = /^(-?)(\d{1,18})(?:\.(\d{1,10}))?$/.exec(text.trim());
  if (match === null) return undefined;
  const [, sign, whole = '0', fraction = ''] = match;
  const value = BigInt(whole) * UNIT + BigInt(fraction.padEnd(PLACES, '0'));
  return sign === '-' ? -value : value;
}

/** The product of two decimals, cut to ten places. */
export function multiply(left: Decimal, right: Decimal): Decimal {
  return (left * right) / UNIT;
}

/** The share `percent` of an amount: 19 % of 100 is 19. */
export function percentOf(amount: Decimal, percent: Decimal): Decimal {
  return multiply(amount, percent) / 100n;
}

/** Rounds half away from zero to two places. */
export function toCents(value: Decimal): Decimal {
  const cent = UNIT / 100n;
  const half = value < 0n ? -cent / 2n : cent / 2n;
  return ((value + half) / cent) * cent;
}

/** Writes a decimal with two places: `-12.50`. */
export function formatCents(value: Decimal): string {
  const cents = toCents(value) / (UNIT / 100n);
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
