import { isHoliday, type SkippedHolidays } from '@belegfluss/calendar';
import { DateTime, type Zone } from 'luxon';
import { allowsDay, type CronFields } from './cron-fields.ts';

/** When a flow is due: fields of a clock on the wall of a zone, and days on which that clock is not looked at. */
export interface Schedule {
  fields: CronFields;
  zone: string;
  skipHolidays?: SkippedHolidays;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/**
 * The slots behind `after` up to and with `until`, in ascending order, each once.
 *
 * Where clocks are put forward or back there is one rule. A schedule of certain hours counts by the clock on the wall: a
 * time that does not exist is due at the first moment after the gap, and a time that comes twice is due at its first
 * passing. A schedule of every hour counts time that passes: nothing is made up for the gap, and both passings count.
 */
export function* slotsBetween(schedule: Schedule, after: Date, until: Date): Generator<Date> {
  const first = DateTime.fromJSDate(after, { zone: schedule.zone });
  // A time before midnight can be due on the day after it, where midnight does not exist.
  let day = Date.UTC(first.year, first.month - 1, first.day) - DAY_MS;
  let last = after.getTime();
  for (; day <= until.getTime() + DAY_MS; day += DAY_MS) {
    for (const slot of slotsOfDay(schedule, new Date(day))) {
      if (slot > until.getTime()) return;
      if (slot <= last) continue;
      last = slot;
      yield new Date(slot);
    }
  }
}

/** The moment at which a clock on the wall of a zone shows a time of a day, by the rule of schedules of certain hours. */
export function wallMoment(
  { year, month, day }: { year: number; month: number; day: number },
  { hour, minute }: { hour: number; minute: number },
  zone: string,
): Date {
  const fields = { hours: [hour], minutes: [minute], everyHour: false };
  const [moment = Number.NaN] = onDay(fields, DateTime.fromObject({ year, month, day }, { zone }));
  return new Date(moment);
}

/** Moments of a calendar day (midnight of it in UTC) in ascending order; two times in one gap are the same moment. */
function slotsOfDay({ fields, zone, skipHolidays }: Schedule, date: Date): number[] {
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  if (!allowsDay(fields, { month, day, weekday: date.getUTCDay() })) return [];
  if (skipHolidays && isHoliday(skipHolidays, { year, month, day })) return [];
  return onDay(fields, DateTime.fromObject({ year, month, day }, { zone }));
}

/** What of a clock on the wall decides when it is time. */
type Hands = Pick<CronFields, 'hours' | 'minutes' | 'everyHour'>;

function onDay(fields: Hands, day: DateTime): number[] {
  const first = day.startOf('day');
  const start = first.toMillis();
  const end = first.plus({ days: 1 }).startOf('day').toMillis();
  // A day of 24 hours needs no further look at the zone.
  if (end - start === DAY_MS && first.hour === 0) return onWall(fields).map((minutes) => start + minutes * MINUTE_MS);
  const walls = wallTimes(first.zone, start, end);
  return fields.everyHour ? byElapsedTime(fields, walls) : byFirstPassing(fields, walls, end);
}

/** Minutes since midnight at which the schedule is due, as a clock on the wall shows them. */
function onWall({ hours, minutes }: Hands): number[] {
  return hours.flatMap((hour) => minutes.map((minute) => hour * 60 + minute));
}

interface WallTime {
  moment: number;
  /** Minutes since midnight that a clock on the wall shows. */
  minutes: number;
}

/** Every minute of a day with the time on the wall. */
function wallTimes(zone: Zone, start: number, end: number): WallTime[] {
  const found: WallTime[] = [];
  for (let quarter = start; quarter < end; quarter += 15 * MINUTE_MS) {
    // Clocks change at full quarters only, and asking the zone is what takes its time.
    const ahead = zone.offset(quarter);
    for (let moment = quarter; moment < Math.min(quarter + 15 * MINUTE_MS, end); moment += MINUTE_MS) {
      found.push({ moment, minutes: (moment / MINUTE_MS + ahead) % (24 * 60) });
    }
  }
  return found;
}

function byElapsedTime(fields: Hands, walls: WallTime[]): number[] {
  const wanted = new Set(fields.minutes);
  return walls.filter(({ minutes }) => wanted.has(minutes % 60)).map(({ moment }) => moment);
}

/** For each time the first moment at which the clock shows it, or has jumped over it. */
function byFirstPassing(fields: Hands, walls: WallTime[], end: number): number[] {
  let at = 0;
  return onWall(fields).map((wanted) => {
    while (at < walls.length && (walls[at]?.minutes ?? 0) < wanted) at += 1;
    return walls[at]?.moment ?? end;
  });
}
