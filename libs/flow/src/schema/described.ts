import type { TSchema } from 'typebox';
import { bothLanguages, type HoverTable, type NameKind } from './hover.ts';
import type { JsonSchema } from './json-schema.ts';

/** Proposals for a key that holds a name; `undefined` where nothing of that kind is installed. */
export type Proposals = (kind: NameKind) => JsonSchema | undefined;

const CEL: JsonSchema = { $ref: '#/definitions/cel' };
/** What stands anywhere, be it an expression; tests hold records as they are. */
const VALUE: JsonSchema = { properties: { expr: CEL } };
const TESTS = 'tests';

/**
 * The shape that the loader judges by, with the hover text of each key and the names that it may hold. A key is told by its
 * path; entries of a map and of a list count as the key that holds them. A key `steps` always holds a map of steps.
 */
export function described(shape: TSchema, words: HoverTable, proposals: Proposals, start = ''): JsonSchema {
  return decorate(JSON.parse(JSON.stringify(shape)) as JsonSchema, start);

  function decorate(schema: JsonSchema, path: string): JsonSchema {
    if (Object.keys(schema).length === 0 && !path.startsWith(TESTS)) return VALUE;
    const properties = Object.entries(schema.properties ?? {}).map(([key, own]): [string, JsonSchema] => [
      key,
      keyed(key, own, path ? `${path}.${key}` : key),
    ]);
    return {
      ...schema,
      ...(schema.properties && { properties: Object.fromEntries(properties) }),
      ...(schema.patternProperties && {
        patternProperties: Object.fromEntries(
          Object.entries(schema.patternProperties).map(([pattern, own]) => [pattern, decorate(own, path)]),
        ),
      }),
      ...(schema.items && { items: named(decorate(schema.items, path), path) }),
    };
  }

  function keyed(key: string, schema: JsonSchema, path: string): JsonSchema {
    const hover = words[path];
    const description = hover && { description: bothLanguages(hover) };
    if (key === 'expr') return CEL;
    if (key === 'steps') return { allOf: [{ $ref: '#/definitions/steps' }], ...description };
    const inner = schema.type === 'array' ? decorate(schema, path) : named(decorate(schema, path), path);
    return { ...inner, ...description };
  }

  function named(schema: JsonSchema, path: string): JsonSchema {
    const kind = words[path]?.names;
    const names = kind && proposals(kind);
    return names ? { type: 'string', ...names } : schema;
  }
}
