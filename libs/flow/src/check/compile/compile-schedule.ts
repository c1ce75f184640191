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
  if (skipHolidays && !HOLIDAY_REGIONS.includes(skipHolidays.region)) {
    const name = skipHolidays.region;
    const nearest = HOLIDAY_REGIONS.find((region) => region.endsWith(`-${name}`)) ?? nearestName(name, HOLIDAY_REGIONS);
    context.add('flow.unknown_region', [...path, 'skipHolidays', 'region'], { name, nearest });
    return undefined;
  }
  const fields = readCron(cron);
  const schedule = fields && { fields, zone, ...(skipHolidays && { skipHolidays }) };
  if (!isZone(zone)) context.add('flow.bad_schedule', [...path, 'zone'], { zone });
  else if (!schedule) context.add('flow.bad_schedule', [...path, 'cron'], { cron });
  else if (slotsBetween(schedule, FROM, UNTIL).next().done) context.add('flow.bad_schedule', path, { never: true });
  else return schedule;
  return undefined;
}
