/** How a value of the model and the text of its term differ, where they do. */
export interface Conversion {
  read(text: string): unknown;
  write(value: unknown): string;
}

/** What one field of the model holds. `Must` says whether the field is always there. */
export type Entry<Must extends boolean = boolean> =
  | { kind: 'term'; term: string; must: Must; conversion?: Conversion }
  | { kind: 'struct'; shape: Shape; must: Must }
  | { kind: 'values'; term: string; shape: Shape; must: Must }
  | { kind: 'group'; group: string; shape: () => Shape; many: boolean; further?: boolean; must: Must };

/** An object of the model by the names of its fields, while it is being read or written. */
export type Fields = Record<string, unknown>;

/** The fields of one kind of object in the model and the terms that they hold. */
export interface Shape {
  fields: readonly (readonly [string, Entry])[];
}

type Entries<T> = { [K in keyof T]-?: Entry<undefined extends T[K] ? false : true> };

/** The shape of a type of the model; the compiler sees that no field is forgotten and which ones are optional. */
export function shapeOf<T>(entries: Entries<T>): Shape {
  return { fields: Object.entries<Entry>(entries) };
}

/** A text that is always there. */
export function must(term: string): Entry<true> {
  return { kind: 'term', term, must: true };
}

/** A text that may be missing. */
export function may(term: string, conversion?: Conversion): Entry<false> {
  return { kind: 'term', term, must: false, ...(conversion ? { conversion } : {}) };
}

/** An object of terms that belong to the same group; missing when its mandatory terms are. */
export function struct(shape: Shape): Entry<false> {
  return { kind: 'struct', shape, must: false };
}

/** A list with an object for each value of a term, missing when there is none. */
export function values(term: string, shape: Shape): Entry<false> {
  return { kind: 'values', term, shape, must: false };
}

/** A group that is always there. */
export function one(group: string, shape: Shape): Entry<true> {
  return { kind: 'group', group, shape: () => shape, many: false, must: true };
}

/** A group that may be missing. */
export function maybe(group: string, shape: Shape): Entry<false> {
  return { kind: 'group', group, shape: () => shape, many: false, must: false };
}

/** A list of groups, empty when there is none. */
export function list(group: string, shape: Shape): Entry<true> {
  return { kind: 'group', group, shape: () => shape, many: true, must: true };
}

/** A list of groups, missing when there is none; given as a function, the shape may contain itself. */
export function some(group: string, shape: () => Shape): Entry<false> {
  return { kind: 'group', group, shape, many: true, must: false };
}

/**
 * A list of the groups beyond the first, missing when there is none: EN 16931 has the first in fields of its own, the profile
 * EXTENDED of Factur-X more of them.
 */
export function further(group: string, shape: Shape): Entry<false> {
  return { kind: 'group', group, shape: () => shape, many: true, further: true, must: false };
}

/** Those of the groups in a document that an entry is about. */
export function instancesFor<T>(entry: Extract<Entry, { kind: 'group' }>, groups: readonly T[]): readonly T[] {
  return entry.further ? groups.slice(1) : groups;
}
