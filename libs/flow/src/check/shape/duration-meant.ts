/** Units as people write them, by their first letter, in German and English; a number alone is seconds. */
const AMOUNT =
  /^\s*(\d{1,4})\s*(s|sec|seconds?|sekunden?|m|min|minutes?|minuten?|h|hours?|stunden?|d|days?|tage?n?|w|weeks?|wochen?)?\s*$/i;
const ISO_OF_DAYS = /^P(\d{1,3})([WMY])$/i;
const DAYS: Record<string, number> = { W: 7, M: 30, Y: 365 };

/** The duration that a text such as `2d`, `1 hour` or `P1W` was meant to be; nothing where it says none. */
export function durationMeant(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const [, days, unit = ''] = ISO_OF_DAYS.exec(String(value)) ?? [];
  if (days !== undefined) return `P${Number(days) * (DAYS[unit.toUpperCase()] ?? 1)}D`;
  const [, amount, word = 's'] = AMOUNT.exec(String(value)) ?? [];
  if (amount === undefined || Number(amount) === 0) return undefined;
  const letter = word.charAt(0).toLowerCase();
  if (letter === 'w') return `P${Number(amount) * 7}D`;
  if (letter === 'd' || letter === 't') return `P${amount}D`;
  // Seconds and Stunden begin alike.
  const isHours = letter === 'h' || /^st/i.test(word);
  return `PT${amount}${isHours ? 'H' : letter === 'm' ? 'M' : 'S'}`;
}
