import { Type, type Static } from 'typebox';
import { Field } from './action-shape.ts';
import { Duration, Path, Place, Texts } from './place-shape.ts';

/** How records are found by the value of a field. With `list` there may be several, else one or a 404. */
export const Find = Type.Object(
  {
    get: Path,
    query: Type.Optional(Texts),
    headers: Type.Optional(Texts),
    list: Type.Optional(Place),
    record: Type.Optional(Place),
    lag: Type.Optional(Duration),
  },
  { additionalProperties: false },
);

export const RECORD_METHODS = ['post', 'put', 'patch'] as const;

/** Where a record is written. Exactly one of `post`, `put` and `patch`. */
const write = {
  post: Type.Optional(Path),
  put: Type.Optional(Path),
  patch: Type.Optional(Path),
  query: Type.Optional(Texts),
  headers: Type.Optional(Texts),
  body: Type.Optional(Place),
};
export const Create = Type.Object({ ...write, record: Type.Optional(Place) }, { additionalProperties: false });
export const Update = Type.Object(write, { additionalProperties: false });
export type RecordWrite = Static<typeof Update>;

/** How flows make records and change them. */
export const Upsert = Type.Object(
  {
    fields: Type.Record(Type.String(), Field, { minProperties: 1, maxProperties: 200 }),
    by: Type.Array(Type.String(), { minItems: 1, maxItems: 20 }),
    key: Place,
    find: Find,
    create: Create,
    update: Update,
  },
  { additionalProperties: false },
);
export type Upsert = Static<typeof Upsert>;
