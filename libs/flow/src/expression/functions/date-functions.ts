import { DateTime, IANAZone } from 'luxon';
import { COUNT, textOf, wholeNumber, type ListedFunction, type Literal } from './listed-function.ts';
import { isDay } from '../../time/day.ts';
import { wallMoment } from '../../time/slots.ts';
import { isZone } from '../../time/zone.ts';
import { DAY as A_DAY, INT, MOMENT, TEXT, union } from '../../types/type.ts';

/** Also a day, which is its first moment. */
const A_MOMENT = union(MOMENT, A_DAY, { kind: 'timestamp' });
const MOST_DAYS = 100_000;
const MOST_CHARACTERS = 64;
/** Those of the year 2999; what lies beyond them is counted in something else. */
const MOST_MILLISECONDS = Date.UTC(3000, 0) - 1;

function day(value: unknown): DateTime {
  const text = textOf(value, 'a day');
  if (!isDay(text)) throw new Error('a day has to be a text such as "2026-01-31"');
  return DateTime.fromISO(text, { zone: 'utc' });
}

const DAY_LITERAL: Literal = {
  fits: (value) => typeof value === 'string' && isDay(value),
  needs: { de: 'einen Tag, den es gibt, wie "2026-01-31"', en: 'a day that there is, such as "2026-01-31"' },
};
/** A distance from UTC is let pass when it runs, for flows that went live with one. */
const ZONE_LITERAL: Literal = {
  fits: (value) => typeof value === 'string' && isZone(value),
  needs: {
    de: 'den Namen einer Zone wie "Europe/Vienna"; ein Abstand kennt keine Sommerzeit',
    en: 'the name of a zone such as "Europe/Vienna"; a distance knows no summer time',
  },
};

const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;
const TIME_LITERAL: Literal = {
  fits: (value) => typeof value === 'string' && TIME.test(value),
  needs: { de: 'eine Uhrzeit wie "09:00"', en: 'a time of day such as "09:00"' },
};

function timeOfDay(value: unknown): { hour: number; minute: number } {
  const [, hour, minute] = TIME.exec(textOf(value, 'a time of day')) ?? [];
  if (hour === undefined) throw new Error('a time of day has to be a text such as "09:00"');
  return { hour: Number(hour), minute: Number(minute) };
}

function zoneName(value: unknown): string {
  const name = textOf(value, 'a zone');
  if (!IANAZone.isValidZone(name)) throw new Error('a zone has to be a name such as "Europe/Vienna"');
  return name;
}

function moment(value: unknown, zone: unknown): DateTime {
  const name = zoneName(zone);
  const text = value instanceof Date ? value.toISOString() : textOf(value, 'a moment');
  const found = DateTime.fromISO(text.length > MOST_CHARACTERS ? '' : text, { zone: name });
  if (!found.isValid) throw new Error('a moment has to be a text such as "2026-01-31T08:00:00Z"');
  return found;
}

function written(date: DateTime, make: (date: DateTime) => string | null): string {
  const text = date.year >= 1000 && date.year < 3000 ? make(date) : null;
  if (text === null) throw new Error('the day lies in no year from 1000 to 2999');
  return text;
}

/** Days are texts `YYYY-MM-DD` of no zone; moments are ISO 8601 with an offset, and become days in a zone only. */
export const DATE_FUNCTIONS: ListedFunction[] = [
  {
    name: 'date.addDays',
    parameters: ['day', 'number'],
    takes: [A_DAY, COUNT],
    literals: [DAY_LITERAL],
    gives: A_DAY,
    about: { de: 'der Tag so viele Tage später', en: 'the day so many days later' },
    example: ['date.addDays("2026-02-27", 2)', '2026-03-01'],
    call: (value, number) =>
      written(day(value).plus({ days: wholeNumber(number, 'the number of days', -MOST_DAYS, MOST_DAYS) }), (date) =>
        date.toISODate(),
      ),
  },
  {
    name: 'date.addMonths',
    parameters: ['day', 'number'],
    takes: [A_DAY, COUNT],
    literals: [DAY_LITERAL],
    gives: A_DAY,
    about: {
      de: 'der Tag so viele Monate später, höchstens der letzte des Monats',
      en: 'the day so many months later, at most the last of the month',
    },
    example: ['date.addMonths("2026-01-31", 1)', '2026-02-28'],
    call: (value, number) =>
      written(day(value).plus({ months: wholeNumber(number, 'the number of months', -12_000, 12_000) }), (date) =>
        date.toISODate(),
      ),
  },
  {
    name: 'date.endOfMonth',
    parameters: ['day'],
    takes: [A_DAY],
    literals: [DAY_LITERAL],
    gives: A_DAY,
    about: { de: 'der letzte Tag des Monats', en: 'the last day of the month' },
    example: ['date.endOfMonth("2028-02-10")', '2028-02-29'],
    call: (value) => written(day(value).endOf('month'), (date) => date.toISODate()),
  },
  {
    name: 'date.daysBetween',
    parameters: ['from', 'until'],
    takes: [A_DAY, A_DAY],
    literals: [DAY_LITERAL, DAY_LITERAL],
    gives: INT,
    about: { de: 'Tage von einem Tag zum anderen', en: 'days from one day to the other' },
    example: ['date.daysBetween("2026-03-28", "2026-03-30")', 2],
    call: (from, until) => BigInt(Math.round(day(until).diff(day(from), 'days').days)),
  },
  {
    name: 'date.weekday',
    parameters: ['day'],
    takes: [A_DAY],
    literals: [DAY_LITERAL],
    gives: INT,
    about: { de: '1 für Montag bis 7 für Sonntag', en: '1 for Monday to 7 for Sunday' },
    example: ['date.weekday("2026-11-22")', 7],
    call: (value) => BigInt(day(value).weekday),
  },
  {
    name: 'date.day',
    parameters: ['moment', 'zone'],
    takes: [A_MOMENT, TEXT],
    literals: [undefined, ZONE_LITERAL],
    gives: A_DAY,
    about: { de: 'der Tag, auf den ein Zeitpunkt in einer Zone fällt', en: 'the day of a moment in a zone' },
    example: ['date.day("2026-12-31T23:30:00Z", "Europe/Vienna")', '2027-01-01'],
    call: (value, zone) => written(moment(value, zone), (date) => date.toISODate()),
  },
  {
    name: 'date.zoned',
    parameters: ['moment', 'zone'],
    takes: [A_MOMENT, TEXT],
    literals: [undefined, ZONE_LITERAL],
    gives: MOMENT,
    about: { de: 'ein Zeitpunkt mit der Uhrzeit einer Zone', en: 'a moment with the time of day of a zone' },
    example: ['date.zoned("2026-07-01T08:00:00Z", "Europe/Zurich")', '2026-07-01T10:00:00.000+02:00'],
    call: (value, zone) => written(moment(value, zone), (date) => date.toISO()),
  },
  {
    name: 'date.at',
    parameters: ['day', 'time', 'zone'],
    takes: [A_DAY, TEXT, TEXT],
    literals: [DAY_LITERAL, TIME_LITERAL, ZONE_LITERAL],
    gives: MOMENT,
    about: {
      de: 'der Zeitpunkt, zu dem eine Uhr der Zone an diesem Tag so spät zeigt; wo sie diese Zeit überspringt, gleich danach, wo sie sie zweimal zeigt, beim ersten Mal',
      en: 'the moment at which a clock of the zone shows this time of the day; where it leaps over it, right behind, where it shows it twice, the first time',
    },
    example: ['date.at("2027-03-28", "09:00", "Europe/Berlin")', '2027-03-28T09:00:00.000+02:00'],
    call: (value, time, zone) => {
      const [on, name] = [day(value), zoneName(zone)];
      const at = DateTime.fromJSDate(wallMoment(on, timeOfDay(time), name), { zone: name });
      return written(at, (date) => date.toISO());
    },
  },
  {
    name: 'date.moment',
    parameters: ['number'],
    takes: [COUNT],
    gives: MOMENT,
    about: {
      de: 'der Zeitpunkt so viele Millisekunden nach dem Beginn von 1970',
      en: 'the moment so many milliseconds after the beginning of 1970',
    },
    example: ['date.moment(1767222000000)', '2025-12-31T23:00:00.000Z'],
    call: (number) => {
      const date = DateTime.fromMillis(
        wholeNumber(number, 'the number of milliseconds', -MOST_MILLISECONDS, MOST_MILLISECONDS),
      );
      return written(date.toUTC(), (utc) => utc.toISO());
    },
  },
];
