import type { Text } from '@belegfluss/sdk';
import { INT, NUMBER, union, type Type } from '../../types/type.ts';

/** What a value that stands in the expression itself has to be; the values of records are judged when it runs. */
export interface Literal {
  fits(value: unknown): boolean;
  needs: Text;
}

/** A function that expressions may call, with what documentation and editors say about it. */
export interface ListedFunction {
  /** Namespace and name: `decimal.add`. */
  name: string;
  /** Names of the arguments, in their order. */
  parameters: string[];
  /** Types of the arguments, in their order. */
  takes: Type[];
  /** What literals have to be beyond their types, in the order of the arguments. */
  literals?: (Literal | undefined)[];
  gives: Type;
  about: Text;
  /** A call and what it gives; a test calls it. */
  example: [source: string, gives: unknown];
  /** The arguments come as CEL knows them: whole numbers of an expression as BigInt. Throws an Error that says what does not fit. */
  call: (...given: unknown[]) => unknown;
}

/** A number as an argument: whole numbers of a record are no whole numbers of CEL. */
export const COUNT = union(INT, NUMBER);

/** The argument as text. Throws an Error. */
export function textOf(value: unknown, what: string): string {
  if (typeof value === 'string') return value;
  throw new Error(`${what} has to be a text`);
}

/** The argument as a whole number between `least` and `most`. Throws an Error. */
export function wholeNumber(value: unknown, what: string, least: number, most: number): number {
  const number = typeof value === 'bigint' ? Number(value) : value;
  if (typeof number === 'number' && Number.isInteger(number) && number >= least && number <= most) return number;
  throw new Error(`${what} has to be a whole number from ${least} to ${most}`);
}
