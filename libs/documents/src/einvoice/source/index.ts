import type { XmlElement } from '../../xml/xml-element.ts';
import type { Syntax } from '../binding/syntax.ts';
import { namespaces } from '../binding/syntax.ts';
import type { ReadingManner } from './invoice-node.ts';
import { InvoiceNode } from './invoice-node.ts';
import type { SourceInvoice } from './source-invoice.ts';

export { holdsSpecification, specificationOf } from './specification.ts';
export type { SourceGroup, SourceInvoice, SourceValue } from './source-invoice.ts';

/** The kind of document that a root element starts; undefined when it is no invoice. */
export function syntaxOf(root: XmlElement): Syntax | undefined {
  if (root.name === 'Invoice' && root.namespace === namespaces['ubl']) return 'ubl-invoice';
  if (root.name === 'CreditNote' && root.namespace === namespaces['cn']) return 'ubl-credit-note';
  return root.name === 'CrossIndustryInvoice' && root.namespace === namespaces['rsm'] ? 'cii' : undefined;
}

/**
 * What a document says in terms of the semantic model, whatever is missing or too much in it: for rules and for people to look
 * at. It never throws; a document that is no invoice at all is read as an empty one of UBL.
 */
export function sourceInvoice(root: XmlElement, reads: ReadingManner = 'the whole'): SourceInvoice {
  return new InvoiceNode(root, syntaxOf(root) ?? 'ubl-invoice', reads);
}
