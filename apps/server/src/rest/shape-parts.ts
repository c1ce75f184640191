import { Type } from 'typebox';

/** A sentence in both languages. */
export const TextShape = Type.Object({ de: Type.String(), en: Type.String() });
export const nullable = <T extends ReturnType<typeof Type.String>>(schema: T) => Type.Union([schema, Type.Null()]);
/** One of the given words. */
export const oneOf = <const Words extends readonly string[]>(...words: Words) =>
  Type.Unsafe<Words[number]>(Type.Union(words.map((word) => Type.Literal(word))));
