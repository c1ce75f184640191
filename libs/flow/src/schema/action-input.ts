import type { Action } from '@belegfluss/sdk';
import { bothLanguages } from './hover.ts';
import type { JsonSchema } from './json-schema.ts';

/** What may stand under `with:` of a step that calls this action: its input, where each value may also be `{ expr: … }`. */
export function actionInput(action: Pick<Action, 'title' | 'input'>): JsonSchema {
  const { de, en } = action.title;
  return literal(JSON.parse(JSON.stringify(action.input)) as JsonSchema, '');

  /** A value that stands in the file itself. */
  function literal(schema: JsonSchema, path: string): JsonSchema {
    if (schema.anyOf) return { anyOf: schema.anyOf.map((choice) => literal(choice, path)) };
    const { type, properties, patternProperties, additionalProperties, items } = schema;
    if (type === 'object') {
      return {
        type,
        ...(properties && { properties: givens(properties, path) }),
        ...(patternProperties && { patternProperties: givens(patternProperties, path) }),
        ...(schema.required && { required: schema.required }),
        // As the checker does: fields that the action does not name are a mistake.
        ...((properties ?? additionalProperties) !== undefined && {
          additionalProperties: additionalProperties ?? patternProperties !== undefined,
        }),
      };
    }
    return items ? { ...schema, items: given(items, path) } : schema;
  }

  function givens(schemas: Record<string, JsonSchema>, path: string): Record<string, JsonSchema> {
    return Object.fromEntries(
      Object.entries(schemas).map(([key, schema]) => [key, given(schema, path ? `${path}.${key}` : key)]),
    );
  }

  /** A value or an expression that gives one. */
  function given(schema: JsonSchema, path: string): JsonSchema {
    const source = bothLanguages({ de: `„${path}“ für „${de}“.`, en: `"${path}" for "${en}".` });
    return {
      description: schema.description ? `${schema.description}\n\n${source}` : source,
      properties: { expr: { $ref: '#/definitions/cel' } },
      if: { type: 'object', required: ['expr'], maxProperties: 1 },
      else: literal(schema, path),
    };
  }
}
