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

/** The children among which those of a step are: those alone where there are many children and the step is one name, else all. */
function candidates({ children }: XmlElement, names: readonly string[]): readonly XmlElement[] {
  const [name] = names;
  if (children.length < MANY || name === undefined || names.length > 1) return children;
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

function isOf(names: readonly string[], { name }: XmlElement): boolean {
  return names.length === 1 ? names[0] === name : names.includes(name);
}

/** The first element at the end of the steps of which this is true. It is asked a hundred times of each invoice: nothing is made for it. */
function find(
  start: XmlElement,
  steps: Steps,
  depth: number,
  isTrue: (element: XmlElement) => boolean,
): XmlElement | undefined {
  const names = steps[depth];
  if (names === undefined) return undefined;
  const isLast = depth === steps.length - 1;
  for (const child of candidates(start, names)) {
    if (!isOf(names, child)) continue;
    const found = isLast ? (isTrue(child) ? child : undefined) : find(child, steps, depth + 1, isTrue);
    if (found !== undefined) return found;
  }
  return undefined;
}

function gather(start: XmlElement, steps: Steps, depth: number, into: XmlElement[]): void {
  const names = steps[depth];
  if (names === undefined) return;
  const isLast = depth === steps.length - 1;
  for (const child of candidates(start, names)) {
    if (!isOf(names, child)) continue;
    if (isLast) into.push(child);
    else gather(child, steps, depth + 1, into);
  }
}

const always = (): boolean => true;

/** All elements down a path such as `PaymentMeans/CardAccount`, in document order; `A|B` is either name. */
export function elementsAt(start: XmlElement, path: string): XmlElement[] {
  const found: XmlElement[] = [];
  gather(start, stepsOf(path), 0, found);
  return found;
}

/** The first element down a path. */
export function firstAt(start: XmlElement, path: string): XmlElement | undefined {
  return find(start, stepsOf(path), 0, always);
}

/** True when the path leads to an element of which this is true. */
export function someAt(start: XmlElement, path: string, isTrue: (element: XmlElement) => boolean): boolean {
  return find(start, stepsOf(path), 0, isTrue) !== undefined;
}

/** True when the path leads anywhere. */
export function exists(start: XmlElement, path: string): boolean {
  return find(start, stepsOf(path), 0, always) !== undefined;
}

/** True when the path leads to an element with more than blanks in it. */
export function filled(start: XmlElement, path: string): boolean {
  return find(start, stepsOf(path), 0, isFilled) !== undefined;
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

/** Blanks that `normalize-space` changes: nearly all texts have single spaces between words, if any. */
const UNEVEN = /[\t\r\n]| {2}|^ | $/;

/** A text as XPath's `normalize-space` leaves it. */
export function normalized(text: string): string {
  return UNEVEN.test(text) ? text.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '') : text;
}

/** No blank is above it: most texts are told by their first character. */
const SPACE = 32;

/** True for a text of nothing but the four kinds of blanks of XML. */
export function isBlank(text: string): boolean {
  return text === '' || (text.charCodeAt(0) <= SPACE && !/[^ \t\r\n]/.test(text));
}
