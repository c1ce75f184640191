import { groupedBy } from '../../grouped-by.ts';
import type { XmlElement } from '../../xml/xml-element.ts';
import type { CompiledNode } from '../binding/compiled.ts';
import { schemeOf } from '../terms/extended-parties.ts';
import { wayDown } from '../terms/hierarchy.ts';
import { terms } from '../terms/index.ts';
import type { SourceGroup, SourceValue } from './source-invoice.ts';

/** A value in the text of an element or in one of its attributes. */
export class TermValue implements SourceValue {
  readonly term: string;
  readonly element: XmlElement;
  readonly attribute: string | undefined;
  /** The node of the binding that found it. */
  readonly place: CompiledNode;
  /** Whether a reader has taken it over or said what is wrong with it. */
  isTaken = false;
  private readonly part: string | undefined;

  /** `part` is the text where the element holds those of several terms. */
  constructor(term: string, element: XmlElement, place: CompiledNode, attribute?: string, part?: string) {
    this.term = term;
    this.element = element;
    this.place = place;
    this.attribute = attribute;
    this.part = part;
  }

  get text(): string {
    if (this.part !== undefined) return this.part;
    return this.attribute === undefined ? this.element.content : (this.element.attributes[this.attribute] ?? '');
  }

  get scheme(): string | undefined {
    return this.partOf(schemeOf(this.term))?.text;
  }

  /** The value of a term that stands in an attribute beside this one. */
  partOf(term: string): TermValue | undefined {
    const [attribute] = this.place.attributes.find(([, binds]) => 'term' in binds && binds.term === term) ?? [];
    const isWritten = attribute !== undefined && this.element.attributes[attribute] !== undefined;
    return isWritten ? new TermValue(term, this.element, this.place, attribute) : undefined;
  }
}

/** By the group at which a way begins, then by the one to which it leads. */
const ways = new Map<string, Map<string, readonly string[]>>();

function wayTo(from: string, to: string): readonly string[] {
  const ofGroup = ways.get(from) ?? new Map<string, readonly string[]>();
  const known = ofGroup.get(to);
  if (known) return known;
  const way = wayDown(from, to) ?? [];
  ways.set(from, ofGroup.set(to, way));
  return way;
}

/** Most groups have none inside, and an invoice may have a hundred thousand of them: they share this one, which stays empty. */
const nothingInside = new Map<string, GroupNode[]>();

/** Whoever reads what stands in groups. */
export interface GroupReading {
  readInto(group: GroupNode): void;
}

/** A group with what was found in it. */
export class GroupNode implements SourceGroup {
  readonly group: string;
  readonly element: XmlElement;
  readonly parent?: GroupNode;
  readonly place: CompiledNode;
  /** The values that stand in this group itself. */
  readonly own: TermValue[] = [];
  private inner: Map<string, GroupNode[]> = nothingInside;
  private reading: GroupReading | undefined;
  private ownByTerm: ReadonlyMap<string, readonly TermValue[]> | undefined;

  constructor(group: string, element: XmlElement, place: CompiledNode, parent?: GroupNode) {
    this.group = group;
    this.element = element;
    this.place = place;
    if (parent) this.parent = parent;
  }

  /** What is in the group is read when somebody asks for the first of it. */
  readLater(reading: GroupReading): void {
    this.reading = reading;
  }

  /** Reads what is in the group, if nobody has asked for anything in it yet. */
  protected read(): void {
    const { reading } = this;
    this.reading = undefined;
    reading?.readInto(this);
  }

  add(child: GroupNode): void {
    if (this.inner === nothingInside) this.inner = new Map();
    const alike = this.inner.get(child.group);
    if (alike) alike.push(child);
    else this.inner.set(child.group, [child]);
  }

  values(term: string): TermValue[] {
    this.read();
    const found: TermValue[] = [];
    if (this.own.length === 0 && this.inner.size === 0) return found;
    this.collect(term, wayTo(this.group, terms.get(term)?.group ?? 'BG-0'), 0, found);
    return found;
  }

  value(term: string): TermValue | undefined {
    return this.values(term)[0];
  }

  groups(id: string): GroupNode[] {
    this.read();
    if (this.inner.size === 0) return [];
    if (id === 'BG-DEX-01' && this.group !== 'BG-0') return this.inner.get(id) ?? [];
    const [first, ...further] = wayTo(this.group, id);
    if (first === undefined) return [];
    let found = [...this.directly(first)];
    for (const step of further) found = found.flatMap((each) => each.directly(step));
    return found;
  }

  /**
   * The values of a term that stand in this group itself. Each of thousands of groups inside may ask for what stands out here, so
   * that many values are put in order the first time.
   */
  ownOf(term: string): readonly TermValue[] {
    this.read();
    if (this.own.length < 20) return this.own.filter((value) => value.term === term);
    this.ownByTerm ??= groupedBy(this.own, (value) => value.term);
    return this.ownByTerm.get(term) ?? [];
  }

  /** The same group with only the first of the groups of these ids directly inside it. */
  withFirstOf(ids: readonly string[]): GroupNode {
    this.read();
    if (ids.every((id) => (this.inner.get(id)?.length ?? 0) < 2)) return this;
    const first = new GroupNode(this.group, this.element, this.place, this.parent);
    for (const value of this.own) first.own.push(value);
    first.inner = new Map([...this.inner].map(([id, groups]) => [id, ids.includes(id) ? groups.slice(0, 1) : groups]));
    return first;
  }

  /** The values in this group and all groups inside it that nobody has taken. */
  *leftOver(): Generator<TermValue> {
    this.read();
    for (const value of this.own) if (!value.isTaken) yield value;
    for (const groups of this.inner.values()) for (const group of groups) yield* group.leftOver();
  }

  /** Notes the terms of the values in this group and all groups inside it. */
  noteTerms(present: Set<string>): void {
    this.read();
    for (const { term } of this.own) present.add(term);
    for (const groups of this.inner.values()) for (const group of groups) group.noteTerms(present);
  }

  private collect(term: string, way: readonly string[], depth: number, found: TermValue[]): void {
    this.read();
    for (const value of this.own) if (value.term === term) found.push(value);
    const next = way[depth];
    if (next === undefined) return;
    for (const group of this.directly(next)) group.collect(term, way, depth + 1, found);
  }

  private directly(id: string): readonly GroupNode[] {
    this.read();
    return this.inner.get(id) ?? [];
  }
}
