import { Type } from 'typebox';

/** Parts of query parameters: longer or other values are refused, empty ones are as good as missing. */
export const Id = Type.Optional(Type.String({ maxLength: 100 }));
export const Moment = Type.Optional(
  Type.String({
    pattern: '^(\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,3})?)?Z)?)?$',
    examples: ['2026-12-01', '2026-12-01T06:00Z'],
    description: 'UTC day or moment',
  }),
);
/** One of these words, or none. */
export const word = <const Words extends string[]>(...words: Words) => Type.Optional(Type.Enum(['', ...words]));
