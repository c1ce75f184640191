import type { Position } from './xml-diagnostics.ts';
import type { XmlElement } from './xml-element.ts';
import type { XmlSource } from './xml-source.ts';

const none: TreeElement[] = [];
Object.freeze(none);

/** What a start tag says; elements that are written the same share it. */
export interface TagFacts {
  name: string;
  namespace: string;
  attributes: Readonly<Record<string, string>>;
}

/** An element of a document that was read as a whole. Place and path are worked out when they are asked for. */
export class TreeElement implements XmlElement {
  content = '';
  private readonly tag: TagFacts;
  private readonly owner: TreeElement | XmlSource;
  private readonly offset: number;
  private inner: TreeElement[] | undefined;
  /** 1, 2, 3 … among the siblings of this name; 0 for one that is alone; undefined until somebody asks. */
  private ordinal: number | undefined;

  /** The root belongs to the text, any other element to the one around it; `offset` is the index of its tag in the text. */
  constructor(tag: TagFacts, owner: TreeElement | XmlSource, offset: number) {
    this.tag = tag;
    this.owner = owner;
    this.offset = offset;
  }

  get name(): string {
    return this.tag.name;
  }

  get namespace(): string {
    return this.tag.namespace;
  }

  get attributes(): Readonly<Record<string, string>> {
    return this.tag.attributes;
  }

  get parent(): TreeElement | undefined {
    return this.owner instanceof TreeElement ? this.owner : undefined;
  }

  get children(): TreeElement[] {
    return this.inner ?? none;
  }

  /** Puts an element that was opened inside this one behind its other children, and says how many there are now. */
  append(child: TreeElement): number {
    if (this.inner) return this.inner.push(child);
    this.inner = [child];
    return 1;
  }

  /** Gives back the room that was kept for more children, when all have come: for most elements that is more than they take. */
  complete(): void {
    if (this.inner !== undefined && this.inner.length > 1) this.inner = this.inner.slice();
  }

  /** Lets go of what is inside; the element itself stays among its siblings. */
  giveUp(): void {
    this.inner = undefined;
  }

  get text(): string {
    return this.content.trim();
  }

  get line(): number {
    return this.position().line;
  }

  get column(): number {
    return this.position().column;
  }

  get path(): string {
    if (!(this.owner instanceof TreeElement)) return this.name;
    if (this.ordinal === undefined) this.owner.numberChildren();
    return `${this.owner.path}/${this.name}${this.ordinal ? `[${this.ordinal}]` : ''}`;
  }

  private position(): Position {
    let owner = this.owner;
    while (owner instanceof TreeElement) owner = owner.owner;
    return owner.position(this.offset);
  }

  private numberChildren(): void {
    const last = new Map<string, TreeElement>();
    for (const child of this.children) {
      const before = last.get(child.name);
      if (before) before.ordinal ||= 1;
      child.ordinal = before ? (before.ordinal ?? 1) + 1 : 0;
      last.set(child.name, child);
    }
  }
}
