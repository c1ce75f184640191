import { isIsoDate } from '@belegfluss/sdk';

/** Whether a text is a day `YYYY-MM-DD` that its month has, of the years 1000 to 2999. */
export function isDay(text: string): boolean {
  return /^[12]/.test(text) && isIsoDate(text);
}
