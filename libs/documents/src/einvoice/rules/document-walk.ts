import type { XmlElement } from '../../xml/xml-element.ts';

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
