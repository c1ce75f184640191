import type { MomentForm } from './declaration/place-shape.ts';

const FACTOR = { seconds: 1_000, milliseconds: 1 };
const LAST = Date.UTC(9999, 11, 31, 23, 59, 59, 999);
const WITHOUT_ZONE = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}([.,]\d+)?)?$/;

/** A moment of ours in the form of the system. */
export function writtenMoment(iso: string, form: MomentForm = 'iso'): string {
  return form === 'iso' ? iso : String(Math.floor(Date.parse(iso) / FACTOR[form]));
}

/** A moment of the system as ISO 8601 in UTC; `undefined` for what is none, or lies beyond the year 9999 as milliseconds read as seconds do. */
export function readMoment(value: unknown, form: MomentForm = 'iso'): string | undefined {
  const at = form === 'iso' ? isoMoment(value) : countedMoment(value, FACTOR[form]);
  return at === undefined || !(at >= 0 && at <= LAST) ? undefined : new Date(at).toISOString();
}

/** Without a zone it is UTC, wherever our own clock stands. */
function isoMoment(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined;
  return Date.parse(WITHOUT_ZONE.test(value) ? `${value}Z` : value);
}

function countedMoment(value: unknown, factor: number): number | undefined {
  return typeof value === 'string' || typeof value === 'number' ? Number(value) * factor : undefined;
}

/** Milliseconds of an ISO 8601 duration; the shapes admit only valid ones. */
export function millisecondsOf(duration: string): number {
  const [, days = 0, hours = 0, minutes = 0, seconds = 0] =
    /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(duration) ?? [];
  return (((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000;
}
