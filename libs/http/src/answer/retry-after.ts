const HOUR = 3600;
const HTTP_DATE = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * Whole seconds (0 to 3600) that a `Retry-After` header asks for, counted from `now` (milliseconds; the
 * answer's own Date where it has one). Nonsense and a time in the past are `undefined`: the caller backs off by itself.
 */
export function retryAfterSeconds(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) return Math.min(Math.ceil(Number(text)), HOUR);
  if (!HTTP_DATE.test(text)) return undefined;
  const seconds = Math.ceil((Date.parse(text) - now) / 1000);
  return seconds > 0 ? Math.min(seconds, HOUR) : undefined;
}

/** The vendor's idea of the present, so that its clock may be wrong; ours where it does not tell. */
export function answeredAt(headers: Record<string, string>, now: number): number {
  const date = headers['date'] ?? '';
  return HTTP_DATE.test(date) ? Date.parse(date) : now;
}
