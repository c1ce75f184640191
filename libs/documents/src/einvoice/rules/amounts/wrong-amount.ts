import type { ExactAmount } from '../exact-amount.ts';
import type { XmlElement } from '../../../xml/xml-element.ts';
import type { Found } from '../check.ts';

/** An amount that is not what it should be, with the amount that would fit. */
export function wrongAmount(
  element: XmlElement,
  given: ExactAmount | undefined,
  expected: ExactAmount | undefined,
): Found {
  if (expected === undefined) return element;
  const proposal = expected.toFixed(2);
  return { element, proposal, facts: { expected: proposal, given: given?.toString() ?? '' } };
}
