import { HOLIDAY_REGIONS } from '@belegfluss/calendar';
import { nearestName } from '../../report/nearest-name.ts';
import { readCron } from '../../time/cron-fields.ts';
import { slotsBetween, type Schedule } from '../../time/slots.ts';
import { isZone } from '../../time/zone.ts';
import type { CheckContext } from '../check-context.ts';
import type { Path } from '../findings.ts';
import type { TriggerBody } from '../../language/flow-file.ts';

/** From the day before a leap day, over a century without one, to the next: whatever is due at all is due in this time. */
const FROM = new Date('2096-02-28T00:00:00Z');
const UNTIL = new Date('2104-03-02T00:00:00Z');

/** Checks and compiles a time-table. One that is never due, as on 30 February, is a slip as well. */
export function compileSchedule(
  context: CheckContext,
  { cron, zone, skipHolidays }: TriggerBody['schedule']['schedule'],
  path: Path,
): Schedule | undefined {
  const fields = readCron(cron);
  const hasZone = isZone(zone);
  if (!fields) context.add('flow.bad_schedule', [...path, 'cron'], { cron });
  if (!hasZone) context.add('flow.bad_schedule', [...path, 'zone'], { zone });
  const hasRegion = !skipHolidays || isRegion(context, skipHolidays.region, [...path, 'skipHolidays', 'region']);
  if (!fields || !hasZone || !hasRegion) return undefined;
  const schedule = { fields, zone, ...(skipHolidays && { skipHolidays }) };
  if (!slotsBetween(schedule, FROM, UNTIL).next().done) return schedule;
  context.add('flow.bad_schedule', path, { never: true });
  return undefined;
}

function isRegion(context: CheckContext, name: string, path: Path): boolean {
  if (HOLIDAY_REGIONS.includes(name)) return true;
  const nearest = HOLIDAY_REGIONS.find((region) => region.endsWith(`-${name}`)) ?? nearestName(name, HOLIDAY_REGIONS);
  context.add('flow.unknown_region', path, { name, nearest });
  return false;
}
