import { DateTime } from 'luxon';

/** Where the seller's business day begins and ends. */
export const BUSINESS_ZONE = 'Europe/Berlin';

/** The calendar date (`2026-11-21`) on which a moment falls for the business. */
export function businessDate(moment: Date, zone: string = BUSINESS_ZONE): string {
  return DateTime.fromJSDate(moment).setZone(zone).toFormat('yyyy-MM-dd');
}

/** A calendar date some days later (earlier for negative days). */
export function plusDays(date: string, days: number): string {
  return DateTime.fromISO(date, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd');
}

const holidaysByYear = new Map<number, ReadonlySet<string>>();

/** Public holidays that all German states share, of one year. Source: state holiday laws and the Unification Treaty, as of 2026. */
export function nationwideHolidays(year: number): ReadonlySet<string> {
  const known = holidaysByYear.get(year);
  if (known !== undefined) return known;
  const easter = easterSunday(year);
  const holidays = new Set([
    `${year}-01-01`,
    `${year}-05-01`,
    `${year}-10-03`,
    `${year}-12-25`,
    `${year}-12-26`,
    ...[-2, 1, 39, 50].map((offset) => plusDays(easter, offset)),
  ]);
  holidaysByYear.set(year, holidays);
  return holidays;
}

/** The first day on or after `date` that is neither Saturday, Sunday nor a nationwide holiday (§ 193 BGB). */
export function nextWorkday(date: string): string {
  let day = date;
  while (!isWorkday(day)) day = plusDays(day, 1);
  return day;
}

function isWorkday(date: string): boolean {
  const day = DateTime.fromISO(date, { zone: 'utc' });
  return day.weekday <= 5 && !nationwideHolidays(day.year).has(date);
}

/** Easter Sunday of the Gregorian calendar (Gauss's rule in the form of Lichtenberg). */
function easterSunday(year: number): string {
  const century = Math.floor(year / 100);
  const moonShift = 15 + Math.floor((3 * century + 3) / 4) - Math.floor((8 * century + 13) / 25);
  const sunShift = 2 - Math.floor((3 * century + 3) / 4);
  const moon = year % 19;
  const seed = (19 * moon + moonShift) % 30;
  const correction = Math.floor((seed + Math.floor(moon / 11)) / 29);
  const border = 21 + seed - correction;
  const sunday = 7 - ((year + Math.floor(year / 4) + sunShift) % 7);
  const distance = 7 - ((border - sunday) % 7);
  return plusDays(`${year}-03-01`, border + distance - 1);
}
