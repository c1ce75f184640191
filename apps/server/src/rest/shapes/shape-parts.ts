import { Type, type TSchema } from 'typebox';

/** A sentence in both languages. */
export const TextShape = Type.Object({ de: Type.String(), en: Type.String() });
/** Why a run or a step ended or waits, where it did. */
export const ReasonShape = Type.Union([Type.Object({ code: Type.String(), message: TextShape }), Type.Null()]);
/** Such a value, or null. */
export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
/** One of the given words. */
export const oneOf = <const Words extends readonly string[]>(...words: Words) =>
  Type.Unsafe<Words[number]>(Type.Union(words.map((word) => Type.Literal(word))));
