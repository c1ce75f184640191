import type { ExactAmount } from '../exact-amount.ts';
import { roundedToCents, zeroAmount } from '../element-amounts.ts';
import type { Rate } from './rate-reader.ts';
import type { TaxedParts } from './taxed-parts.ts';
import type { VatFacts } from './vat-facts.ts';

/** What the parts of a category add up to. */
export interface TaxableSum {
  /** How many parts there are: without one, no group of that rate is allowed for the standard rate. */
  parts: number;
  exact: ExactAmount;
  /** Lines, allowances and charges rounded to cents each before they are added, as CII does. */
  rounded: ExactAmount;
}

/** The sum of a category; with a rate, only of the parts that have it. */
export function taxableSum({ lines, allowances }: VatFacts, category: string, rate?: Rate): TaxableSum {
  const kinds = [...lines, ...allowances].filter(
    (kind) => kind.code === category && (rate === undefined || kind.rate?.key === rate.key),
  );
  const plain = totalOf(kinds, undefined);
  const [charges, deducted] = [totalOf(kinds, true), totalOf(kinds, false)];
  return {
    parts: kinds.reduce((sum, { count }) => sum + count, 0),
    exact: plain.plus(charges).minus(deducted),
    rounded: roundedToCents(plain).plus(roundedToCents(charges)).minus(roundedToCents(deducted)),
  };
}

function totalOf(kinds: readonly TaxedParts[], charge: boolean | undefined): ExactAmount {
  return kinds.filter((kind) => kind.charge === charge).reduce((sum, { amount }) => sum.plus(amount.value), zeroAmount);
}
