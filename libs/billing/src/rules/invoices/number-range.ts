/** Why a pattern cannot number documents. */
export type PatternFault = 'no_counter' | 'characters' | 'month_without_year' | 'too_long';

/** What DATEV takes as `Belegfeld 1` (EXTF 7.0, Buchungsstapel). */
const LONGEST_NUMBER = 36;
/** No company writes more documents in one series. */
const LAST_COUNTER = 999_999_999;
const COUNTER = /\{n(?::(\d{1,2}))?\}/;

/** The series that a number of this pattern and date belongs to: one counter for each year where the pattern has `{year}`. */
export function numberPeriod(pattern: string, date: string): string {
  if (pattern.includes('{month}')) return date.slice(0, 7);
  return pattern.includes('{year}') ? date.slice(0, 4) : 'all';
}

/** Writes a number: `{year}`, `{month}` from the date and `{n}` or `{n:5}` (padded) from the counter. */
export function formatNumber(pattern: string, date: string, counter: number): string {
  return pattern
    .replaceAll('{year}', date.slice(0, 4))
    .replaceAll('{month}', date.slice(5, 7))
    .replace(COUNTER, (_, width?: string) => String(counter).padStart(Number(width ?? 1), '0'));
}

/** What is wrong with a pattern; `undefined` where each document gets a number of its own that DATEV takes. */
export function patternFault(pattern: string): PatternFault | undefined {
  if (!COUNTER.test(pattern)) return 'no_counter';
  const last = formatNumber(pattern, '2026-12-31', LAST_COUNTER);
  if (!/^[\w$&%*+\-/]*$/.test(last)) return 'characters';
  // The counter begins again each month, so the same month of another year would have the same numbers.
  if (pattern.includes('{month}') && !pattern.includes('{year}')) return 'month_without_year';
  return last.length > LONGEST_NUMBER ? 'too_long' : undefined;
}

/** True for two series that count for themselves and write the same numbers sooner or later: they differ in leading zeros only. */
export function writeSameNumbers(one: string, other: string): boolean {
  return one !== other && one.replace(COUNTER, '{n}') === other.replace(COUNTER, '{n}');
}
