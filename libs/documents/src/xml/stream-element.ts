import type { Attributes } from './xml-attributes.ts';
import type { XmlElement } from './xml-element.ts';

/** An element of a document that is read as it arrives. Its path is put together only when somebody asks. */
export class StreamElement implements XmlElement {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: Attributes;
  readonly children: StreamElement[] = [];
  readonly line: number;
  readonly column: number;
  readonly parent: StreamElement | undefined;
  content = '';

  constructor(
    tag: { name: string; namespace: string; attributes: Attributes },
    parent: StreamElement | undefined,
    line: number,
    column: number,
  ) {
    this.name = tag.name;
    this.namespace = tag.namespace;
    this.attributes = tag.attributes;
    this.parent = parent;
    this.line = line;
    this.column = column;
  }

  get text(): string {
    return this.content.trim();
  }

  get path(): string {
    return this.parent ? `${this.parent.path}/${this.name}` : this.name;
  }
}
