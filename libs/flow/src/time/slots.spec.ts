import { describe, expect, it } from '@jest/globals';
import { readCron } from './cron-fields.ts';
import { slotsBetween, type Schedule } from './slots.ts';

const MINUTE_MS = 60_000;
const ZONES = ['Europe/Berlin', 'Europe/Vienna', 'Europe/Zurich', 'Europe/London', 'UTC'];
/** The Sundays on which clocks change. */
const CHANGES = ['2026-10-25', '2027-03-28', '2027-10-31', '2028-03-26'];

function schedule(cron: string, zone: string, region?: string): Schedule {
  const fields = readCron(cron);
  if (!fields) throw new Error(`${cron} is no schedule`);
  return { fields, zone, ...(region && { skipHolidays: { region } }) };
}

const due = (cron: string, zone: string, from: string, until: string, region?: string) =>
  [...slotsBetween(schedule(cron, zone, region), new Date(from), new Date(until))].map((slot) =>
    slot.toISOString().replace(':00.000Z', 'Z'),
  );

const quarters = (day: string) => due('*/15 * * * *', 'Europe/Berlin', `${day}T00:00:00Z`, `${day}T03:00:00Z`);
const workDays = (region?: string) =>
  due('0 6 * * 1-5', 'Europe/Berlin', '2027-10-29T12:00:00Z', '2027-11-03T00:00:00Z', region);

describe('the rule for changing clocks', () => {
  // Clocks in Berlin go from 02:00 to 03:00 at 01:00 UTC, and from 03:00 to 02:00 at 01:00 UTC.
  it.each([
    ['a time in the gap, at the first moment after it', '30 2 * * *', '2027-03-28', ['2027-03-28T01:00Z']],
    ['several times in the gap, once', '*/15 2 * * *', '2027-03-28', ['2027-03-28T01:00Z']],
    ['a time in the gap and the moment after it, once', '0 2,3 * * *', '2027-03-28', ['2027-03-28T01:00Z']],
    ['a time that comes twice, at its first passing', '30 2 * * *', '2027-10-31', ['2027-10-31T00:30Z']],
    ['the moment after the doubled hour', '0 3 * * *', '2027-10-31', ['2027-10-31T02:00Z']],
  ])('runs %s', (_what, cron, day, expected) => {
    expect(due(cron, 'Europe/Berlin', `${day}T00:00:00Z`, `${day}T10:00:00Z`)).toEqual(expected);
  });

  it('lets a schedule of every hour count time that passes', () => {
    expect(quarters('2027-10-31')).toHaveLength(12);
    expect(quarters('2027-03-28')).toHaveLength(12);
  });
});

describe('calendars', () => {
  it.each([
    ['leap days', '0 6 29 2 *', '2027-01-01', '2033-01-01', ['2028-02-29T05:00Z', '2032-02-29T05:00Z']],
    [
      'ends of months that have a 31st',
      '0 6 31 3-5 *',
      '2027-01-01',
      '2028-01-01',
      ['2027-03-31T04:00Z', '2027-05-31T04:00Z'],
    ],
    ['the turn of a year', '0 0 1 1 *', '2026-06-01', '2028-06-01', ['2026-12-31T23:00Z', '2027-12-31T23:00Z']],
    [
      'days of a month or of a week where both are given',
      '0 6 13 * fri',
      '2027-08-01',
      '2027-08-15',
      ['2027-08-06T04:00Z', '2027-08-13T04:00Z'],
    ],
    ['Sundays as 7', '0 6 * * 7', '2027-08-01', '2027-08-09', ['2027-08-01T04:00Z', '2027-08-08T04:00Z']],
  ])('know %s', (_what, cron, from, until, expected) => {
    expect(due(cron, 'Europe/Berlin', `${from}T00:00:00Z`, `${until}T00:00:00Z`)).toEqual(expected);
  });

  it("know the holidays of a region and days of one's own", () => {
    expect(workDays()).toEqual(['2027-11-01T05:00Z', '2027-11-02T05:00Z']);
    expect(workDays('DE-BY')).toEqual(['2027-11-02T05:00Z']);
    expect(workDays('DE-BE')).toEqual(['2027-11-01T05:00Z', '2027-11-02T05:00Z']);
    const own = { ...schedule('0 6 * * *', 'Europe/Berlin'), skipHolidays: { region: 'DE', also: ['12-24'] } };
    const found = [...slotsBetween(own, new Date('2027-12-23T12:00:00Z'), new Date('2027-12-28T00:00:00Z'))];
    expect(found.map((slot) => slot.getUTCDate())).toEqual([27]);
  });

  it.each([
    '',
    '* * * *',
    '* * * * * *',
    '60 * * * *',
    '* 24 * * *',
    '* * 0 * *',
    '* * * 13 *',
    '* * * * 8',
    '*/0 * * * *',
    '5-1 * * * *',
    '* * L * *',
    '1e1 * * * *',
    `${'1,'.repeat(500)}1 * * * *`,
  ])('refuse %p', (cron) => {
    expect(readCron(cron)).toBeUndefined();
  });
});

/** A clock on the wall, minute by minute, by the zones of the language and not by our library. */
function wallClock(zone: string, from: number, until: number) {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  return Array.from({ length: (until - from) / MINUTE_MS }, (_, index) => {
    const moment = from + index * MINUTE_MS;
    const text = format.format(moment);
    return { moment, wall: new Date(`${text.replace(' ', 'T')}:00Z`) };
  });
}

/** The rule again, written as its definition: each wall time is due where the clock first reaches or jumps over it. */
function reference({ fields }: Schedule, clock: { moment: number; wall: Date }[], from: number): number[] {
  const minutes = new Set(fields.minutes);
  const hours = new Set(fields.hours);
  const wanted = (wall: Date) => {
    if (!minutes.has(wall.getUTCMinutes()) || !hours.has(wall.getUTCHours())) return false;
    const byDay = fields.days.has(wall.getUTCDate());
    const byWeekday = fields.weekdays.has(wall.getUTCDay());
    return fields.months.has(wall.getUTCMonth() + 1) && (fields.eitherDay ? byDay || byWeekday : byDay && byWeekday);
  };
  const found = new Set<number>();
  let highest = (clock[0]?.wall.getTime() ?? 0) - MINUTE_MS;
  for (const { moment, wall } of clock) {
    const time = wall.getTime();
    if ((fields.everyHour || time > highest) && wanted(wall)) found.add(moment);
    for (let skipped = highest + MINUTE_MS; !fields.everyHour && skipped < time; skipped += MINUTE_MS)
      if (wanted(new Date(skipped))) found.add(moment);
    highest = Math.max(highest, time);
  }
  return [...found].filter((moment) => moment > from).sort((a, b) => a - b);
}

describe('over all zones and changes', () => {
  it('no slot is missed and none is doubled, against the rule written a second time', () => {
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    const crons = Array.from({ length: 30 }, () => {
      const minute = ['0', '30', '*/15', '7,37', String(random(60)), '*/20'][random(6)] ?? '0';
      const hour = ['*', '2', '1-3', '*/2', '0,23', String(random(24)), '3', '*'][random(8)] ?? '*';
      const days = ['* * *', '* * *', '* * 0', '* * 6,0', '25-31 * *', `${1 + random(31)} * sun`][random(6)] ?? '* * *';
      return `${minute} ${hour} ${days}`;
    });
    let slots = 0;
    const wrong: string[] = [];
    for (const zone of ZONES) {
      for (const change of CHANGES) {
        const noon = Date.parse(`${change}T12:00:00Z`);
        const [from, until] = [noon - 36 * 3_600_000, noon + 36 * 3_600_000];
        const clock = wallClock(zone, from - 86_400_000, until + MINUTE_MS);
        for (const cron of crons) {
          const planned = schedule(cron, zone);
          const expected = reference(planned, clock, from);
          const found = [...slotsBetween(planned, new Date(from), new Date(until))].map((slot) => slot.getTime());
          slots += expected.length;
          if (JSON.stringify(found) !== JSON.stringify(expected)) wrong.push(`${cron} in ${zone} around ${change}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(slots).toBeGreaterThan(10_000);
  });

  it('a range taken in pieces gives what it gives as a whole', () => {
    const planned = schedule('*/15 1-4 * * *', 'Europe/Berlin');
    const [from, until] = [Date.parse('2027-10-30T00:00:00Z'), Date.parse('2027-11-01T00:00:00Z')];
    const pieces: number[] = [];
    for (let at = from; at < until; at += 7 * MINUTE_MS) {
      const to = Math.min(at + 7 * MINUTE_MS, until);
      pieces.push(...[...slotsBetween(planned, new Date(at), new Date(to))].map((slot) => slot.getTime()));
    }
    expect(pieces).toEqual([...slotsBetween(planned, new Date(from), new Date(until))].map((slot) => slot.getTime()));
  });
});
