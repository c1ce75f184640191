import { Decimal } from '@belegfluss/sdk';
import { Type, type TObject, type TSchema } from 'typebox';
import type { Action, Field } from '../declaration/action-shape.ts';

const TYPES: Record<Field['type'], () => TSchema> = {
  text: () => Type.String(),
  decimal: () => Decimal(),
  number: () => Type.Number(),
  integer: () => Type.Integer(),
  boolean: () => Type.Boolean(),
  day: () => Type.String({ format: 'date' }),
  moment: () => Type.String({ format: 'date-time' }),
  list: () => Type.Array(Type.Unknown()),
  map: () => Type.Record(Type.String(), Type.Unknown()),
  any: () => Type.Unknown(),
};

/** The input of a declared action: its named fields, or any fields where none are named. */
export function inputOf({ input }: Action): TSchema {
  return input ? fieldsOf(input) : Type.Record(Type.String(), Type.Unknown());
}

/** The shape of named fields. */
export function fieldsOf(declared: Record<string, Field>): TObject {
  const fields = Object.entries(declared).map(([name, { type, optional }]): [string, TSchema] => [
    name,
    optional === true ? Type.Optional(TYPES[type]()) : TYPES[type](),
  ]);
  return Type.Object(Object.fromEntries(fields), { additionalProperties: false });
}
