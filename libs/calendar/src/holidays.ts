import { HOLIDAY_RULES, type HolidayRule } from './holiday-rules.ts';
import { REGION_HOLIDAYS } from './holiday-regions.ts';

/** Days on which a schedule rests: the holidays of a region, and others of one's own. */
export interface SkippedHolidays {
  /** ISO 3166-2, such as `DE-BY`; one of HOLIDAY_REGIONS. */
  region: string;
  /** Further days of each year, `MM-DD`: holidays of a municipality, or of the company. */
  also?: string[];
}

export interface CalendarDay {
  year: number;
  month: number;
  day: number;
}

export const HOLIDAY_REGIONS = [...REGION_HOLIDAYS.keys()];

const DAY_MS = 86_400_000;
const years = new Map<string, ReadonlySet<string>>();

/** Whether a calendar day is a holiday of the region or one of the further days. */
export function isHoliday({ region, also = [] }: SkippedHolidays, { year, month, day }: CalendarDay): boolean {
  const text = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return also.includes(text) || holidaysOf(region, year).has(text);
}

/** The holidays of a year as `MM-DD`. Throws on a region that is not known. */
export function holidaysOf(region: string, year: number): ReadonlySet<string> {
  const key = `${region} ${year}`;
  const kept = years.get(key);
  if (kept) return kept;
  const names = REGION_HOLIDAYS.get(region);
  if (!names) throw new Error(`${region} is no region whose holidays are known`);
  const found = new Set(names.map((name) => dayOf(HOLIDAY_RULES[name], year)));
  years.set(key, found);
  return found;
}

function dayOf(rule: HolidayRule, year: number): string {
  if (typeof rule === 'string') return rule;
  const easter = easterSunday(year);
  if ('easter' in rule) return monthAndDay(easter + rule.easter * DAY_MS);
  const from = Date.parse(`${year}-${rule.onOrAfter}T00:00:00Z`);
  const first = from + ((rule.weekday - new Date(from).getUTCDay() + 7) % 7) * DAY_MS;
  const isAvoided = rule.avoidsEaster !== undefined && first === easter + rule.avoidsEaster * DAY_MS;
  return monthAndDay(isAvoided ? first + 7 * DAY_MS : first);
}

function monthAndDay(moment: number): string {
  return new Date(moment).toISOString().slice(5, 10);
}

/** Midnight (UTC) of Easter Sunday of the Gregorian calendar, by Gauss in the form of Lichtenberg. */
function easterSunday(year: number): number {
  const century = Math.floor(year / 100);
  const moonShift = 15 + Math.floor((3 * century + 3) / 4) - Math.floor((8 * century + 13) / 25);
  const sunShift = 2 - Math.floor((3 * century + 3) / 4);
  const golden = year % 19;
  const seed = (19 * golden + moonShift) % 30;
  const correction = Math.floor((seed + Math.floor(golden / 11)) / 29);
  const fullMoon = 21 + seed - correction;
  const firstSunday = 7 - ((year + Math.floor(year / 4) + sunShift) % 7);
  const distance = 7 - ((fullMoon - firstSunday) % 7);
  return Date.UTC(year, 2, fullMoon + distance);
}
