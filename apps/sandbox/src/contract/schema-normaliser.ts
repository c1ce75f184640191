import { isObject, type JsonObject } from '../json-reader.ts';

/** Keywords of OpenAPI that describe and do not judge. */
const TALK: ReadonlySet<string> = new Set([
  'description',
  'example',
  'examples',
  'default',
  'discriminator',
  'xml',
  'externalDocs',
  'deprecated',
  'title',
  'readOnly',
  'writeOnly',
  'nullable',
]);

/**
 * Turns an OpenAPI 3.0 schema into plain JSON Schema: `nullable` becomes a type or an alternative, local references
 * point into the document `root`, and patterns that ECMAScript cannot read are left out.
 */
export function normaliseSchema(schema: unknown, root: string): unknown {
  if (!isObject(schema)) return schema;
  const plain = rewrite(schema, root);
  if (schema['nullable'] !== true) return plain;
  const isComposed = ['allOf', 'anyOf', 'oneOf', '$ref'].some((keyword) => keyword in plain);
  if (isComposed || typeof plain['type'] !== 'string') return { anyOf: [plain, { type: 'null' }] };
  const options = plain['enum'];
  return { ...plain, type: [plain['type'], 'null'], ...(Array.isArray(options) ? { enum: [...options, null] } : {}) };
}

function rewrite(schema: JsonObject, root: string): JsonObject {
  const plain: JsonObject = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (TALK.has(keyword) || keyword.startsWith('x-')) continue;
    if (keyword === '$ref' && typeof value === 'string')
      plain['$ref'] = value.startsWith('#') ? `${root}${value}` : value;
    else if (keyword === 'pattern' && !isReadablePattern(value)) continue;
    else if (keyword === 'properties' && isObject(value)) plain[keyword] = normaliseMap(value, root);
    else if (Array.isArray(value)) plain[keyword] = value.map((item) => normaliseSchema(item, root));
    else plain[keyword] = normaliseSchema(value, root);
  }
  return plain;
}

/** Normalises each schema of a map from names to schemas. */
export function normaliseMap(schemas: JsonObject, root: string): JsonObject {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, normaliseSchema(schema, root)]));
}

function isReadablePattern(pattern: unknown): boolean {
  try {
    return typeof pattern === 'string' && new RegExp(pattern, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}
