import { Type, type Static } from 'typebox';
import { Duration, Path, Place, Texts, Title } from './place-shape.ts';

export const Field = Type.Object(
  {
    type: Type.Enum(['text', 'decimal', 'number', 'integer', 'boolean', 'day', 'moment', 'list', 'map', 'any']),
    optional: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
export type Field = Static<typeof Field>;

/**
 * Finds out whether a write happened. With `list`, only an element that carries our reference counts. `exists` are the
 * statuses by which the system refuses what it has already.
 */
export const Lookup = Type.Object(
  {
    get: Path,
    query: Type.Optional(Texts),
    headers: Type.Optional(Texts),
    list: Type.Optional(Place),
    record: Type.Optional(Place),
    reference: Type.Optional(Place),
    output: Type.Optional(Place),
    lag: Type.Optional(Duration),
    exists: Type.Optional(Type.Array(Type.Integer({ minimum: 400, maximum: 499 }), { minItems: 1, maxItems: 10 })),
  },
  { additionalProperties: false },
);
export type Lookup = Static<typeof Lookup>;

/** What repeating a write would do. Exactly one: the system knows our key, we can look, nobody can know. */
export const Effect = Type.Object(
  {
    key: Type.Optional(
      Type.Object(
        { header: Type.Optional(Type.String()), validFor: Type.Optional(Duration) },
        { additionalProperties: false },
      ),
    ),
    lookup: Type.Optional(Lookup),
    unknown: Type.Optional(Type.Object({}, { additionalProperties: false })),
  },
  { additionalProperties: false },
);
export type Effect = Static<typeof Effect>;

/** Many records in one request; the answer's results carry the reference that was sent with each. */
export const Batch = Type.Object(
  {
    post: Path,
    headers: Type.Optional(Texts),
    list: Place,
    results: Type.Optional(Place),
    reference: Type.Optional(Place),
    error: Type.Optional(Place),
    output: Type.Optional(Place),
    size: Type.Integer({ minimum: 2, maximum: 1_000 }),
  },
  { additionalProperties: false },
);
export type Batch = Static<typeof Batch>;

export const METHODS = ['post', 'put', 'patch', 'delete'] as const;

/** A change. Exactly one of `post`, `put`, `patch` and `delete` names where. */
export const Action = Type.Object(
  {
    title: Title,
    post: Type.Optional(Path),
    put: Type.Optional(Path),
    patch: Type.Optional(Path),
    delete: Type.Optional(Path),
    query: Type.Optional(Texts),
    headers: Type.Optional(Texts),
    input: Type.Optional(Type.Record(Type.String(), Field, { maxProperties: 200 })),
    body: Type.Optional(Place),
    reference: Type.Optional(Type.String({ pattern: '^[^.{}]+$' })),
    output: Type.Optional(Place),
    effect: Effect,
    batch: Type.Optional(Batch),
  },
  { additionalProperties: false },
);
export type Action = Static<typeof Action>;
