import { isIsoDate } from '@belegfluss/sdk';
import type { CrmObject } from './schemas.ts';

/** Text of a property, or `undefined` where it is unset; HubSpot gives null or an empty text for that. */
export function propertyText(object: CrmObject, name: string): string | undefined {
  const value = object.properties[name];
  return value === null || value === undefined || value === '' ? undefined : value;
}

/** The record without the fields that are unset, so that a flow can ask whether a field is there. */
export function withoutUnset<R extends object>(record: R): R {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as R;
}

/** Moment of a property as `…T…Z`; HubSpot writes ISO text or milliseconds. Text that is neither stays as it is. */
export function propertyInstant(object: CrmObject, name: string): string | undefined {
  const value = propertyText(object, name);
  return value === undefined ? undefined : (instantOf(value) ?? value);
}

/** The same moment as `…T…Z` with milliseconds, or `undefined` where the text is no moment. */
export function instantOf(value: string): string | undefined {
  const at = /^-?\d{10,15}$/.test(value) ? new Date(Number(value)) : isoDate(value);
  return at === undefined || Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

/** Whether HubSpot means the same by both texts: it rewrites numbers and dates, and keeps an empty text as unset. */
export function sameValue(wanted: string, stored: string | null | undefined): boolean {
  const found = stored ?? '';
  if (wanted === found) return true;
  const numbers = [plainNumber(wanted), plainNumber(found)];
  if (numbers[0] !== undefined && numbers[1] !== undefined) return numbers[0] === numbers[1];
  const moment = instantOf(wanted);
  return moment !== undefined && moment === instantOf(found);
}

function isoDate(value: string): Date | undefined {
  const isMoment = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:?\d{2}))?$/.test(value);
  // JavaScript goes on counting behind the end of a month.
  return isMoment && isIsoDate(value.slice(0, 10)) ? new Date(value) : undefined;
}

/** One spelling for equal decimal numbers: `100.00` and `100` both give `100`. What begins with a needless zero is an account or a post code. */
function plainNumber(value: string): string | undefined {
  const match = /^(-?)(0|[1-9]\d*)(?:\.(\d*?)0*)?$/.exec(value);
  if (match === null) return undefined;
  const [, sign = '', whole = '', fraction = ''] = match;
  const digits = fraction === '' ? whole : `${whole}.${fraction}`;
  return digits === '0' ? digits : sign + digits;
}
