import { DECIMAL, isIsoDate } from '@belegfluss/sdk';
import { membersOf, settled, type MapType, type TextForm, type Type } from './type.ts';

/** Why no value of one type fits where another is wanted, and how deep in the value. */
export interface Clash {
  /** Names of fields from the outside in; an item of a list is `[]`. */
  path: string[];
  wanted: Type;
  /** Missing where a field is missing that the last name of the path tells. */
  given?: Type;
}

const FORMS: Record<TextForm, (text: string) => boolean> = {
  decimal: (text) => DECIMAL.test(text),
  date: isIsoDate,
  // Without a zone nobody knows which moment it is.
  'date-time': (text) =>
    /^.{10}[Tt ].{0,40}([Zz]|[+-]\d\d:?\d\d)$/.test(text) &&
    isIsoDate(text.slice(0, 10)) &&
    !Number.isNaN(Date.parse(text)),
};

/**
 * Why a value that leaves its expression can never be what is wanted; `undefined` as soon as one could. Lists count by
 * their items, though an empty one would fit.
 */
export function clash(given: Type, wanted: Type): Clash | undefined {
  return clashInside(settled(given), settled(wanted));
}

/** The same inside of an expression, where a whole number, an optional and a timestamp are what they are. */
export function clashInside(given: Type, wanted: Type): Clash | undefined {
  const clashes: Clash[] = [];
  for (const one of membersOf(given)) {
    for (const other of membersOf(wanted)) {
      const found = betweenTwo(one, other);
      if (!found) return undefined;
      clashes.push(found);
    }
  }
  // Where several things could have been meant, none of them is the reason.
  const deeper = clashes.filter(({ path }) => path.length > 0);
  return deeper.length === 1 ? deeper[0] : { path: [], given, wanted };
}

function betweenTwo(given: Type, wanted: Type): Clash | undefined {
  if (given.kind === 'unknown' || wanted.kind === 'unknown') return undefined;
  if (given.kind === 'text' && wanted.kind === 'text')
    return areApart(given, wanted) ? { path: [], given, wanted } : undefined;
  if (given.kind === 'list' && wanted.kind === 'list') return inside('[]', clashInside(given.items, wanted.items));
  if (given.kind === 'map' && wanted.kind === 'map') return betweenMaps(given, wanted);
  return given.kind === wanted.kind ? undefined : { path: [], given, wanted };
}

function betweenMaps(given: MapType, wanted: MapType): Clash | undefined {
  for (const name of wanted.required) {
    const field = wanted.fields.get(name);
    if (field && !given.fields.has(name) && !given.rest) return { path: [name], wanted: field };
  }
  for (const [name, field] of given.fields) {
    const target = wanted.fields.get(name) ?? wanted.rest;
    const found = target && clashInside(field, target);
    if (found) return inside(name, found);
  }
  return undefined;
}

function inside(name: string, found: Clash | undefined): Clash | undefined {
  return found && { ...found, path: [name, ...found.path] };
}

type TextType = Extract<Type, { kind: 'text' }>;

function areApart(one: TextType, other: TextType): boolean {
  if (one.values && other.values) return !one.values.some((value) => other.values?.includes(value));
  if (one.values) return breaks(one.values, other.form);
  if (other.values) return breaks(other.values, one.form);
  return one.form !== undefined && other.form !== undefined && one.form !== other.form;
}

function breaks(values: readonly string[], form: TextForm | undefined): boolean {
  return form !== undefined && !values.some((value) => FORMS[form](value));
}

/** Whether no value of the one is ever equal to one of the other. Asking for null is caution, no mistake. */
export function neverEqual(one: Type, other: Type): boolean {
  if (one.kind === 'null' || other.kind === 'null') return false;
  return membersOf(settled(one)).every((left) =>
    membersOf(settled(other)).every(
      (right) =>
        left.kind !== 'unknown' &&
        right.kind !== 'unknown' &&
        (left.kind === 'text' && right.kind === 'text' ? areApart(left, right) : left.kind !== right.kind),
    ),
  );
}
