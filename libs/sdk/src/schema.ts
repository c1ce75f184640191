import { Type, type TSchemaOptions } from 'typebox';

/** How an exact decimal number is written as text: `-12.50`. */
export const DECIMAL = /^-?\d{1,15}(\.\d{1,10})?$/;

/** An exact decimal number as text. Money never travels as a JSON number. */
export const Decimal = (options: TSchemaOptions = {}) => Type.String({ pattern: DECIMAL.source, ...options });

/** A calendar date, `2026-11-21`. */
export const IsoDate = (options: TSchemaOptions = {}) => Type.String({ format: 'date', ...options });

/** True for a day that the calendar has, written `YYYY-MM-DD`. */
export function isIsoDate(text: string): boolean {
  if (!/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** A moment, `2026-11-21T10:00:00.000Z`. */
export const Instant = (options: TSchemaOptions = {}) => Type.String({ format: 'date-time', ...options });

/** A configuration field that is sealed at rest and never given back by any API. */
export const Secret = (options: TSchemaOptions = {}) => Type.String({ format: 'secret', minLength: 1, ...options });

/** ISO 4217 code. */
export const Currency = (options: TSchemaOptions = {}) => Type.String({ pattern: '^[A-Z]{3}$', ...options });

/**
 * Options of Ajv for schemas that stand in our code: the compiler has judged them. Compiling the schema of schemas to judge them once
 * more takes tens of milliseconds in each process.
 */
export const ownSchemas = { strict: false, meta: false, validateSchema: false } as const;
