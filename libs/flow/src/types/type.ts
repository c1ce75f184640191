/** What is known of the form of a text: an exact amount, a day `2026-01-31`, a moment of ISO 8601. */
export type TextForm = 'decimal' | 'date' | 'date-time';

/** Keys of a map. One that is named may still be missing at run time, unless it is `required`. */
export interface MapType {
  kind: 'map';
  fields: ReadonlyMap<string, Type>;
  /** What other keys hold; missing where there are none. */
  rest?: Type;
  /** Names without which the map is refused; counts where a map is wanted. */
  required: readonly string[];
}

/**
 * What the checker knows of a value before anything runs. `unknown` allows everything: a finding is made only where every
 * value of a type would fail. `int` is a whole number that an expression computes; numbers of records are `number`.
 */
export type Type =
  | { kind: 'unknown' | 'null' | 'boolean' | 'int' | 'timestamp' | 'duration' | 'bytes' | 'uint' | 'type' }
  | { kind: 'number' }
  | { kind: 'text'; form?: TextForm; values?: readonly string[] }
  | { kind: 'list'; items: Type }
  | MapType
  | { kind: 'optional'; of: Type }
  | { kind: 'union'; of: readonly Type[] };
export type TypeKind = Type['kind'];

export const UNKNOWN: Type = { kind: 'unknown' };
export const NULL: Type = { kind: 'null' };
export const BOOLEAN: Type = { kind: 'boolean' };
export const INT: Type = { kind: 'int' };
export const NUMBER: Type = { kind: 'number' };
export const TEXT: Type = { kind: 'text' };
export const DAY: Type = { kind: 'text', form: 'date' };
export const MOMENT: Type = { kind: 'text', form: 'date-time' };
export const AMOUNT: Type = { kind: 'text', form: 'decimal' };

/** More kinds of value than these in one place are not told apart. */
const MOST_IN_UNION = 12;

/** A list of such items. */
export function listOf(items: Type): Type {
  return { kind: 'list', items };
}

/** Any list. */
export const LIST = listOf(UNKNOWN);

/** One of these texts. */
export function oneOf(values: readonly string[]): Type {
  return { kind: 'text', values };
}

/** A map with these fields; what else it holds is of the type `rest`, and nothing where that is missing. */
export function mapOf(fields: Iterable<readonly [string, Type]>, rest?: Type): MapType {
  return { kind: 'map', fields: new Map(fields), required: [], ...(rest && { rest }) };
}

/** Any map. */
export const MAP = mapOf([], UNKNOWN);

/** Any of these types; unknown as soon as one of them is. */
export function union(...types: Type[]): Type {
  const members = [...new Set(types.flatMap((type) => membersOf(type)))];
  if (members.length > MOST_IN_UNION || members.some(({ kind }) => kind === 'unknown')) return UNKNOWN;
  const first = members[0] ?? UNKNOWN;
  return members.length > 1 ? { kind: 'union', of: members } : first;
}

/** The types that a value may be of, one by one. */
export function membersOf(type: Type): readonly Type[] {
  return type.kind === 'union' ? type.of : [type];
}

/** What stands in a list. */
export function itemType(list: Type): Type {
  const items = membersOf(list).flatMap((each) => (each.kind === 'list' ? [each.items] : []));
  return items.length > 0 ? union(...items) : UNKNOWN;
}

/** The type of a value that stands in a file. */
export function typeOfLiteral(value: unknown): Type {
  switch (typeof value) {
    case 'string':
      return oneOf([value]);
    case 'number':
      return NUMBER;
    case 'boolean':
      return BOOLEAN;
    default:
  }
  if (value === null) return NULL;
  if (Array.isArray(value)) return listOf(value.length > 0 ? union(...value.map(typeOfLiteral)) : UNKNOWN);
  if (typeof value !== 'object') return UNKNOWN;
  return mapOf(Object.entries(value).map(([key, item]) => [key, typeOfLiteral(item)]));
}

const settledTypes = new WeakMap<Type, Type>();

/** What is left of a value when it leaves its expression: JSON, and nothing for an optional that is empty. */
export function settled(type: Type): Type {
  const found = settledTypes.get(type) ?? leaving(type);
  // Types share their parts; each part is looked at once.
  settledTypes.set(type, found).set(found, found);
  return found;
}

function leaving(type: Type): Type {
  switch (type.kind) {
    case 'int':
      return NUMBER;
    case 'timestamp':
      return MOMENT;
    case 'optional':
      return union(settled(type.of), NULL);
    case 'union':
      return union(...type.of.map(settled));
    case 'list':
      return listOf(settled(type.items));
    case 'map':
      return {
        ...type,
        fields: new Map([...type.fields].map(([name, field]) => [name, settled(field)])),
        ...(type.rest && { rest: settled(type.rest) }),
      };
    default:
      return type;
  }
}

/** The type of a value that is left out where it is null; `undefined` where it always is. */
export function withoutNull(type: Type): Type | undefined {
  const others = membersOf(type).filter(({ kind }) => kind !== 'null');
  return others.length > 0 ? union(...others) : undefined;
}
