import { Type, type Static } from 'typebox';
import { HeaderName, MomentForm, Path, Place, Texts, Title } from './place-shape.ts';
import { Upsert } from './upsert-shape.ts';

/** How one record is read by its `{key}`. */
export const Read = Type.Object(
  { get: Path, query: Type.Optional(Texts), headers: Type.Optional(Texts), record: Type.Optional(Place) },
  { additionalProperties: false },
);
export type Read = Static<typeof Read>;

const Size = Type.Integer({ minimum: 1, maximum: 10_000 });

/** How the next page is found. Exactly one. */
export const Next = Type.Object(
  {
    cursor: Type.Optional(Place),
    cursorHeader: Type.Optional(HeaderName),
    link: Type.Optional(Place),
    linkHeader: Type.Optional(Type.Object({}, { additionalProperties: false })),
    page: Type.Optional(
      Type.Object({ first: Type.Integer({ minimum: 0 }), size: Size }, { additionalProperties: false }),
    ),
    lastKey: Type.Optional(Type.Object({ size: Size }, { additionalProperties: false })),
  },
  { additionalProperties: false },
);
export type Next = Static<typeof Next>;

/** How records are listed that changed at or after `{since}`; `{cursor}` and `{page}` stand for where the list goes on. */
export const Changes = Type.Object(
  {
    get: Path,
    query: Type.Optional(Texts),
    headers: Type.Optional(Texts),
    since: Type.Optional(MomentForm),
    list: Type.Optional(Place),
    record: Type.Optional(Place),
    key: Place,
    changedAt: Type.Optional(Place),
    changedAtForm: Type.Optional(MomentForm),
    next: Type.Optional(Next),
  },
  { additionalProperties: false },
);
export type Changes = Static<typeof Changes>;

/** A kind of record. */
export const Entity = Type.Object(
  { title: Title, read: Type.Optional(Read), changes: Type.Optional(Changes), upsert: Type.Optional(Upsert) },
  { additionalProperties: false },
);
export type Entity = Static<typeof Entity>;
