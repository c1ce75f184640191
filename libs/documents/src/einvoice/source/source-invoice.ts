import type { XmlElement } from '../../xml/xml-element.ts';
import type { Syntax } from '../binding/syntax.ts';

/** A value of a business term as a document has it. */
export interface SourceValue {
  /** `BT-31` */
  term: string;
  /** The characters as they are written, with all blanks; of a note of UBL only the part of this term. */
  text: string;
  element: XmlElement;
  /** The attribute that holds the value, where it is not the text of the element. */
  attribute?: string | undefined;
  /** The scheme of an identifier, as it is written. */
  scheme?: string | undefined;
}

/** A group of business terms as a document has it. */
export interface SourceGroup {
  /** `BG-25`; `BG-0` is the invoice, `BG-DEX-01` a sub line. */
  group: string;
  element: XmlElement;
  parent?: SourceGroup;
  /**
   * The values of a term in document order: those of this group, and of the groups inside it down to the one that the term
   * belongs to. `BT-151` of a line is found in its BG-30, `BT-131` of the invoice in all lines, but never in sub lines.
   * Terms that a syntax writes further out (BT-89 in CII) are found from the group where they stand, and from those around it.
   */
  values(term: string): SourceValue[];
  /** The first one of `values`. */
  value(term: string): SourceValue | undefined;
  /** The groups of an id inside this one, in document order, found the same way. Sub lines are those directly inside. */
  groups(id: string): SourceGroup[];
}

/** An invoice as a document has it, complete or not. */
export interface SourceInvoice extends SourceGroup {
  syntax: Syntax;
  root: XmlElement;
  /** What the invoice claims to follow (BT-24), as it is written; empty where it does not say it. */
  specification: string;
  /** Elements without any meaning for the model, outermost only; of a document that is read as a whole all of them. */
  unknown: readonly XmlElement[];
  /** The terms that have a value anywhere in it. */
  presentTerms(): ReadonlySet<string>;
  /** Where a term stands or would stand, as a path of elements; with a group, inside this one. An attribute has an `@`. */
  pathFor(term: string, group?: SourceGroup): string;
}
