/** One element of a read XML document with the place where its tag starts (both numbers 1-based). */
export interface XmlElement {
  /** Local name without prefix. */
  name: string;
  namespace: string;
  /** By local name. */
  attributes: Readonly<Record<string, string>>;
  children: XmlElement[];
  /** The element around it, in a document that was read as a whole. */
  parent?: XmlElement | undefined;
  /** The character data directly in this element, with the blanks around it removed. */
  text: string;
  /** The same as it is written, with all its blanks. */
  content: string;
  line: number;
  column: number;
  /**
   * Names from the root to this element: `Document/BkToCstmrStmt/Stmt`. In a document that was read as a whole, one of
   * several siblings of a name has its number: `Invoice/InvoiceLine[2]/Price`.
   */
  path: string;
}

/** The first child with that name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  if (element === undefined) return undefined;
  for (const child of element.children) if (child.name === name) return child;
  return undefined;
}

/** All children with that name, in document order. */
export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** The first element down a path such as `Refs/EndToEndId`. */
export function elementAt(element: XmlElement | undefined, path: string): XmlElement | undefined {
  let found = element;
  for (const name of namesOf(path)) found = childOf(found, name);
  return found;
}

/** Paths stand in the code and are few, but are gone down a million times. */
const knownPaths = new Map<string, readonly string[]>();

function namesOf(path: string): readonly string[] {
  const known = knownPaths.get(path);
  if (known) return known;
  const names = path.split('/');
  knownPaths.set(path, names);
  return names;
}

/** The text of the first path that leads to an element with text; undefined when none does. */
export function textAt(element: XmlElement | undefined, ...paths: string[]): string | undefined {
  for (const path of paths) {
    const text = elementAt(element, path)?.text;
    if (text) return text;
  }
  return undefined;
}
