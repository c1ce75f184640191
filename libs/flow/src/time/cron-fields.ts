/** The five fields of a schedule as the numbers that they let through. */
export interface CronFields {
  minutes: number[];
  hours: number[];
  days: ReadonlySet<number>;
  months: ReadonlySet<number>;
  /** 0 is Sunday. */
  weekdays: ReadonlySet<number>;
  /** Both the day of the month and the day of the week are given: then either of them is enough. */
  eitherDay: boolean;
  /** It runs in every hour, and so counts time that passes rather than hours on a clock. */
  everyHour: boolean;
}

interface FieldRule {
  min: number;
  max: number;
  /** Names of the numbers from `min` on. */
  names?: string[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const MINUTE: FieldRule = { min: 0, max: 59 };
const HOUR: FieldRule = { min: 0, max: 23 };
const DAY: FieldRule = { min: 1, max: 31 };
const MONTH: FieldRule = { min: 1, max: 12, names: MONTHS };
/** Both 0 and 7 are Sunday. */
const WEEKDAY: FieldRule = { min: 0, max: 7, names: WEEKDAYS };
const MAX_LENGTH = 400;
const ITEM = /^(\*|[a-z0-9]+(?:-[a-z0-9]+)?)(?:\/([0-9]{1,2}))?$/;

/** Reads five cron fields (numbers, names of months and days, `*`, lists, ranges, steps); `undefined` where they say nothing. */
export function readCron(text: string): CronFields | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const parts = text.trim().toLowerCase().split(/\s+/);
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = parts;
  const minutes = readField(minute, MINUTE);
  const hours = readField(hour, HOUR);
  const days = readField(day, DAY);
  const months = readField(month, MONTH);
  const weekdays = readField(weekday, WEEKDAY);
  if (parts.length !== 5 || !minutes || !hours || !days || !months || !weekdays) return undefined;
  return {
    minutes,
    hours,
    days: new Set(days),
    months: new Set(months),
    weekdays: new Set(weekdays.map((number) => number % 7)),
    eitherDay: !day.startsWith('*') && !weekday.startsWith('*'),
    everyHour: hours.length === 24,
  };
}

/** Whether the fields let a calendar day through; `weekday` is 0 for Sunday. */
export function allowsDay(fields: CronFields, date: { month: number; day: number; weekday: number }): boolean {
  if (!fields.months.has(date.month)) return false;
  const byDay = fields.days.has(date.day);
  const byWeekday = fields.weekdays.has(date.weekday);
  return fields.eitherDay ? byDay || byWeekday : byDay && byWeekday;
}

/** The numbers of one field in ascending order; `undefined` where one of its items is none. */
function readField(text: string, rule: FieldRule): number[] | undefined {
  const found = new Set<number>();
  for (const item of text.split(',')) {
    const numbers = readItem(item, rule);
    if (!numbers) return undefined;
    for (const number of numbers) found.add(number);
  }
  return [...found].sort((a, b) => a - b);
}

function readItem(item: string, rule: FieldRule): number[] | undefined {
  const [, range = '', stepText] = ITEM.exec(item) ?? [];
  const step = stepText === undefined ? 1 : Number(stepText);
  const [fromText = '', toText] = range === '*' ? [String(rule.min), String(rule.max)] : range.split('-');
  const from = numberOf(fromText, rule);
  // `5/10` begins at 5 and goes on to the end.
  const to = toText === undefined ? (stepText === undefined ? from : rule.max) : numberOf(toText, rule);
  if (from === undefined || to === undefined || from > to || step < 1) return undefined;
  const numbers: number[] = [];
  for (let number = from; number <= to; number += step) numbers.push(number);
  return numbers;
}

function numberOf(text: string, { min, max, names = [] }: FieldRule): number | undefined {
  const named = names.indexOf(text);
  if (named >= 0) return named + min;
  const number = /^\d{1,2}$/.test(text) ? Number(text) : NaN;
  return number >= min && number <= max ? number : undefined;
}
