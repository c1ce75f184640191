import type { XmlElement } from '../../xml/xml-element.ts';
import { decimalOf, zeroAmount } from './element-amounts.ts';
import { elementsAt } from './element-paths.ts';
import { ExactAmount } from './exact-amount.ts';
import { plainCents } from './plain-number.ts';

/** Whole cents that are added as integers stay exact up to here; then they go to the others. */
const MOST_CENTS = 2 ** 52;

/** An exact sum of amounts as they are written. */
export class AmountSum {
  private cents = 0;
  /** The sum of amounts that are written otherwise, and of what was settled. */
  private others = zeroAmount;

  /** Adds an amount; false, and nothing added, when the text is no number. */
  add(text: string): boolean {
    const cents = plainCents(text);
    if (!Number.isNaN(cents)) {
      this.cents += cents;
      if (Math.abs(this.cents) > MOST_CENTS) this.settle();
      return true;
    }
    const amount = decimalOf(text);
    if (amount) this.others = this.others.plus(amount);
    return amount !== undefined;
  }

  get value(): ExactAmount {
    this.settle();
    return this.others;
  }

  private settle(): void {
    if (this.cents === 0) return;
    this.others = this.others.plus(new ExactAmount(this.cents, 2));
    this.cents = 0;
  }
}

/** The sum of all elements down a path, zero for none; undefined when one of them is no number. */
export function sumAt(start: XmlElement, path: string): ExactAmount | undefined {
  return sumOf(elementsAt(start, path));
}

/** The sum of elements, zero for none; undefined when one of them is no number. */
export function sumOf(elements: readonly XmlElement[]): ExactAmount | undefined {
  const sum = new AmountSum();
  for (const { content } of elements) if (!sum.add(content)) return undefined;
  return sum.value;
}
