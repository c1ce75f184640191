import type { XmlElement } from '../../xml/xml-element.ts';
import type { Syntax } from '../binding/syntax.ts';
import { sourceInvoice } from '../source/index.ts';
import type { SourceInvoice } from '../source/source-invoice.ts';
import type { Family } from './check.ts';
import { isBlank, normalized } from './element-paths.ts';
import type { LineParts } from './line-parts.ts';
import type { LineSummary } from './line-summary.ts';
import type { Place, Places } from './place.ts';

const none: readonly XmlElement[] = Object.freeze([]);

/** An invoice as rules see it once it was walked through: its elements by their places, and what its lines come to. */
export class PlacedInvoice {
  readonly root: XmlElement;
  readonly syntax: Syntax;
  readonly family: Family;
  /**
   * What stands outside of the lines, for rules that compare a line with it: the invoice as it was read before; without that what has
   * been read so far, which may be nothing of what they look for.
   */
  readonly outline: PlacedInvoice;
  /** All lines, without those below them. What is in them may be gone. */
  readonly lines: XmlElement[] = [];
  /** How many times something inside of lines was kept for rules that are asked later. */
  held = 0;
  private readonly found: XmlElement[][] = [];
  private readonly derived = new Map<(invoice: PlacedInvoice) => unknown, unknown>();
  private readonly ofAllLines: ReadonlyMap<LineSummary<unknown>, unknown>;
  private readonly presumed = new Map<unknown, (whole: PlacedInvoice) => boolean>();
  private model: SourceInvoice | undefined;

  /** `before` is the same invoice as it was read a first time, `summaries` what is to be remembered of its lines. */
  constructor(
    root: XmlElement,
    syntax: Syntax,
    summaries: readonly LineSummary<unknown>[],
    before: PlacedInvoice | undefined,
  ) {
    this.root = root;
    this.syntax = syntax;
    this.family = syntax === 'cii' ? 'cii' : 'ubl';
    this.outline = before ?? this;
    this.ofAllLines = new Map(summaries.map((summary) => [summary, summary.start()]));
  }

  /** The same in terms of the semantic model, of which no more is read than is asked for: for most findings that is a group or two. */
  get source(): SourceInvoice {
    this.model ??= sourceInvoice(this.root, 'what is asked for');
    return this.model;
  }

  /** Keeps an element at those of the places that mean it. */
  keep(element: XmlElement, places: readonly Place[]): void {
    for (const { slot, isMeant } of places) {
      if (isMeant !== undefined && !isMeant(element, this)) continue;
      this.held += 1;
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

  /** What a rule remembers of the lines that were walked through. Its rule set must name the summary. */
  ofLines<State>(summary: LineSummary<State>): State {
    const state = this.ofAllLines.get(summary);
    if (state === undefined) throw new Error('the rule set does not name this summary of lines');
    return state as State;
  }

  /** Adds a line to what rules remember of them. */
  remember(line: LineParts): void {
    for (const [summary, state] of this.ofAllLines) summary.add(state, line, this);
  }

  /**
   * Judges by what is not known yet: `isRight` is asked when everything is, and the invoice is judged again where it is not. Of
   * several presumptions under one key the first one counts: it was made when the least was known.
   */
  presume(key: unknown, isRight: (whole: PlacedInvoice) => boolean): void {
    if (!this.presumed.has(key)) this.presumed.set(key, isRight);
  }

  /** Whether something was presumed that is not so, now that the whole invoice was read. */
  get isMistaken(): boolean {
    return [...this.presumed.values()].some((isRight) => !isRight(this));
  }
}
