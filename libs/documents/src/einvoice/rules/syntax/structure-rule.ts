import type { XmlElement } from '../../../xml/xml-element.ts';
import { elementsAt } from '../element-paths.ts';
import type { Rule } from '../rule.ts';
import type { DocumentIndex } from './document-index.ts';

/** A rule on a CII document that a count does not tell: the elements that break it. */
export interface StructureRule extends Rule {
  broken(index: DocumentIndex): readonly XmlElement[];
}

/** A rule of that kind. */
export function structure(
  id: string,
  term: string,
  severity: Rule['severity'],
  de: string,
  en: string,
  broken: StructureRule['broken'],
): StructureRule {
  return { id, term, severity, message: { de, en }, broken };
}

/** The additional documents of a group that are of a type (UNTDID 1001). */
export function references(group: XmlElement, typeCode: string): XmlElement[] {
  return elementsAt(group, 'AdditionalReferencedDocument').filter((reference) =>
    elementsAt(reference, 'TypeCode').some(({ content }) => content === typeCode),
  );
}
