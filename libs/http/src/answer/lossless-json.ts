type Reviver = (key: string, value: unknown, context: { source?: string }) => unknown;

/** The third argument of a reviver (the source text) is not in the compiler's library yet. */
const parse = JSON.parse as (text: string, reviver: Reviver) => unknown;

/** Begins of numbers that may lose digits: those of more than fifteen, and exponents. Numbers stand at the start or behind one of these marks. */
const DELICATE_NUMBER = /(?:^|[[:,])\s*-?(?:\d{16}|[\d.]{17}|[\d.]+[eE])/;
const PARTS = /^-?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;
/** No JavaScript number has so many characters. */
const MOST_COMPARED = 40;

/**
 * Parses JSON without losing a digit: a number that no JavaScript number is equal to (`1234567890123456789`,
 * `12345678901234567890.10`, `1e400`) becomes a string with exactly its text. All others stay numbers, `10.50` as well, so
 * that a field is of one type in all records. Throws SyntaxError or RangeError (nested too deeply).
 */
export function parseLossless(text: string): unknown {
  // A reviver makes parsing ten times as slow.
  if (!DELICATE_NUMBER.test(text)) return JSON.parse(text) as unknown;
  return parse(text, (_key, value, { source }) =>
    typeof value === 'number' && source !== undefined && !isEqual(value, source) ? source : value,
  );
}

function isEqual(number: number, source: string): boolean {
  return source.length <= MOST_COMPARED && normalForm(String(number)) === normalForm(source);
}

/** One spelling for all texts of a number, but for its sign: its digits without idle zeros, and what the last one is worth. */
function normalForm(text: string): string | undefined {
  const [, whole, fraction = '', exponent = '0'] = PARTS.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const digits = `${whole}${fraction}`;
  const kept = digits.replace(/0+$/, '');
  return kept === ''
    ? '0'
    : `${kept.replace(/^0+/, '')}e${Number(exponent) - fraction.length + digits.length - kept.length}`;
}
