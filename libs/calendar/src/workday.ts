import { DateTime } from 'luxon';
import { isHoliday } from './holidays.ts';

/** Holidays that all German states share. */
const NATIONWIDE = { region: 'DE' };

/** A calendar day (`2026-11-21`) some days later; earlier for negative days. */
export function plusDays(day: string, days: number): string {
  return inUtc(day).plus({ days }).toFormat('yyyy-MM-dd');
}

/** The first day on or after `day` that is neither Saturday, Sunday nor a holiday in all of Germany (§ 193 BGB). */
export function nextWorkday(day: string): string {
  let next = inUtc(day);
  while (next.weekday > 5 || isHoliday(NATIONWIDE, next)) next = next.plus({ days: 1 });
  return next.toFormat('yyyy-MM-dd');
}

function inUtc(day: string): DateTime {
  return DateTime.fromISO(day, { zone: 'utc' });
}
