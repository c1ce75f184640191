import type { XmlElement } from '../../../xml/xml-element.ts';
import type { Found } from '../check.ts';

/** A number that can be written with so many digits behind the point, or with all it has. */
interface Amount {
  toFixed(decimals: number): string;
  toString(): string;
}

/** An amount that is not what it should be, with the amount that would fit. */
export function wrongAmount(element: XmlElement, given: Amount | undefined, expected: Amount | undefined): Found {
  if (expected === undefined) return element;
  const proposal = expected.toFixed(2);
  return { element, proposal, facts: { expected: proposal, given: given?.toString() ?? '' } };
}
