import type { Decimal } from 'decimal.js';
import { AmountSum } from '../amount-sum.ts';
import { roundedToCents, zeroAmount } from '../element-amounts.ts';
import type { Rate } from './rate-reader.ts';
import type { TaxedPart, VatFacts } from './vat-facts.ts';

/** What the parts of a category add up to. */
export interface TaxableSum {
  /** How many parts there are: without one, no group of that rate is allowed for the standard rate. */
  parts: number;
  exact: Decimal;
  /** Lines, allowances and charges rounded to cents each before they are added, as CII does. */
  rounded: Decimal;
}

/** The parts of one category at one rate. An amount that is no number adds nothing. */
class Parts {
  readonly lines = new AmountSum();
  readonly charges = new AmountSum();
  readonly allowances = new AmountSum();
  count = 0;
}

/** The sums of all categories of an invoice, by rate. */
export class TaxableSums {
  /** By category, then by rate; those without a rate under an empty one. */
  private readonly sums = new Map<string, Map<string, Parts>>();

  constructor({ lines, allowances }: VatFacts) {
    for (const part of lines) this.add(part);
    for (const part of allowances) this.add(part);
  }

  /** The sum of a category; with a rate, only of the parts that have it. */
  of(code: string, rate?: Rate): TaxableSum {
    const rates = this.sums.get(code);
    const ofRate = rate && rates?.get(rate.key);
    return summed(rate === undefined ? [...(rates?.values() ?? [])] : ofRate ? [ofRate] : []);
  }

  private add({ code, rate, charge, amount, ofDocument }: TaxedPart): void {
    const rates = this.sums.get(code) ?? new Map<string, Parts>();
    this.sums.set(code, rates);
    const key = rate?.key ?? '';
    const sum = rates.get(key) ?? new Parts();
    rates.set(key, sum);
    sum.count += 1;
    if (ofDocument && amount !== undefined)
      sum[charge === undefined ? 'lines' : charge ? 'charges' : 'allowances'].add(amount);
  }
}

function summed(parts: readonly Parts[]): TaxableSum {
  const total = (kind: 'lines' | 'charges' | 'allowances'): Decimal =>
    parts.reduce((sum, part) => sum.plus(part[kind].value), zeroAmount);
  const [lines, charges, allowances] = [total('lines'), total('charges'), total('allowances')];
  return {
    parts: parts.reduce((sum, { count }) => sum + count, 0),
    exact: lines.plus(charges).minus(allowances),
    rounded: roundedToCents(lines).plus(roundedToCents(charges)).minus(roundedToCents(allowances)),
  };
}
