import type { XmlElement } from '../../../xml/xml-element.ts';
import { elementsAt } from '../element-paths.ts';

/** Calls for each element of a document once, parents first; `ancestors` are the elements above it from the root on. */
export function walk(root: XmlElement, visit: (element: XmlElement, ancestors: readonly XmlElement[]) => void): void {
  const ancestors: XmlElement[] = [];
  const descend = (element: XmlElement): void => {
    visit(element, ancestors);
    ancestors.push(element);
    for (const child of element.children) descend(child);
    ancestors.pop();
  };
  descend(root);
}

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
