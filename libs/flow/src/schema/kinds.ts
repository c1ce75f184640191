import type { Action, Upsert } from '@belegfluss/sdk';
import type { TSchema } from 'typebox';
import { described, type Proposals } from './described.ts';
import { bothLanguages, type HoverTable } from './hover.ts';
import type { JsonSchema } from './json-schema.ts';
import type { Named } from './proposals.ts';

/** Shapes of which each is told apart by the key under which it stands here. */
type Shapes = Record<string, TSchema>;

/**
 * Leads from the one key that tells the kind to the definition `<part>.<kind>`. A chain of conditions, not a choice of
 * alternatives: the editor then completes and underlines by the kind that is meant.
 */
export function byKind(part: string, shapes: Shapes, words: HoverTable): JsonSchema {
  const names = Object.keys(shapes);
  const begun = names.map((kind): [string, JsonSchema] => {
    const hover = words[`${kind}.${kind}`];
    return [kind, hover ? { description: bothLanguages(hover) } : {}];
  });
  return {
    type: 'object',
    allOf: [
      {
        if: { type: 'object', anyOf: names.map((kind) => ({ required: [kind] })) },
        else: { properties: Object.fromEntries(begun), additionalProperties: false, minProperties: 1 },
      },
      ...names.map((kind) =>
        where({ required: [kind], ...unlessFieldOf(kind, shapes) }, { $ref: `#/definitions/${part}.${kind}` }),
      ),
    ],
  };
}

/** The key of a kind may also be a field of another, as `ask` is one of `match`; then the other kind is meant. */
function unlessFieldOf(kind: string, shapes: Shapes): JsonSchema {
  const holders = Object.entries(shapes).filter(([name, shape]) => {
    const { properties } = shape as { properties?: object };
    return name !== kind && properties !== undefined && kind in properties;
  });
  return holders.length > 0 ? { not: { anyOf: holders.map(([name]) => ({ required: [name] })) } } : {};
}

/** The definitions `<part>.<kind>`. `common` are the words of keys that every kind has. */
export function kindDefinitions(
  part: string,
  shapes: Shapes,
  words: HoverTable,
  proposals: Proposals,
  common: HoverTable = {},
): Record<string, JsonSchema> {
  return Object.fromEntries(
    Object.entries(shapes).map(([kind, shape]) => {
      const shared = Object.entries(common).map(([key, hover]) => [`${kind}.${key}`, hover] as const);
      const definition = described(shape, { ...Object.fromEntries(shared), ...words }, proposals, kind);
      return [`${part}.${kind}`, { title: titleOf(kind, definition), ...definition }];
    }),
  );
}

/** Under this editors offer all at once that a kind needs. */
function titleOf(kind: string, { required = [] }: JsonSchema): string {
  const others = required.filter((key) => key !== kind);
  return others.length > 0 ? `${kind}: ${others.join(', ')}` : kind;
}

/** Lets `with:` of a call be what the called action takes. */
export function withInputs(call: JsonSchema, actions: Named<Pick<Action, 'input'>>[]): JsonSchema {
  const inputs = actions.map(({ name, item }): JsonSchema => {
    const needed = (item.input as { required?: string[] }).required ?? [];
    return where(
      { required: ['call'], properties: { call: { const: name } } },
      { properties: { with: { $ref: `#/definitions/${name}` } }, ...(needed.length > 0 && { required: ['with'] }) },
    );
  });
  return inputs.length > 0 ? { ...call, allOf: inputs } : call;
}

/** The same for the call that undoes it. */
export function withUndo(call: JsonSchema, actions: Named<Pick<Action, 'input'>>[]): JsonSchema {
  const undo = call.properties?.['undo'];
  return undo ? { ...call, properties: { ...call.properties, undo: withInputs(undo, actions) } } : call;
}

/** Lets `with:` of an upsert be fields of its entity, and `by:` one of those that tell its records. */
export function withFields(step: JsonSchema, entities: Named<{ upsert?: Pick<Upsert, 'by'> }>[]): JsonSchema {
  const choices = entities.flatMap(({ name, item: { upsert } }): JsonSchema[] => {
    if (!upsert) return [];
    const properties = { by: { enum: [...upsert.by] }, with: { $ref: `#/definitions/${fieldsOf(name)}` } };
    return [where({ required: ['upsert'], properties: { upsert: { const: name } } }, { properties })];
  });
  return choices.length > 0 ? { ...step, allOf: choices } : step;
}

/** The definition of what can be set in records of an entity. */
export function fieldsOf(name: string): string {
  return `fields.${name}`;
}

/** What holds of maps that fit a condition. Turned round, since an object with a key `then` counts as a promise. */
function where(condition: JsonSchema, holds: JsonSchema): JsonSchema {
  return { if: { not: { type: 'object', ...condition } }, else: holds };
}
