import { Decimal } from '@belegfluss/sdk';
import type { TSchema } from 'typebox';
import { AMOUNT, BOOLEAN, DAY, listOf, MOMENT, NULL, NUMBER, oneOf, TEXT, union, UNKNOWN, type Type } from './type.ts';

/** The keywords of JSON Schema that tell types; connectors write no others. */
interface Schema {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  allOf?: Schema[];
  format?: string;
  pattern?: string;
  items?: Schema | Schema[];
  properties?: Record<string, Schema>;
  patternProperties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  required?: string[];
}

const DECIMAL_PATTERN = (Decimal() as Schema).pattern;
const known = new WeakMap<object, Type>();

/**
 * The type of what fits a schema of a connector. An object is taken for whole: fields that it does not name do not exist,
 * unless it says that it has more (`additionalProperties`) or names none at all.
 */
export function typeOfSchema(schema: TSchema): Type {
  return typeOf(schema as Schema);
}

function typeOf(schema: Schema): Type {
  const found = known.get(schema) ?? read(schema);
  known.set(schema, found);
  return found;
}

function read(schema: Schema): Type {
  if (schema.anyOf) return withoutRepeats(schema.anyOf.map(typeOf));
  if (schema.allOf) return whole(schema.allOf.map(typeOf));
  if (schema.const !== undefined) return typeOfConst(schema.const);
  if (schema.enum) return withoutRepeats(schema.enum.map(typeOfConst));
  switch (schema.type) {
    case 'string':
      return textOf(schema);
    case 'number':
    case 'integer':
      return NUMBER;
    case 'boolean':
      return BOOLEAN;
    case 'null':
      return NULL;
    case 'array':
      return listOf(schema.items && !Array.isArray(schema.items) ? typeOf(schema.items) : UNKNOWN);
    case 'object':
      return objectOf(schema);
    default:
      return UNKNOWN;
  }
}

function textOf({ format, pattern }: Schema): Type {
  if (format === 'date') return DAY;
  if (format === 'date-time') return MOMENT;
  return pattern === DECIMAL_PATTERN ? AMOUNT : TEXT;
}

function typeOfConst(value: unknown): Type {
  if (typeof value === 'string') return oneOf([value]);
  if (typeof value === 'number') return NUMBER;
  if (typeof value === 'boolean') return BOOLEAN;
  return value === null ? NULL : UNKNOWN;
}

/** Texts that are listed one by one are one type. */
function withoutRepeats(types: Type[]): Type {
  const texts = types.flatMap((type) => (type.kind === 'text' && type.values ? type.values : []));
  const others = types.filter((type) => type.kind !== 'text' || !type.values);
  return union(...others, ...(texts.length > 0 ? [oneOf(texts)] : []));
}

/** What fits all of the types; where they are not all maps, nothing is said. */
function whole(types: Type[]): Type {
  const maps = types.filter((type) => type.kind === 'map');
  if (maps.length < types.length) return UNKNOWN;
  const rest = maps.find((map) => map.rest)?.rest;
  return {
    kind: 'map',
    fields: new Map(maps.flatMap(({ fields }) => [...fields])),
    required: maps.flatMap(({ required }) => required),
    ...(rest && { rest }),
  };
}

function objectOf({ properties = {}, patternProperties = {}, additionalProperties, required = [] }: Schema): Type {
  const others = [...Object.values(patternProperties), additionalProperties].filter(
    (other) => other !== undefined && other !== false,
  );
  const names = Object.keys(properties);
  if (names.length === 0 && others.length === 0 && additionalProperties !== false) return UNKNOWN;
  return {
    kind: 'map',
    fields: new Map(names.map((name) => [name, typeOf(properties[name] ?? {})])),
    required,
    ...(others.length > 0 && { rest: union(...others.map((other) => (other === true ? UNKNOWN : typeOf(other)))) }),
  };
}
