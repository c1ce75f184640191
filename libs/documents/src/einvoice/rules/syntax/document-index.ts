import type { XmlElement } from '../../../xml/xml-element.ts';
import { elementsAt } from '../element-paths.ts';

/** Elements of a document by their names, gathered while it is walked. */
export class DocumentIndex {
  readonly root: XmlElement;
  private readonly byName = new Map<string, XmlElement[]>();

  constructor(root: XmlElement, names: ReadonlySet<string>) {
    this.root = root;
    for (const name of names) this.byName.set(name, []);
  }

  add(element: XmlElement): void {
    this.byName.get(element.name)?.push(element);
  }

  /** The elements at a path from the root, or anywhere with that name: `//TaxSubtotal`; the root itself for `''`. */
  at(path: string): readonly XmlElement[] {
    if (path === '') return [this.root];
    return path.startsWith('//') ? (this.byName.get(path.slice(2)) ?? []) : elementsAt(this.root, path);
  }
}
