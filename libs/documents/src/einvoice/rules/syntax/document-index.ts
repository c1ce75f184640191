import type { XmlElement } from '../../../xml/xml-element.ts';
import { elementsAt } from '../element-paths.ts';

/** Elements of a document by their names, gathered while it is walked. */
export class DocumentIndex {
  readonly root: XmlElement;
  private readonly byName = new Map<string, XmlElement[]>();

  constructor(root: XmlElement) {
    this.root = root;
  }

  add(element: XmlElement): void {
    const alike = this.byName.get(element.name);
    if (alike) alike.push(element);
    else this.byName.set(element.name, [element]);
  }

  /** The elements at a path from the root, or anywhere with that name: `//TaxSubtotal`; the root itself for `''`. */
  at(path: string): readonly XmlElement[] {
    if (path === '') return [this.root];
    return path.startsWith('//') ? (this.byName.get(path.slice(2)) ?? []) : elementsAt(this.root, path);
  }
}
