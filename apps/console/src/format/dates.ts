import type { Language } from '../i18n/language.ts';
import { locales } from './money.ts';

const businessZone = 'Europe/Berlin';

/** Whether the text is an ISO date or time. */
export function isIsoTime(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/.test(text);
}

/** A month in digits would be taken for a day by half of those who read English. */
const dayParts = {
  de: { day: '2-digit', month: '2-digit', year: 'numeric' },
  en: { day: 'numeric', month: 'short', year: 'numeric' },
} as const satisfies Record<Language, Intl.DateTimeFormatOptions>;

/** Writes an ISO date or time as a day; days without a time belong to no zone, times are read in Europe/Berlin. */
export function formatDay(iso: string, language: Language): string {
  const timeZone = iso.length === 10 ? 'UTC' : businessZone;
  return new Intl.DateTimeFormat(locales[language], { ...dayParts[language], timeZone }).format(new Date(iso));
}

/** Writes an ISO time as day and time in Europe/Berlin; a day without a time stays a day. */
export function formatTime(iso: string, language: Language): string {
  if (iso.length === 10) return formatDay(iso, language);
  const parts = { dateStyle: 'medium', timeStyle: 'medium', timeZone: businessZone } as const;
  return new Intl.DateTimeFormat(locales[language], parts).format(new Date(iso));
}

/** The ISO time that a clock in Europe/Berlin shows as `2026-11-24T08:00`; nothing where the text is none. */
export function businessMoment(local: string): string | undefined {
  const asUtc = Date.parse(`${local}Z`);
  if (Number.isNaN(asUtc)) return undefined;
  // The offset at that moment is known once the moment is; around a change of the clocks the first guess is an hour off.
  const guess = asUtc - businessOffset(asUtc);
  return new Date(asUtc - businessOffset(guess)).toISOString();
}

/** How far Europe/Berlin is ahead of UTC at a moment, in milliseconds. */
function businessOffset(moment: number): number {
  const shown = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: businessZone });
  return Date.parse(`${shown.format(moment).replace(' ', 'T')}Z`) - Math.floor(moment / 1000) * 1000;
}

/** Writes an ISO time as weekday, day and time, as the clock of a zone shows it. */
export function formatTimeIn(iso: string, timeZone: string, language: Language): string {
  const parts = { ...dayParts[language], weekday: 'short', hour: '2-digit', minute: '2-digit', timeZone } as const;
  return new Intl.DateTimeFormat(locales[language], parts).format(new Date(iso));
}

/** Writes the time between two ISO times. */
export function formatDuration(from: string, to: string, language: Language): string {
  return formatSpan(Math.max(0, Date.parse(to) - Date.parse(from)), language);
}

/** Writes so many milliseconds: `340 ms`, `12,4 s`, `3 min 5 s`, `2 h 10 min`, `4 d 3 h`, `1 d`. */
export function formatSpan(milliseconds: number, language: Language): string {
  if (milliseconds < 1000) return `${milliseconds} ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 60) {
    return `${new Intl.NumberFormat(locales[language], { maximumFractionDigits: 1 }).format(seconds)} s`;
  }
  if (seconds < 3600) return inUnits(seconds, [60, 'min'], [1, 's']);
  if (seconds < 86_400) return inUnits(seconds, [3600, 'h'], [60, 'min']);
  return inUnits(seconds, [86_400, 'd'], [3600, 'h']);
}

function inUnits(seconds: number, [large, name]: [number, string], [small, part]: [number, string]): string {
  const rest = Math.floor((seconds % large) / small);
  return `${Math.floor(seconds / large)} ${name}${rest === 0 ? '' : ` ${rest} ${part}`}`;
}

/** The moment against which an age is measured: a demo's business time for what happened by its clock, else the real time. */
export function referenceFor(iso: string, businessTime: string | undefined, now: Date): Date {
  const ofBusiness = businessTime !== undefined && Date.parse(iso) <= Date.parse(businessTime);
  return ofBusiness ? new Date(businessTime) : now;
}

/** Writes how long ago something was (`vor 3 Tagen`), measured against `now`; what lies ahead is now. */
export function formatAge(iso: string, now: Date, language: Language): string {
  const seconds = Math.min(0, (Date.parse(iso) - now.getTime()) / 1000);
  const units = [
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
  ] as const;
  const style = new Intl.RelativeTimeFormat(locales[language], { numeric: 'auto' });
  for (const [unit, size] of units) {
    if (Math.abs(seconds) >= size) return style.format(Math.round(seconds / size), unit);
  }
  return style.format(0, 'minute');
}
