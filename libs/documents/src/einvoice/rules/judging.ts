import type { XmlElement } from '../../xml/xml-element.ts';
import { Breaches } from './breaches.ts';
import type { Check, CheckGroup, Found, LineCheck } from './check.ts';
import { DocumentWalk } from './document-walk.ts';
import type { LineParts } from './line-parts.ts';
import type { PathPlan } from './path-plan.ts';
import type { PathTree } from './path-tree.ts';
import type { PlacedInvoice } from './placed-invoice.ts';
import type { Breach, Rule } from './rule.ts';

/** What is asked of the invoices of a family of syntaxes. */
export interface ReadyRules {
  paths: PathTree<PathPlan>;
  checks: readonly Check[];
  groups: readonly CheckGroup[];
  lineChecks: readonly LineCheck[];
  leavesOut: ((rule: Rule) => boolean) | undefined;
  /** The place of each rule in the order in which they are told, by its id. */
  ranks: ReadonlyMap<string, number>;
}

/** What was found in an invoice. */
export interface Judgement {
  /** What the schema refuses. */
  structure: Breaches;
  /** False for an invoice with more faults of structure than an honest one has: no rule was asked of it. */
  isAsked: boolean;
  /** What the rules say, in their order. */
  breaches: readonly Breach[];
  /** How many breaches of rules were left out. */
  omitted: number;
}

/**
 * One invoice while it is judged, part by part as it is read: elements whose rows come one by one are opened and closed, everything
 * else is walked through as a whole. A line is judged at its end and may be gone afterwards.
 */
export class Judging {
  readonly invoice: PlacedInvoice;
  private readonly rules: ReadyRules;
  private readonly breaches: Breaches;
  /** Of lines: they are told behind what is found elsewhere. */
  private readonly ofLines: Breaches;
  private readonly walk: DocumentWalk;

  constructor(rules: ReadyRules, invoice: PlacedInvoice) {
    this.rules = rules;
    this.invoice = invoice;
    this.breaches = new Breaches(rules.leavesOut);
    this.ofLines = new Breaches();
    this.walk = new DocumentWalk(rules.paths, invoice, this.breaches, (line) => this.judgeLine(line));
  }

  /** An element starts whose rows are to come one by one: the root, or one inside of it. */
  open(element: XmlElement): void {
    this.walk.open(element);
  }

  /** Whether the structure has so many faults that no rule will be asked. */
  get isHopeless(): boolean {
    return this.walk.isHopeless;
  }

  /** Goes through what stands in the element that was opened last; true when it is a line of which nothing is needed any more. */
  through(element: XmlElement): boolean {
    return this.walk.through(element);
  }

  /** The element that was opened last ends. */
  close(): void {
    this.walk.close();
  }

  /** Asks what is left, when the root was closed. Lines that were judged by something that is not so make it a mistake. */
  end(): Judgement | 'mistaken' {
    const { breaches, invoice, rules } = this;
    const { isHopeless, structure } = this.walk;
    if (isHopeless) return { structure, isAsked: false, breaches: [], omitted: 0 };
    if (invoice.isMistaken) return 'mistaken';
    ask(rules.checks, invoice, breaches);
    for (const group of rules.groups) if (group.isAskedOf(invoice)) ask(group.checks, invoice, breaches);
    breaches.append(this.ofLines);
    return { structure, isAsked: true, breaches: this.inOrder(breaches.told), omitted: breaches.omitted };
  }

  private judgeLine(line: LineParts): void {
    const { invoice, ofLines, rules } = this;
    const before = ofLines.told.length;
    for (const { rule, findIn } of rules.lineChecks) addAll(findIn(line, invoice), rule, ofLines);
    invoice.held += ofLines.told.length - before;
    invoice.remember(line);
  }

  private inOrder(breaches: Breach[]): Breach[] {
    if (breaches.length === 0) return breaches;
    const rankOf = ({ rule }: Breach): number => this.rules.ranks.get(rule.id) ?? 0;
    return breaches.toSorted((one, other) => rankOf(one) - rankOf(other));
  }
}

function ask(checks: readonly Check[], invoice: PlacedInvoice, breaches: Breaches): void {
  for (const { rule, find } of checks) addAll(find(invoice), rule, breaches);
}

function addAll(found: readonly Found[], rule: Rule, breaches: Breaches): void {
  if (found.length === 0) return;
  for (const each of found) breaches.add(rule, each);
}
