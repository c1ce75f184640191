import type { XmlElement } from '../../xml/xml-element.ts';
import { exists, rawAt, someAt } from '../rules/element-paths.ts';
import type { LineSummary } from '../rules/line-summary.ts';

const TAXED = ['S', 'Z', 'E', 'AE', 'K', 'G', 'L', 'M'];

/** Whether an element names a category of VAT under which somebody who is taxable sells. */
export function isTaxed(element: XmlElement, path: string): boolean {
  return someAt(element, path, ({ content }) => TAXED.includes(content));
}

/** What the rules of XRechnung about the whole invoice ask of its lines. */
export const lineFacts: LineSummary<LineFacts> = {
  start: () => ({ namesVat: false, isTaxed: false, havePeriods: true, nameDocuments: false }),
  add: (facts, { line, tax, period }, { family }) => {
    facts.havePeriods &&= period.length > 0;
    facts.isTaxed ||= tax.some((each) => isTaxed(each, family === 'cii' ? 'CategoryCode' : 'ID'));
    if (family === 'ubl') return;
    facts.namesVat ||= tax.some((each) => rawAt(each, 'TypeCode') === 'VAT');
    facts.nameDocuments ||= exists(line, 'AssociatedDocumentLineDocument');
  },
};

interface LineFacts {
  /** Whether one of them is subject to a tax called VAT, in CII. */
  namesVat: boolean;
  /** Whether one of them is of a taxed category. */
  isTaxed: boolean;
  /** Whether all of them say when they were delivered. */
  havePeriods: boolean;
  /** Whether one of them has the group of its number, in CII. */
  nameDocuments: boolean;
}
