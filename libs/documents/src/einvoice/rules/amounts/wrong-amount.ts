import type { Decimal } from 'decimal.js';
import type { XmlElement } from '../../../xml/xml-element.ts';
import type { Found } from '../check.ts';

/** An amount that is not what it should be, with the amount that would fit. */
export function wrongAmount(element: XmlElement, given: Decimal | undefined, expected: Decimal | undefined): Found {
  if (expected === undefined) return element;
  const proposal = expected.toFixed(Math.max(2, expected.decimalPlaces()));
  return { element, proposal, facts: { expected: proposal, given: given?.toFixed() ?? '' } };
}
