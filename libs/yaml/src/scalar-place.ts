import type { Scalar } from 'yaml';

const QUOTES = new Set(['QUOTE_SINGLE', 'QUOTE_DOUBLE']);
/** Characters a backslash of their own; all others take two. */
const ESCAPES: Record<string, number> = { x: 4, u: 6, U: 10 };

/**
 * Where in the file the character `offset` of a scalar's value stands. Folding, indentation and escapes
 * change the number of blanks only: the characters between them are counted.
 */
export function placeInScalar(text: string, scalar: Scalar, offset: number): number {
  const start = scalar.range?.[0] ?? 0;
  const type = String(scalar.type);
  const value = String(scalar.value);
  let left = value.slice(0, offset).replaceAll(/\s/g, '').length;
  let place = type.startsWith('BLOCK') ? text.indexOf('\n', start) + 1 : start + (QUOTES.has(type) ? 1 : 0);
  const atEnd = value.slice(offset).trim() === '';
  const blanks = type === 'QUOTE_DOUBLE' ? /(?:\s|\\[\stnvfrLP_])+/y : /\s+/y;
  while (place < text.length) {
    if (left === 0 && atEnd) break;
    blanks.lastIndex = place;
    if (blanks.test(text)) place = blanks.lastIndex;
    if (left === 0) break;
    place += widthOf(text, place, type);
    left -= 1;
  }
  return place;
}

function widthOf(text: string, place: number, type: string): number {
  if (type === 'QUOTE_SINGLE' && text.startsWith("''", place)) return 2;
  if (type === 'QUOTE_DOUBLE' && text[place] === '\\') return ESCAPES[text[place + 1] ?? ''] ?? 2;
  return 1;
}
