/**
 * Patterns that give every document its own number, in characters that DATEV takes in `Belegfeld 1`: with a counter, and with the
 * year where they name the month, because the counter begins again with each.
 */
export const NUMBER_PATTERN =
  /^(?=.*\{year\}|(?!.*\{month\}))([\w$&%*+\-/]|\{year\}|\{month\})*\{n(:\d{1,2})?\}([\w$&%*+\-/]|\{year\}|\{month\})*$/;

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
    .replace(/\{n(?::(\d+))?\}/g, (_, width?: string) => String(counter).padStart(Number(width ?? 1), '0'));
}
