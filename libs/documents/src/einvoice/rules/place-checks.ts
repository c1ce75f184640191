import type { XmlElement } from '../../xml/xml-element.ts';
import type { Family, Found } from './check.ts';
import type { Rule } from './rule.ts';

/** A rule that looks at one element, and at what is in it, wherever such an element stands. */
export interface PlaceCheck {
  rule: Rule;
  family: Family;
  /** From the root (`LegalMonetaryTotal`, `InvoiceLine|CreditNoteLine/Item`), anywhere (`//TaxSubtotal`), or `''` for the root. */
  place: string;
  /** Where this is so, the rule holds and is not asked. It is counted in passing, which costs next to nothing. */
  holdsFor?: Counted;
  /** What breaks the rule at an element; empty when it holds. */
  findAt(element: XmlElement): readonly Found[];
}

/** How many elements stand at some paths below a place. */
export interface Counted {
  at: readonly string[];
  /** Counts such elements only. */
  only?: ((element: XmlElement) => boolean) | undefined;
  least: number;
  most: number;
}

/** Where nothing stands at these paths below a place, the rule holds. */
export function noneAt(...at: string[]): Counted {
  return { at, least: 0, most: 0 };
}
