import type { XmlElement } from '../../xml/xml-element.ts';
import type { Syntax } from '../binding/syntax.ts';
import type { SourceInvoice } from '../source/source-invoice.ts';
import type { Family } from './check.ts';
import { isBlank, normalized } from './element-paths.ts';
import type { LineParts } from './line-parts.ts';
import type { Place, Places } from './place.ts';

const none: readonly XmlElement[] = Object.freeze([]);

/** An invoice as rules see it once it was walked through: its elements by their places, and its lines with their parts. */
export class PlacedInvoice {
  /** The same in terms of the semantic model, which is read when the first rule asks for it. */
  readonly source: SourceInvoice;
  readonly family: Family;
  /** All lines, without those below them. */
  readonly lines: LineParts[] = [];
  private readonly found: XmlElement[][] = [];
  private readonly derived = new Map<(invoice: PlacedInvoice) => unknown, unknown>();

  constructor(source: SourceInvoice) {
    this.source = source;
    this.family = source.syntax === 'cii' ? 'cii' : 'ubl';
  }

  get root(): XmlElement {
    return this.source.root;
  }

  get syntax(): Syntax {
    return this.source.syntax;
  }

  /** Keeps an element under the numbers of the places at which it stands. */
  keep(element: XmlElement, slots: readonly number[]): void {
    for (const slot of slots) {
      const alike = this.found[slot];
      if (alike) alike.push(element);
      else this.found[slot] = [element];
    }
  }

  /** All elements at a place, in document order. */
  at(where: Place | Places): readonly XmlElement[] {
    return this.found['slot' in where ? where.slot : where[this.family].slot] ?? none;
  }

  first(where: Place | Places): XmlElement | undefined {
    return this.at(where)[0];
  }

  has(where: Place | Places): boolean {
    return this.at(where).length > 0;
  }

  /** True when one of the elements at a place has more than blanks in it. */
  isFilled(where: Place | Places): boolean {
    return this.at(where).some(({ content }) => !isBlank(content));
  }

  /** The text of the first element at a place as it is written; empty when there is none. */
  raw(where: Place | Places): string {
    return this.at(where)[0]?.content ?? '';
  }

  /** The same with blanks as XPath's `normalize-space` leaves them. */
  text(where: Place | Places): string {
    return normalized(this.raw(where));
  }

  /** What several rules ask of an invoice, worked out when the first one does. */
  once<Facts>(read: (invoice: PlacedInvoice) => Facts): Facts {
    if (this.derived.has(read)) return this.derived.get(read) as Facts;
    const facts = read(this);
    this.derived.set(read, facts);
    return facts;
  }
}
