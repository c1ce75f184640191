import { Type, type Static } from 'typebox';

/** Where a value stands in a JSON body: names and list positions, parted by dots (`deal.contacts.0.id`). */
export const Place = Type.String({ pattern: '^[^.{}]+(\\.[^.{}]+)*$', maxLength: 200 });

/** The name of a header. */
export const HeaderName = Type.String({ pattern: '^[A-Za-z0-9_-]+$', maxLength: 100 });

/** An address below the connection's base address; `{name}` stands for a value and is escaped. */
export const Path = Type.String({ pattern: '^/[^\\s\\\\#?]*$', maxLength: 500 });

/** Query parameters or headers; `{name}` stands for a value. */
export const Texts = Type.Record(Type.String(), Type.String(), { maxProperties: 50 });

export const Bilingual = Type.Object({ de: Type.String(), en: Type.String() }, { additionalProperties: false });
export const Title = Type.Optional(Bilingual);

/** ISO 8601 duration in days, hours, minutes and seconds, longer than nothing. */
export const Duration = Type.String({
  pattern: '^P(?=.*[1-9])(\\d{1,4}D)?(T(?=\\d)(\\d{1,6}H)?(\\d{1,6}M)?(\\d{1,6}S)?)?$',
});

/** How moments are written in a system: ISO 8601, or counted since 1970. */
export const MomentForm = Type.Enum(['iso', 'seconds', 'milliseconds']);
export type MomentForm = Static<typeof MomentForm>;
