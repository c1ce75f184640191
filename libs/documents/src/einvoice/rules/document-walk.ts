import { noAttributes } from '../../xml/xml-attributes.ts';
import type { XmlElement } from '../../xml/xml-element.ts';
import type { Content } from '../structure/content.ts';
import { contentOf } from '../structure/content.ts';
import type { ElementType, ValueKind } from '../structure/schema.ts';
import { structureRules } from '../structure/structure-rules.ts';
import { checkAttributes, checkText } from '../structure/written.ts';
import { Breaches } from './breaches.ts';
import type { LineParts as Line } from './line-parts.ts';
import { LineParts } from './line-parts.ts';
import type { Addition, CountedCheck, PathPlan } from './path-plan.ts';
import type { PathNode, PathTree } from './path-tree.ts';
import type { PlaceCheck } from './place-checks.ts';
import type { PlacedInvoice } from './placed-invoice.ts';
import type { Findings } from './visit.ts';

type Node = PathNode<PathPlan>;

/** With more faults of structure than these the rules are not asked: each would find another one in the same places. */
const MOST_STRUCTURE_FAULTS = 10_000;

/** An element that was opened while not all of it is there yet. */
interface Open {
  element: XmlElement;
  node: Node;
  holds: ElementType | ValueKind | undefined;
  content: Content | undefined;
}

/**
 * One walk through one document, parents before what is in them: its structure is held against the schema, whatever looks at one
 * place is asked there, and what other rules compare is gathered for them. An element whose rows are to be walked through as they
 * come is opened and closed, and looked at in the end.
 */
export class DocumentWalk {
  /** What the schema refuses. */
  readonly structure = new Breaches();
  private readonly findings: Findings;
  private readonly invoice: PlacedInvoice;
  private readonly paths: PathTree<PathPlan>;
  private readonly lineEnds: (line: Line) => void;
  private readonly opened: Open[] = [];
  private readonly ancestors: XmlElement[] = [];
  private line: Line | undefined;
  private wasHopeless = false;
  /** The counters of all open elements, and where those of each depth start. */
  private readonly counters: number[] = [];
  private readonly starts: number[] = [];
  /** By the number of a path, attributes in which nothing was found there: elements that are written the same share theirs. */
  private readonly faultless: XmlElement['attributes'][] = [];

  /** `lineEnds` is told of each line when all of it was walked through. */
  constructor(
    paths: PathTree<PathPlan>,
    invoice: PlacedInvoice,
    breaches: Breaches,
    lineEnds: (line: LineParts) => void,
  ) {
    this.paths = paths;
    this.invoice = invoice;
    this.findings = { breaches, once: new Map() };
    this.lineEnds = lineEnds;
  }

  /** Begins with an element of which only the tag is there; it is the root, or stands in the one that was opened before. */
  open(element: XmlElement): void {
    const [node, isKnown] = this.arriveAt(element);
    const holds = isKnown ? node.plan.schema?.part.holds : undefined;
    this.invoice.keep(element, node.plan.places);
    this.startCounters(node.plan);
    this.ancestors.push(element);
    const content = holds && 'parts' in holds ? contentOf(element, holds, this.structure) : undefined;
    this.opened.push({ element, node, holds, content });
  }

  /** Walks through a whole element inside of the one that was opened last; true when it is a line in which nothing has to be kept. */
  through(element: XmlElement): boolean {
    const [node, isKnown] = this.arriveAt(element);
    const before = this.kept;
    this.enter(element, node, isKnown);
    return node.plan.isLine && this.kept === before;
  }

  /** Ends the element that was opened last. */
  close(): void {
    const open = this.opened.pop();
    if (open === undefined) return;
    const { element, node, holds, content } = open;
    this.ancestors.pop();
    content?.end();
    this.look(element, node, holds);
    this.leave(element, node.plan.counted, this.starts[this.ancestors.length] ?? 0);
    if (this.opened.length > 0) return;
    for (const { rule, ...found } of this.findings.once.values()) this.findings.breaches.add(rule, found);
  }

  private arriveAt(element: XmlElement): [node: Node, isKnown: boolean] {
    const around = this.opened.at(-1);
    if (around === undefined) return [this.paths.root(element.name), true];
    const node = this.paths.step(around.node, element.name);
    return [node, this.take(element, node, around.content, around.holds)];
  }

  /** How much of what was walked through is held on to. */
  private get kept(): number {
    const { breaches, once } = this.findings;
    return this.structure.told.length + breaches.told.length + once.size + this.invoice.held;
  }

  /** `isKnown` says that the schema has the element where it stands. */
  private enter(element: XmlElement, node: Node, isKnown: boolean): void {
    const { plan } = node;
    const holds = isKnown ? plan.schema?.part.holds : undefined;
    if (this.isHopeless) {
      if (holds !== undefined) this.hold(element, node, holds);
      return;
    }
    if (plan.isLine) this.startLine(element, plan);
    else if (plan.linePart !== undefined) this.line?.add(plan.linePart, element);
    if (plan.places.length > 0 && !plan.isLine) this.invoice.keep(element, plan.places);
    this.look(element, node, holds);
    const start = this.startCounters(plan);
    if (element.children.length > 0 || (holds !== undefined && 'parts' in holds)) this.goInside(element, node, holds);
    if (plan.counted.length > 0) this.leave(element, plan.counted, start);
    if (plan.isLine && this.line !== undefined) this.lineEnds(this.line);
  }

  /** Whether the structure has so many faults that no rule will be asked. */
  get isHopeless(): boolean {
    // Once it is, it stays so: the rules have not been asked of all elements any more.
    this.wasHopeless ||= this.structure.count > MOST_STRUCTURE_FAULTS;
    return this.wasHopeless;
  }

  /** Holds an element against the schema, and nothing else. */
  private hold(element: XmlElement, node: Node, holds: ElementType | ValueKind): void {
    checkText(element, holds, this.structure);
    checkAttributes(element, holds, this.structure);
    if (element.children.length > 0 || 'parts' in holds) this.goInside(element, node, holds);
  }

  /** The line itself stays in any case. */
  private startLine(element: XmlElement, { places }: PathPlan): void {
    this.line = new LineParts(element);
    this.invoice.lines.push(element);
    const { held } = this.invoice;
    this.invoice.keep(element, places);
    this.invoice.held = held;
  }

  /** Looks at an element itself. */
  private look(element: XmlElement, node: Node, holds: ElementType | ValueKind | undefined): void {
    const { plan } = node;
    if (holds !== undefined) checkText(element, holds, this.structure);
    if (element.attributes !== noAttributes || !plan.mayBeBare) this.lookAtAttributes(element, node, holds);
    for (const addition of plan.adds) this.count(addition, element);
    for (const visit of plan.visits) visit.look(element, this.ancestors, this.findings);
    for (const check of plan.checks) this.ask(check, element);
  }

  private startCounters({ counted }: PathPlan): number {
    const start = this.counters.length;
    this.starts[this.ancestors.length] = start;
    for (const _ of counted) this.counters.push(0);
    return start;
  }

  private goInside(element: XmlElement, node: Node, holds: ElementType | ValueKind | undefined): void {
    const content = holds && 'parts' in holds ? contentOf(element, holds, this.structure) : undefined;
    this.ancestors.push(element);
    for (const child of element.children) {
      const next = this.paths.step(node, child.name);
      this.enter(child, next, this.take(child, next, content, holds));
    }
    this.ancestors.pop();
    content?.end();
  }

  private take(
    child: XmlElement,
    { plan }: Node,
    content: Content | undefined,
    holds: ElementType | ValueKind | undefined,
  ): boolean {
    if (content !== undefined) return content.take(child, plan.schema);
    if (holds !== undefined) this.structure.add(structureRules.unknown, child);
    return false;
  }

  private lookAtAttributes(element: XmlElement, node: Node, holds: ElementType | ValueKind | undefined): void {
    if (element.attributes === this.faultless[node.number]) return;
    const before = this.faults;
    if (holds !== undefined) checkAttributes(element, holds, this.structure);
    for (const visit of node.plan.attributeVisits) visit.look(element, this.ancestors, this.findings);
    if (holds !== undefined && node.number > 0 && this.faults === before)
      this.faultless[node.number] = element.attributes;
  }

  private get faults(): number {
    const { breaches, once } = this.findings;
    return this.structure.count + breaches.count + once.size;
  }

  private count({ depth, counter, only }: Addition, element: XmlElement): void {
    if (only !== undefined && !only(element)) return;
    const at = (this.starts[depth] ?? 0) + counter;
    this.counters[at] = (this.counters[at] ?? 0) + 1;
  }

  private leave(element: XmlElement, counted: readonly CountedCheck[], start: number): void {
    for (let index = 0; index < counted.length; index += 1) {
      const each = counted[index];
      const count = this.counters[start + index] ?? 0;
      if (each === undefined || (count >= each.counted.least && count <= each.counted.most)) continue;
      this.ask(each.check, element);
    }
    this.counters.length = start;
  }

  private ask({ rule, findAt }: PlaceCheck, element: XmlElement): void {
    for (const found of findAt(element)) this.findings.breaches.add(rule, found);
  }
}
