import type { XmlElement } from '../../xml/xml-element.ts';

/** All elements down a path such as `PaymentMeans/CardAccount`, in document order; `A|B` is either name. */
export function elementsAt(start: XmlElement, path: string): XmlElement[] {
  let elements: XmlElement[] = [start];
  for (const names of stepsOf(path)) elements = childrenNamed(elements, names);
  return elements;
}

const known = new Map<string, readonly (readonly string[])[]>();

// The paths are those of the rules: a few hundred, asked for again and again.
function stepsOf(path: string): readonly (readonly string[])[] {
  const before = known.get(path);
  if (before) return before;
  const steps = path.split('/').map((step) => step.split('|'));
  known.set(path, steps);
  return steps;
}

function childrenNamed(elements: readonly XmlElement[], names: readonly string[]): XmlElement[] {
  const found: XmlElement[] = [];
  for (const element of elements)
    for (const child of element.children) if (names.includes(child.name)) found.push(child);
  return found;
}

/** True when the path leads anywhere. */
export function exists(start: XmlElement, path: string): boolean {
  return elementsAt(start, path).length > 0;
}

/** True when the path leads to an element with more than blanks in it. */
export function filled(start: XmlElement, path: string): boolean {
  return elementsAt(start, path).some((element) => !isBlank(element.content));
}

/** The text of the first element down a path as it is written; empty when there is none. */
export function rawAt(start: XmlElement, path: string): string {
  return elementsAt(start, path)[0]?.content ?? '';
}

/** The same with blanks as XPath's `normalize-space` leaves them; it knows four kinds, a no-break space is none. */
export function textAt(start: XmlElement, path: string): string {
  return normalized(rawAt(start, path));
}

export function normalized(text: string): string {
  return text.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '');
}

export function isBlank(text: string): boolean {
  return !/[^ \t\r\n]/.test(text);
}

/** All elements below with one of these names, in document order. */
export function descendantsNamed(start: XmlElement, ...names: string[]): XmlElement[] {
  const found: XmlElement[] = [];
  const visit = (element: XmlElement): void => {
    if (names.includes(element.name)) found.push(element);
    for (const child of element.children) visit(child);
  };
  visit(start);
  return found;
}
