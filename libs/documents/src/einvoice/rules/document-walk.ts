import type { XmlElement } from '../../xml/xml-element.ts';
import type { Breaches } from './breaches.ts';
import { ByPath, PathPattern } from './path-pattern.ts';
import type { PathNode } from './path-tree.ts';
import { PathTree } from './path-tree.ts';
import type { Counted, PlaceCheck } from './place-checks.ts';
import { ask } from './place-checks.ts';
import type { Breach } from './rule.ts';

/** What is found while a document is walked. */
export interface Findings<Index> {
  breaches: Breaches;
  /** Of rules that are said once for a document, by their ids. */
  once: Map<string, Breach>;
  index: Index;
}

/** Looks at an element; `ancestors` are those above it, from the root on. */
export type Visit<Index> = (element: XmlElement, ancestors: readonly XmlElement[], findings: Findings<Index>) => void;

/** What looks at the elements whose names from the root on are these. */
export type Visitors<Index> = (names: readonly string[]) => readonly Visit<Index>[];

/** A check that holds for a number of elements, and the paths at which they stand, as seen from its place. */
interface CountedCheck {
  check: PlaceCheck;
  counted: Counted;
  paths: readonly PathPattern[];
}

/** A counter of an element above: how deep that one stands, and which of its counters. */
interface Addition {
  depth: number;
  counter: number;
  only: Counted['only'];
}

/** What is to be done at the elements of one path. */
interface Plan<Index> {
  visits: readonly Visit<Index>[];
  /** Asked at once. */
  checks: readonly PlaceCheck[];
  /** Asked when the element ends, unless their counters say that they hold. */
  counted: readonly CountedCheck[];
  adds: readonly Addition[];
}

type Node<Index> = PathNode<Plan<Index>>;

/** Rules that look at one place each, asked in one walk through a document. What is to be asked where is worked out once. */
export class DocumentWalk<Index> {
  private readonly checks = new ByPath<PlaceCheck>();
  private readonly visitors: readonly Visitors<Index>[];
  private readonly paths = new PathTree<Plan<Index>>((names, outer) => this.planOf(names, outer));

  constructor(checks: readonly PlaceCheck[], visitors: readonly Visitors<Index>[]) {
    for (const check of checks) this.checks.add(check.place, check);
    this.visitors = visitors;
  }

  /** Walks through a whole document, parents before what is in them. */
  through(root: XmlElement, findings: Findings<Index>): void {
    new Walk(this.paths, findings).enter(root, this.paths.root(root.name));
  }

  private planOf(names: readonly string[], outer: Node<Index> | undefined): Plan<Index> {
    const checks = this.checks.at(names);
    return {
      visits: this.visitors.flatMap((visitsAt) => visitsAt(names)),
      checks: checks.filter(({ holdsFor }) => holdsFor === undefined),
      counted: checks.flatMap((check) => (check.holdsFor ? [countedCheck(check, check.holdsFor)] : [])),
      adds: additions(names, outer),
    };
  }
}

function countedCheck(check: PlaceCheck, counted: Counted): CountedCheck {
  return { check, counted, paths: counted.at.map((path) => new PathPattern(path)) };
}

/** The counters of all elements above to which an element at this path adds one. */
function additions<Index>(names: readonly string[], outer: Node<Index> | undefined): Addition[] {
  const adds: Addition[] = [];
  for (let node = outer; node; node = node.outer) {
    const depth = node.names.length - 1;
    for (const [counter, { counted, paths }] of node.plan.counted.entries())
      if (paths.some((path) => path.matches(names, depth))) adds.push({ depth, counter, only: counted.only });
  }
  return adds;
}

/** One walk through one document. */
class Walk<Index> {
  private readonly paths: PathTree<Plan<Index>>;
  private readonly findings: Findings<Index>;
  private readonly ancestors: XmlElement[] = [];
  /** The counters of all open elements, and where those of each depth start. */
  private readonly counters: number[] = [];
  private readonly starts: number[] = [];

  constructor(paths: PathTree<Plan<Index>>, findings: Findings<Index>) {
    this.paths = paths;
    this.findings = findings;
  }

  enter(element: XmlElement, node: Node<Index>): void {
    const { visits, checks, counted, adds } = node.plan;
    for (const addition of adds) this.count(addition, element);
    for (const visit of visits) visit(element, this.ancestors, this.findings);
    for (const check of checks) ask(check, element, this.findings.breaches);
    const start = this.counters.length;
    this.starts[this.ancestors.length] = start;
    for (const _ of counted) this.counters.push(0);
    this.ancestors.push(element);
    for (const child of element.children) this.enter(child, this.paths.step(node, child.name));
    this.ancestors.pop();
    if (counted.length > 0) this.leave(element, counted, start);
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
      ask(each.check, element, this.findings.breaches);
    }
    this.counters.length = start;
  }
}
