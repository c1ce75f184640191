import { Decimal } from '@belegfluss/sdk';
import { Type, type TObject, type TSchema } from 'typebox';
import type { Action, Field } from '../declaration/action-shape.ts';

/** A text of so many characters is a number of JSON with the same digits. */
const LONGEST_NUMBER = 16;
/** Amounts come from expressions as texts, and from systems whose JSON holds numbers as numbers. */
const TYPES: Record<Field['type'], () => TSchema> = {
  text: () => Type.String(),
  decimal: () => Type.Union([Decimal(), Type.Number()]),
  number: () => Type.Union([Type.Number(), Decimal({ maxLength: LONGEST_NUMBER })]),
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
