import { BOOLEAN, DAY, listOf, MOMENT, NULL, NUMBER, TEXT, union } from './type.ts';

/** What a condition gives. Nothing counts as no. */
export const CONDITION = union(BOOLEAN, NULL);
/** By what something is found again. */
export const KEY = union(TEXT, NUMBER, BOOLEAN);
export const KEYS = listOf(KEY);
/** Where a moment or the beginning of a day is meant. */
export const TIME = union(MOMENT, DAY);
/** One case, or several. */
export const CASES = union(TEXT, listOf(TEXT), NULL);
