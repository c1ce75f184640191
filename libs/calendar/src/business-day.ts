import { DateTime } from 'luxon';

/** Where the company keeps its books. */
export const BUSINESS_ZONE = 'Europe/Berlin';
/** Writes days as `YYYY-MM-DD`; made with the first one, since making it reads the tables of all zones. */
let days: Intl.DateTimeFormat | undefined;
const HOUR_MS = 3_600_000;
/** Days by hour since 1970: clocks have been put forward and back by whole hours since long before that. */
const KNOWN_DAYS = new Map<number, string>();
const MAX_KNOWN_DAYS = 1_000;
/** How most systems write a moment. */
const IN_UTC = /^[12]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/;

/** The calendar day (`YYYY-MM-DD`) on which a moment falls where the company keeps its books. Throws on a text that is no moment. */
export function businessDay(instant: string | Date): string {
  const text = typeof instant === 'string' ? instant : instant.toISOString();
  const moment = new Date(IN_UTC.test(text) ? text : NaN);
  // Several times as fast, and syncs ask for each record; the language takes 30 February for a day in March.
  if (!Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text.slice(0, 10))) return knownDay(moment);
  const day = DateTime.fromISO(text, { zone: BUSINESS_ZONE }).toISODate();
  if (day === null) throw new Error(`${text} is no moment`);
  return day;
}

/** Writing a day is slow, and many moments of one hour are asked for. */
function knownDay(moment: Date): string {
  const hour = Math.floor(moment.getTime() / HOUR_MS);
  days ??= new Intl.DateTimeFormat('sv-SE', { timeZone: BUSINESS_ZONE });
  if (hour < 0) return days.format(moment);
  const known = KNOWN_DAYS.get(hour);
  if (known !== undefined) return known;
  const day = days.format(moment);
  if (KNOWN_DAYS.size >= MAX_KNOWN_DAYS) KNOWN_DAYS.clear();
  KNOWN_DAYS.set(hour, day);
  return day;
}
