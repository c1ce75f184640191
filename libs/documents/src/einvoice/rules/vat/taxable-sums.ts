import type { Decimal } from 'decimal.js';
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

interface Parts {
  lines: Decimal;
  charges: Decimal;
  allowances: Decimal;
  count: number;
}

const none: Parts = { lines: zeroAmount, charges: zeroAmount, allowances: zeroAmount, count: 0 };

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
    if (rate !== undefined) return summed(rates?.get(rate.key) ?? none);
    let all = none;
    for (const { lines, charges, allowances, count } of rates?.values() ?? [])
      all = {
        lines: all.lines.plus(lines),
        charges: all.charges.plus(charges),
        allowances: all.allowances.plus(allowances),
        count: all.count + count,
      };
    return summed(all);
  }

  private add({ code, rate, charge, amount, ofDocument }: TaxedPart): void {
    const rates = this.sums.get(code) ?? new Map<string, Parts>();
    this.sums.set(code, rates);
    const key = rate?.key ?? '';
    const sum = rates.get(key) ?? { ...none };
    rates.set(key, sum);
    sum.count += 1;
    if (!ofDocument || amount === undefined) return;
    const place = charge === undefined ? 'lines' : charge ? 'charges' : 'allowances';
    sum[place] = sum[place].plus(amount);
  }
}

function summed({ lines, charges, allowances, count }: Parts): TaxableSum {
  return {
    parts: count,
    exact: lines.plus(charges).minus(allowances),
    rounded: roundedToCents(lines).plus(roundedToCents(charges)).minus(roundedToCents(allowances)),
  };
}
