import type { Text } from '../../../diagnostic.ts';
import type { XmlElement } from '../../../xml/xml-element.ts';
import type { Check } from '../check.ts';
import { elementsAt } from '../element-paths.ts';
import type { PlacedInvoice } from '../placed-invoice.ts';
import type { Rule } from '../rule.ts';

/** A check of a CII document as a whole: of a rule on its structure that a count does not tell. */
export function structure(
  id: string,
  term: string,
  severity: Rule['severity'],
  de: string,
  en: string,
  find: (invoice: PlacedInvoice) => readonly XmlElement[],
): Check {
  const message: Text = { de, en };
  return { rule: { id, term, severity, message }, family: 'cii', find };
}

/** The additional documents of a group that are of a type (UNTDID 1001). */
export function references(group: XmlElement, typeCode: string): XmlElement[] {
  return elementsAt(group, 'AdditionalReferencedDocument').filter((reference) =>
    elementsAt(reference, 'TypeCode').some(({ content }) => content === typeCode),
  );
}
