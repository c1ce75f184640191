import { isIsoDate } from '@belegfluss/sdk';
import { Problem } from '../problems/problem.ts';

/** The day or moment that a request names, in ISO 8601. Throws Problem with this code where there is none, as 2026-02-30. */
export function momentOf(text: string, code: 'server.bad_query' | 'server.bad_body'): Date {
  const date = new Date(text);
  // JavaScript goes on counting behind the end of a month.
  if (Number.isNaN(date.getTime()) || !isIsoDate(text.slice(0, 10)))
    throw new Problem(422, code, `${text} is no day or moment`);
  return date;
}
