import { LISTED_FUNCTIONS } from '../functions/listed-functions.ts';
import {
  BOOLEAN,
  DAY,
  INT,
  LIST,
  listOf,
  MAP,
  MOMENT,
  NUMBER,
  TEXT,
  union,
  UNKNOWN,
  type Type,
} from '../../types/type.ts';

/** What a function takes, its receiver first where it is a method, and what it gives. Arguments at the end may be missing. */
export interface Signature {
  takes: readonly Type[];
  gives: Type;
}

const BYTES: Type = { kind: 'bytes' };
const UINT: Type = { kind: 'uint' };
const TIMESTAMP: Type = { kind: 'timestamp' };
const DURATION: Type = { kind: 'duration' };
const NUMBERS = union(INT, NUMBER, UINT);
const SIZED = union(TEXT, LIST, MAP, BYTES);

const takes = (gives: Type, ...types: Type[]): Signature => ({ takes: types, gives });
const listed = LISTED_FUNCTIONS.map(({ name, takes: given, gives }): [string, Signature] => [
  name,
  { takes: given, gives },
]);

/** Functions by name. What is not here is left to the judgement of CEL. */
export const FUNCTIONS: ReadonlyMap<string, Signature> = new Map([
  ['size', takes(INT, SIZED)],
  ['string', takes(TEXT, union(TEXT, NUMBERS, BOOLEAN, BYTES, TIMESTAMP, DURATION))],
  ['int', takes(INT, union(TEXT, NUMBERS, TIMESTAMP))],
  ['uint', takes(UINT, union(TEXT, NUMBERS))],
  ['double', takes(NUMBER, union(TEXT, NUMBERS))],
  ['bool', takes(BOOLEAN, union(TEXT, BOOLEAN))],
  ['bytes', takes(BYTES, union(TEXT, BYTES))],
  ['timestamp', takes(TIMESTAMP, union(TEXT, INT, TIMESTAMP))],
  ['duration', takes(DURATION, union(TEXT, DURATION))],
  ['type', takes({ kind: 'type' }, UNKNOWN)],
  ['day', takes(DAY, union(MOMENT, DAY))],
  ...listed,
]);

const numberOf = (...receivers: Type[]) => takes(INT, union(...receivers));
const OF_MOMENT = numberOf(TIMESTAMP);
const OF_TIME = numberOf(TIMESTAMP, DURATION);

/** Methods by name. */
export const METHODS: ReadonlyMap<string, Signature> = new Map([
  ['size', takes(INT, SIZED)],
  ['contains', takes(BOOLEAN, TEXT, TEXT)],
  ['startsWith', takes(BOOLEAN, TEXT, TEXT)],
  ['endsWith', takes(BOOLEAN, TEXT, TEXT)],
  ['lowerAscii', takes(TEXT, TEXT)],
  ['upperAscii', takes(TEXT, TEXT)],
  ['trim', takes(TEXT, TEXT)],
  ['indexOf', takes(INT, TEXT, TEXT, INT)],
  ['lastIndexOf', takes(INT, TEXT, TEXT, INT)],
  ['substring', takes(TEXT, TEXT, INT, INT)],
  ['split', takes(listOf(TEXT), TEXT, TEXT, INT)],
  ['join', takes(TEXT, listOf(TEXT), TEXT)],
  ['hasValue', takes(BOOLEAN, { kind: 'optional', of: UNKNOWN })],
  ...['getDate', 'getDayOfMonth', 'getDayOfWeek', 'getDayOfYear', 'getFullYear', 'getMonth'].map(
    (name): [string, Signature] => [name, OF_MOMENT],
  ),
  ...['getHours', 'getMinutes', 'getSeconds', 'getMilliseconds'].map((name): [string, Signature] => [name, OF_TIME]),
]);
