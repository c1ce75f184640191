import type { XmlElement } from '../../xml/xml-element.ts';

type Steps = readonly (readonly string[])[];

const known = new Map<string, Steps>();

// The paths are those of the rules: a few hundred, asked for again and again.
function stepsOf(path: string): Steps {
  const before = known.get(path);
  if (before) return before;
  const steps = path.split('/').map((step) => step.split('|'));
  known.set(path, steps);
  return steps;
}

/** An invoice of thousands of lines has them beside its other groups, for which dozens of rules ask. */
const MANY = 64;

const byName = new WeakMap<readonly XmlElement[], { count: number; named: Map<string, XmlElement[]> }>();

/** The children among which those of a name are: those alone where there are many children, else all. */
function candidates({ children }: XmlElement, name: string): readonly XmlElement[] {
  if (children.length < MANY) return children;
  const before = byName.get(children);
  if (before?.count === children.length) return before.named.get(name) ?? [];
  const named = new Map<string, XmlElement[]>();
  for (const child of children) {
    const alike = named.get(child.name);
    if (alike) alike.push(child);
    else named.set(child.name, [child]);
  }
  byName.set(children, { count: children.length, named });
  return named.get(name) ?? [];
}

// True as soon as `stop` says so of an element at the end of the path.
function follow(start: XmlElement, steps: Steps, depth: number, stop: (element: XmlElement) => boolean): boolean {
  const names = steps[depth];
  if (names === undefined) return false;
  const only = names.length === 1 ? names[0] : undefined;
  const isLast = depth === steps.length - 1;
  for (const child of only === undefined ? start.children : candidates(start, only)) {
    if (only === undefined ? !names.includes(child.name) : child.name !== only) continue;
    if (isLast ? stop(child) : follow(child, steps, depth + 1, stop)) return true;
  }
  return false;
}

const always = (): boolean => true;

/** All elements down a path such as `PaymentMeans/CardAccount`, in document order; `A|B` is either name. */
export function elementsAt(start: XmlElement, path: string): XmlElement[] {
  const found: XmlElement[] = [];
  follow(start, stepsOf(path), 0, (element) => {
    found.push(element);
    return false;
  });
  return found;
}

/** The first element down a path. */
export function firstAt(start: XmlElement, path: string): XmlElement | undefined {
  let found: XmlElement | undefined;
  follow(start, stepsOf(path), 0, (element) => {
    found = element;
    return true;
  });
  return found;
}

/** True when the path leads to an element of which this is true. */
export function someAt(start: XmlElement, path: string, isTrue: (element: XmlElement) => boolean): boolean {
  return follow(start, stepsOf(path), 0, isTrue);
}

/** True when the path leads anywhere. */
export function exists(start: XmlElement, path: string): boolean {
  return follow(start, stepsOf(path), 0, always);
}

/** True when the path leads to an element with more than blanks in it. */
export function filled(start: XmlElement, path: string): boolean {
  return follow(start, stepsOf(path), 0, isFilled);
}

function isFilled({ content }: XmlElement): boolean {
  return !isBlank(content);
}

/** The text of the first element down a path as it is written; empty when there is none. */
export function rawAt(start: XmlElement, path: string): string {
  return firstAt(start, path)?.content ?? '';
}

/** The same with blanks as XPath's `normalize-space` leaves them; it knows four kinds, a no-break space is none. */
export function textAt(start: XmlElement, path: string): string {
  return normalized(rawAt(start, path));
}

/** A text as XPath's `normalize-space` leaves it. */
export function normalized(text: string): string {
  if (!/[ \t\r\n]/.test(text)) return text;
  return text.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '');
}

/** No blank is above it: most texts are told by their first character. */
const SPACE = 32;

/** True for a text of nothing but the four kinds of blanks of XML. */
export function isBlank(text: string): boolean {
  return text === '' || (text.charCodeAt(0) <= SPACE && !/[^ \t\r\n]/.test(text));
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
