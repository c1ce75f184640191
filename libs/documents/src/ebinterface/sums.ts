import { Decimal } from 'decimal.js';

/** The sum of any number of amounts. */
export function sumOf(amounts: readonly string[]): Decimal {
  return amounts.reduce((sum, amount) => sum.plus(amount), new Decimal(0));
}

/** A share of an amount, rounded half up to two decimals. */
export function percentOf(amount: string, percent: string): string {
  return new Decimal(amount).times(percent).dividedBy(100).toFixed(2, Decimal.ROUND_HALF_UP);
}
