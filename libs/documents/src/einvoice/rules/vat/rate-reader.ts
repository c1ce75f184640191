import type { Decimal } from 'decimal.js';
import { decimalOf } from '../element-amounts.ts';

/** Reads rates; an invoice has few of them in many lines, so each is made a number once. */
export class RateReader {
  private readonly known = new Map<string, Decimal | undefined>();

  of(text: string): Decimal | undefined {
    if (this.known.has(text)) return this.known.get(text);
    const rate = decimalOf(text);
    this.known.set(text, rate);
    return rate;
  }
}
