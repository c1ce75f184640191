import type { XmlElement } from '../../xml/xml-element.ts';

/** Which of the three documents an invoice is written as. */
export type InvoiceSyntax = 'ubl-invoice' | 'ubl-credit-note' | 'cii';

/** A business term as it stands in a document. */
export interface SourceValue {
  /** `BT-106`. */
  term: string;
  /** As written, without the blanks around it. */
  text: string;
  element: XmlElement;
  /** The attribute that holds it, where it is none of the element itself. */
  attribute?: string;
  /** The scheme that qualifies an identifier. */
  scheme?: string;
}

/** A group of the semantic model as it stands in a document, however incomplete. */
export interface SourceGroup {
  /** `BG-25`; `BG-0` for the invoice itself. */
  group: string;
  element: XmlElement;
  parent?: SourceGroup;
  values(term: string): SourceValue[];
  value(term: string): SourceValue | undefined;
  groups(id: string): SourceGroup[];
}

/** A whole invoice or a part of one; reading it never throws. */
export interface SourceInvoice extends SourceGroup {
  syntax: InvoiceSyntax;
  root: XmlElement;
  /** Where the term would stand in this syntax: `LegalMonetaryTotal/PayableAmount`. */
  pathFor(term: string, group?: SourceGroup): string;
}
