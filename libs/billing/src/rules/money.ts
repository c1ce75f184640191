import { currencyDigits } from '@belegfluss/documents';
import { Decimal } from 'decimal.js';

/** Decimal arithmetic of our own setting, so that no other user of the library can change our rounding. */
const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP });

/** A decimal number in exact arithmetic; only inside of calculations, outside amounts are decimal strings. */
export type ExactNumber = Decimal;

/** Reads a decimal string. Throws on anything that is not a number. */
export function exact(value: string | number | ExactNumber): ExactNumber {
  return new Exact(value);
}

/** An amount rounded commercially (half away from zero) to the currency's minor unit, with all its digits. */
export function rounded(value: string | ExactNumber, currency = 'EUR'): string {
  const text = exact(value).toFixed(currencyDigits(currency), Exact.ROUND_HALF_UP);
  return /^-[0.]+$/.test(text) ? text.slice(1) : text;
}

/** The exact sum of amounts, rounded once at the end. */
export function sum(values: readonly string[], currency = 'EUR'): string {
  return rounded(
    values.reduce((total, value) => total.plus(value), exact(0)),
    currency,
  );
}

/** `left - right` in the currency's minor unit. */
export function difference(left: string, right: string, currency = 'EUR'): string {
  return rounded(exact(left).minus(right), currency);
}

/** The amount with the other sign, as many digits and all; zero keeps no sign. */
export function negated(value: string): string {
  if (exact(value).isZero()) return value.replace('-', '');
  return value.startsWith('-') ? value.slice(1) : `-${value}`;
}

/** `percent` per cent of an amount, rounded commercially. */
export function percentOf(amount: string | ExactNumber, percent: string, currency = 'EUR'): string {
  return rounded(exact(amount).times(percent).dividedBy(100), currency);
}

/** True when two decimal strings mean the same number (`1.0` and `1.00`). */
export function sameAmount(left: string, right: string): boolean {
  return exact(left).equals(right);
}

/**
 * Splits an amount in proportion to weights so that the parts add up to it exactly.
 * Each part differs from its exact share by at most one minor unit; weights of zero sum give all to the first part.
 */
export function split(total: string, weights: readonly string[], currency = 'EUR'): string[] {
  const whole = weights.reduce((all, weight) => all.plus(weight), exact(0));
  if (whole.isZero())
    return weights.map((_, index) => (index === 0 ? rounded(total, currency) : rounded('0', currency)));
  let weighed = exact(0);
  let given = exact(0);
  return weights.map((weight) => {
    weighed = weighed.plus(weight);
    const upToHere = exact(rounded(exact(total).times(weighed).dividedBy(whole), currency));
    const part = upToHere.minus(given);
    given = upToHere;
    return rounded(part, currency);
  });
}
