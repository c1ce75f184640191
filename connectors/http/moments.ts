import type { MomentForm } from './declaration/place-shape.ts';

const FACTOR = { seconds: 1_000, milliseconds: 1 };

/** A moment of ours in the form of the system. */
export function writtenMoment(iso: string, form: MomentForm = 'iso'): string {
  return form === 'iso' ? iso : String(Math.floor(Date.parse(iso) / FACTOR[form]));
}

/** A moment of the system as ISO 8601 in UTC; `undefined` for what is none. */
export function readMoment(value: unknown, form: MomentForm = 'iso'): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const at = new Date(form === 'iso' ? value : Number(value) * FACTOR[form]);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

/** Milliseconds of an ISO 8601 duration; the shapes admit only valid ones. */
export function millisecondsOf(duration: string): number {
  const [, days = 0, hours = 0, minutes = 0, seconds = 0] =
    /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(duration) ?? [];
  return (((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000;
}
