import type { ExactAmount } from '../exact-amount.ts';
import { decimalOf } from '../element-amounts.ts';

/** A rate of the tax as a number, and as a text that is equal for equal rates. */
export interface Rate {
  value: ExactAmount;
  key: string;
}

/** Reads rates; an invoice has few of them in many lines, so each is made a number once. */
export class RateReader {
  private readonly known = new Map<string, Rate | undefined>();

  /** Undefined when the text is no number. */
  of(text: string): Rate | undefined {
    if (this.known.has(text)) return this.known.get(text);
    const value = decimalOf(text);
    const rate = value && { value, key: value.toString() };
    this.known.set(text, rate);
    return rate;
  }
}
