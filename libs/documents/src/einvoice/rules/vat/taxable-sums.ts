import { Decimal } from 'decimal.js';
import { roundedToCents } from '../element-amounts.ts';
import type { TaxedPart, VatFacts } from './vat-facts.ts';

/** What the parts of a category add up to. */
export interface TaxableSum {
  /** How many parts there are: without one, no group of that rate is allowed for the standard rate. */
  parts: number;
  exact: Decimal;
  /** Lines, allowances and charges rounded to cents each before they are added, as CII does. */
  rounded: Decimal;
}

/** The sums of all categories of an invoice, alone and by rate. */
export class TaxableSums {
  private readonly sums = new Map<string, { lines: Decimal; charges: Decimal; allowances: Decimal; parts: number }>();

  constructor({ lines, allowances }: VatFacts) {
    for (const part of [...lines, ...allowances]) {
      if (part.ofDocument) this.add(part.code, part);
      if (part.rate !== undefined) this.add(keyOf(part.code, part.rate), part);
    }
  }

  /** The sum of a category; with a rate, only of the parts that have it. */
  of(code: string, rate?: Decimal): TaxableSum {
    const sum = this.sums.get(rate === undefined ? code : keyOf(code, rate));
    if (sum === undefined) return { parts: 0, exact: new Decimal(0), rounded: new Decimal(0) };
    const { lines, charges, allowances, parts } = sum;
    return {
      parts,
      exact: lines.plus(charges).minus(allowances),
      rounded: roundedToCents(lines).plus(roundedToCents(charges)).minus(roundedToCents(allowances)),
    };
  }

  private add(key: string, { charge, amount, ofDocument }: TaxedPart): void {
    const zero = new Decimal(0);
    const sum = this.sums.get(key) ?? { lines: zero, charges: zero, allowances: zero, parts: 0 };
    sum.parts += 1;
    const place = charge === undefined ? 'lines' : charge ? 'charges' : 'allowances';
    if (ofDocument && amount !== undefined) sum[place] = sum[place].plus(amount);
    this.sums.set(key, sum);
  }
}

function keyOf(code: string, rate: Decimal): string {
  return `${code} ${rate.toString()}`;
}
