import type { Entry, Shape } from '../model/shape.ts';

/** An object of the model with its shape. */
export interface ModelGroup {
  group: string;
  shape: Shape;
  fields: Readonly<Record<string, unknown>>;
  /** The object itself, which stays the same when `fields` is a part of it. */
  source: object;
}

/** A value of the model: a term of one of its objects. */
export interface ModelValue {
  term: string;
  text: string;
  source: object;
  /** What belongs to this one of several values, by term; undefined where a term can have one value only. */
  parts?: ReadonlyMap<string, ModelValue>;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

type Field = readonly [string, Entry];

const homes = new WeakMap<Shape, ReadonlyMap<string, readonly Field[]>>();

/** The fields of a shape that hold a term or group: of a group, one may hold the first and another one the further instances. */
function fieldsFor(shape: Shape, id: string): readonly Field[] {
  const known = homes.get(shape);
  if (known) return known.get(id) ?? [];
  const fields = new Map<string, Field[]>();
  for (const field of shape.fields)
    for (const each of idsIn(field[1])) fields.set(each, [...(fields.get(each) ?? []), field]);
  homes.set(shape, fields);
  return fields.get(id) ?? [];
}

function fieldFor(shape: Shape, id: string): Field | undefined {
  return fieldsFor(shape, id)[0];
}

/** The terms, or the group, that an entry holds. */
function idsIn(entry: Entry): string[] {
  if (entry.kind === 'group') return [entry.group];
  if (entry.kind === 'term') return [entry.term];
  return entry.shape.fields.flatMap(([, inner]) => idsIn(inner));
}

/** Whether the shape of an object has a place for a term or group. */
export function holds({ shape }: ModelGroup, id: string): boolean {
  return fieldFor(shape, id) !== undefined;
}

/** The values of a term in an object. */
export function valuesIn(group: ModelGroup, term: string): ModelValue[] {
  const [name, entry] = fieldFor(group.shape, term) ?? [];
  const value = name === undefined ? undefined : group.fields[name];
  if (name === undefined || !entry || value === undefined) return [];
  if (entry.kind === 'term') return value === '' ? [] : [{ term, text: textOf(entry, value), source: group.source }];
  if (entry.kind === 'struct') {
    // An attached file may have no bytes, which is a value all the same.
    const part = isRecord(value) ? partsIn(entry.shape, value).get(term) : undefined;
    return part ? [part] : structIn(group, name, entry.shape).flatMap((each) => valuesIn(each, term));
  }
  if (entry.kind === 'group' || !Array.isArray(value)) return [];
  return value.flatMap((object: unknown) => {
    const parts = isRecord(object) ? partsIn(entry.shape, object) : undefined;
    return presentIn(parts?.get(term)).map((found) => (parts ? { ...found, parts } : found));
  });
}

function presentIn(value: ModelValue | undefined): ModelValue[] {
  return value ? [value] : [];
}

function partsIn(shape: Shape, object: Record<string, unknown>): Map<string, ModelValue> {
  const parts = new Map<string, ModelValue>();
  for (const [name, entry] of shape.fields) {
    const value = object[name];
    if (entry.kind !== 'term' || value === undefined) continue;
    parts.set(entry.term, { term: entry.term, text: textOf(entry, value), source: object });
  }
  return parts;
}

function textOf(entry: Extract<Entry, { kind: 'term' }>, value: unknown): string {
  return entry.conversion ? entry.conversion.write(value) : String(value);
}

/** Whether an object has the terms of the first instance of a group among its own, and objects for further ones only. */
export function hasFurtherOnly({ shape }: ModelGroup, id: string): boolean {
  const isFurther = ([, entry]: Field): boolean =>
    entry.kind === 'struct'
      ? fieldsFor(entry.shape, id).every(isFurther)
      : entry.kind === 'group' && entry.further === true;
  return fieldsFor(shape, id).every(isFurther);
}

/** The objects of a group in an object. */
export function groupsIn(group: ModelGroup, id: string): ModelGroup[] {
  return fieldsFor(group.shape, id).flatMap((field) => groupsInField(group, id, field));
}

function groupsInField(group: ModelGroup, id: string, [name, entry]: Field): ModelGroup[] {
  if (entry.kind === 'struct') return structIn(group, name, entry.shape).flatMap((each) => groupsIn(each, id));
  if (entry.kind !== 'group') return [];
  const value = group.fields[name];
  const shape = entry.shape();
  const objects = entry.many && Array.isArray(value) ? value : [value];
  return objects.filter(isRecord).map((fields) => ({ group: id, shape, fields, source: fields }));
}

/** The object in a field whose terms belong to the group around it. */
function structIn(group: ModelGroup, name: string, shape: Shape): ModelGroup[] {
  const fields = group.fields[name];
  return isRecord(fields) ? [{ ...group, shape, fields, source: fields }] : [];
}

/** The object once for each object of a group in it, which is then the only one; the object itself when there is none. */
export function splitBy(group: ModelGroup, id: string): ModelGroup[] {
  const [name] = fieldFor(group.shape, id) ?? [];
  const inner = groupsIn(group, id);
  if (name === undefined || inner.length < 2) return [group];
  return inner.map((only) => ({ ...group, fields: { ...group.fields, [name]: [only.fields] } }));
}
