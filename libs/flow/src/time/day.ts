import { DateTime } from 'luxon';

const DAY = /^[12]\d{3}-\d\d-\d\d$/;

/** A day `YYYY-MM-DD`; not valid where the text is none, or no month has it. */
export function dayOf(text: string): DateTime {
  return DateTime.fromISO(DAY.test(text) ? text : '', { zone: 'utc' });
}
