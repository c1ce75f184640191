import { isDay } from '../calendar-date.ts';
import { isDecimal } from '../decimal-text.ts';
import type { InputCheck, Looks } from './input-check.ts';
import type { Demand } from './input-diagnostics.ts';

/** The form of values of exactly the type T; the compiler sees when one is given for another type. */
export interface Form<T> extends Looks {
  /** Never there. */
  readonly type?: (value: T) => T;
}

// A list that its reader must not change is still the same list.
type Changeable<V> = V extends readonly (infer E)[] ? E[] : V;

/** The forms of the fields of an object; none can be forgotten. */
type Fields<T> = { readonly [K in keyof T]-?: Form<Changeable<T[K]>> };

/** The form of what passes a test. */
export function formOf<T>(demand: Demand, fits: (value: unknown) => boolean): Form<T> {
  return {
    look: (value, check) => {
      if (!fits(value)) check.add(demand);
    },
  };
}

function textOf(demand: Demand, fits: (text: string) => boolean): Form<string> {
  return formOf(demand, (value) => typeof value === 'string' && fits(value));
}

/** Any text. */
export const text: Form<string> = textOf('text', () => true);

/** A decimal number with a point, as a text. */
export const decimal: Form<string> = textOf('decimal', isDecimal);

/** A decimal number with at most two decimals and without sign, as a text: a percentage, `2.50`. */
export const hundredths: Form<string> = textOf('hundredths', (value) => /^\d{1,12}(\.\d{1,2})?$/.test(value));

/** A day of the calendar, `2026-11-21`. */
export const day: Form<string> = textOf('date', isDay);

/** A moment by ISO 8601: a day, and a time of day with or without a zone. */
export const moment: Form<string> = textOf('moment', (value) => {
  const form =
    /^(\d{4}-\d\d-\d\d)(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d([.,]\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):?[0-5]\d)?)?$/;
  return isDay(form.exec(value)?.[1] ?? '');
});

/** A colour, `#1f3a5f`. */
export const colour: Form<string> = textOf('colour', (value) => /^#[\da-f]{6}$/i.test(value));

/** A text for people none of whose lines looks like one for machines, which begins with `#`. */
export const sentence: Form<string> = textOf('sentence', (value) => !/^[ \t]*#/m.test(value));

/** True or false. */
export const flag: Form<boolean> = formOf('flag', (value) => typeof value === 'boolean');

/** Bytes in memory. */
export const bytes: Form<Uint8Array> = formOf('bytes', (value) => value instanceof Uint8Array);

/** Texts under names that the one who hands them in chooses. */
export const texts: Form<Readonly<Record<string, string>>> = formOf(
  'texts',
  (value) => isObject(value) && Object.values(value).every((each) => typeof each === 'string'),
);

/** Texts, each of them once. */
export const textSet: Form<ReadonlySet<string>> = formOf(
  'set',
  (value) => value instanceof Set && [...value].every((each) => typeof each === 'string'),
);

/** A whole number between these two. */
export function whole(least: number, most: number): Form<number> {
  const fits = (value: unknown): boolean =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
  return {
    look: (value, check) => {
      if (!fits(value)) check.add('whole', { least, most });
    },
  };
}

/** One of these texts. */
export function choice<T extends string>(...values: readonly T[]): Form<T> {
  const known: ReadonlySet<unknown> = new Set(values);
  return {
    look: (value, check) => {
      if (!known.has(value)) check.add('choice', { values: values.join(', ') });
    },
  };
}

/** What may be missing. */
export function optional<T>(form: Form<T>): Form<T | undefined> {
  return {
    look: (value, check) => {
      if (value !== undefined) form.look(value, check);
    },
  };
}

/** A list of values of one form. */
export function list<T>(form: Form<T>): Form<T[]> {
  return {
    look: (value, check) => {
      if (!Array.isArray(value)) return check.add('list');
      for (let index = 0; index < value.length; index += 1) check.part(index, form, value[index]);
    },
  };
}

/** An object with these fields. */
export function object<T extends object>(fields: Fields<T>): Form<T> {
  const entries: [string, Looks][] = Object.entries(fields);
  return objectOf(() => entries);
}

/** The same for forms that are put together while the program runs, and may contain themselves. */
export function objectOf(fields: () => readonly (readonly [string, Looks])[]): Looks {
  return {
    look: (value, check) => {
      if (!isObject(value)) return check.add('object');
      if (check.isTooDeep()) return;
      for (const [name, form] of fields()) check.part(name, form, value[name]);
    },
  };
}

/** One of several forms; `pick` sees by a value which one it is meant to have. */
export function either<T>(pick: (value: unknown) => Looks): Form<T> {
  return { look: (value: unknown, check: InputCheck) => pick(value).look(value, check) };
}

/** Whether something is an object with fields: neither nothing, nor a list, nor a thing of its own such as a date or a map. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return Object.prototype.toString.call(value) === '[object Object]';
}
