import { isIsoDate } from '@belegfluss/sdk';
import type { MomentForm } from './declaration/place-shape.ts';

const FACTOR = { seconds: 1_000, milliseconds: 1 };
const LAST = Date.UTC(9999, 11, 31, 23, 59, 59, 999);
const ISO = /^(\d{4}-\d{2}-\d{2})(?:[Tt ](\d{2}:\d{2})(?::(\d{2})(?:[.,](\d+))?)?\s?(?:[Zz]|([+-]\d{2}):?(\d{2})?)?)?$/;

/** A moment of ours in the form of the system. */
export function writtenMoment(iso: string, form: MomentForm = 'iso'): string {
  return form === 'iso' ? iso : String(Math.floor(Date.parse(iso) / FACTOR[form]));
}

/** A moment of the system as ISO 8601 in UTC; `undefined` for what is none, or lies beyond the year 9999 as milliseconds read as seconds do. */
export function readMoment(value: unknown, form: MomentForm = 'iso'): string | undefined {
  const at = form === 'iso' ? isoMoment(value) : countedMoment(value, FACTOR[form]);
  return at === undefined || !(at >= 0 && at <= LAST) ? undefined : new Date(at).toISOString();
}

/**
 * Without a zone it is UTC, wherever our own clock stands. Only ISO 8601: what else JavaScript takes for a moment is guessed,
 * and a German `11.12.2026` would be a day in November.
 */
function isoMoment(value: unknown): number | undefined {
  const parts = typeof value === 'string' ? ISO.exec(value) : null;
  if (!parts) return undefined;
  const [, day = '', time = '00:00', seconds = '00', fraction = '0', hours = '+00', minutes = '00'] = parts;
  return isIsoDate(day) ? Date.parse(`${day}T${time}:${seconds}.${fraction}${hours}:${minutes}`) : undefined;
}

/** An empty text is no moment, though JavaScript counts it as 1970. */
function countedMoment(value: unknown, factor: number): number | undefined {
  return typeof value === 'number' || (typeof value === 'string' && /\d/.test(value))
    ? Number(value) * factor
    : undefined;
}

/** Milliseconds of an ISO 8601 duration; the shapes admit only valid ones. */
export function millisecondsOf(duration: string): number {
  const [, days = 0, hours = 0, minutes = 0, seconds = 0] =
    /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(duration) ?? [];
  return (((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000;
}
