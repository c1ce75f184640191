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

/**
 * One walk through one document, parents before what is in them: its structure is held against the schema, whatever looks at one
 * place is asked there, and what other rules compare is gathered for them.
 */
export class DocumentWalk {
  /** What the schema refuses. */
  readonly structure = new Breaches();
  private readonly findings: Findings;
  private readonly invoice: PlacedInvoice;
  private readonly paths: PathTree<PathPlan>;
  private readonly ancestors: XmlElement[] = [];
  private line: Line | undefined;
  /** The counters of all open elements, and where those of each depth start. */
  private readonly counters: number[] = [];
  private readonly starts: number[] = [];
  /** By the number of a path, attributes in which nothing was found there: elements that are written the same share theirs. */
  private readonly faultless: XmlElement['attributes'][] = [];

  constructor(paths: PathTree<PathPlan>, invoice: PlacedInvoice, breaches: Breaches) {
    this.paths = paths;
    this.invoice = invoice;
    this.findings = { breaches, once: new Map() };
  }

  /** Walks through the whole document. */
  through(root: XmlElement): void {
    this.enter(root, this.paths.root(root.name), true);
    for (const { rule, ...found } of this.findings.once.values()) this.findings.breaches.add(rule, found);
  }

  /** `isKnown` says that the schema has the element where it stands. */
  private enter(element: XmlElement, node: Node, isKnown: boolean): void {
    const { plan } = node;
    const holds = isKnown ? plan.schema?.part.holds : undefined;
    if (holds !== undefined) checkText(element, holds, this.structure);
    if (element.attributes !== noAttributes || !plan.mayBeBare) this.lookAtAttributes(element, node, holds);
    if (plan.isLine) this.invoice.lines.push((this.line = new LineParts(element)));
    else if (plan.linePart !== undefined) this.line?.add(plan.linePart, element);
    if (plan.slots.length > 0) this.invoice.keep(element, plan.slots);
    for (const addition of plan.adds) this.count(addition, element);
    for (const visit of plan.visits) visit.look(element, this.ancestors, this.findings);
    for (const check of plan.checks) this.ask(check, element);
    const start = this.counters.length;
    this.starts[this.ancestors.length] = start;
    for (const _ of plan.counted) this.counters.push(0);
    if (element.children.length > 0 || (holds !== undefined && 'parts' in holds)) this.goInside(element, node, holds);
    if (plan.counted.length > 0) this.leave(element, plan.counted, start);
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
