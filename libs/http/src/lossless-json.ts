type Reviver = (key: string, value: unknown, context: { source?: string }) => unknown;

/** The third argument of a reviver (the source text) is not in the compiler's library yet. */
const parse = JSON.parse as (text: string, reviver: Reviver) => unknown;

/** Begins of numbers that may not come back as they were written; numbers stand at the start or behind one of these marks. */
const DELICATE_NUMBER = /(?:^|[[:,])\s*(?:-0|-?(?:\d{16}|\d+[.eE]))/;

/**
 * Parses JSON without losing a digit: a number whose text a JavaScript number would not give back
 * (`1234567890123456789`, `10.50`, `1e400`) becomes a string with exactly that text, all others stay numbers.
 * Throws SyntaxError or RangeError (nested too deeply).
 */
export function parseLossless(text: string): unknown {
  // A reviver makes parsing ten times as slow.
  if (!DELICATE_NUMBER.test(text)) return JSON.parse(text) as unknown;
  return parse(text, (_key, value, { source }) =>
    typeof value === 'number' && source !== undefined && String(value) !== source ? source : value,
  );
}
