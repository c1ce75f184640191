import type { XmlElement } from '../../xml/xml-element.ts';
import { elementAt } from '../../xml/xml-element.ts';
import type { Syntax } from '../binding/syntax.ts';

const paths: Readonly<Record<Syntax, readonly [inRoot: string, path: string]>> = {
  'ubl-invoice': ['CustomizationID', 'CustomizationID'],
  'ubl-credit-note': ['CustomizationID', 'CustomizationID'],
  cii: ['ExchangedDocumentContext', 'ExchangedDocumentContext/GuidelineSpecifiedDocumentContextParameter/ID'],
};

/** What an invoice claims to follow (BT-24), as it is written; empty where it does not say it. */
export function specificationOf(root: XmlElement, syntax: Syntax): string {
  return elementAt(root, paths[syntax][1])?.content ?? '';
}

/** Whether it is in this element of the root that an invoice says it: where there are several, the first one counts. */
export function holdsSpecification({ name }: XmlElement, syntax: Syntax): boolean {
  return name === paths[syntax][0];
}
