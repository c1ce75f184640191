import { DateTime } from 'luxon';

const BUSINESS_ZONE = 'Europe/Berlin';

/** The calendar day (`YYYY-MM-DD`) on which a moment falls where the company keeps its books. Throws on a text that is no moment. */
export function businessDay(instant: string | Date): string {
  const text = typeof instant === 'string' ? instant : instant.toISOString();
  const day = DateTime.fromISO(text, { zone: BUSINESS_ZONE }).toISODate();
  if (day === null) throw new Error(`${text} is no moment`);
  return day;
}
