import { Decimal } from '@belegfluss/sdk';
import type { TObject } from 'typebox';
import { contentHash } from '../sync/content-hash.ts';

type Fields = Record<string, unknown>;

/** What a schema says of one field, as far as it matters for comparing. */
interface FieldShape {
  type?: string;
  format?: string;
  caseless?: boolean;
  pattern?: string;
  anyOf?: FieldShape[];
}

const DECIMAL: FieldShape = Decimal();
const AMOUNT = /^([+-]?)0*(\d+)(?:\.(\d*?)0*)?$/;

/** Those of the wanted fields that mean something else than what a record holds. */
export function differingFields(fields: TObject, wanted: Fields, record: Fields): Fields {
  return Object.fromEntries(
    Object.entries(wanted).filter(([name, value]) => !meansTheSame(fields, name, value, record[name])),
  );
}

/**
 * Whether two values of a field mean the same: systems write amounts with other zeros, moments with other zones, numbers
 * as texts, some texts in other letters, and nothing as null or an empty text.
 */
export function meansTheSame(fields: TObject, name: string, one: unknown, other: unknown): boolean {
  return contentHash(meaningOf(fields, name, one)) === contentHash(meaningOf(fields, name, other));
}

/** One spelling of a field's value for all that mean the same. */
export function meaningOf(fields: TObject, name: string, value: unknown): unknown {
  const shape = (fields.properties[name] ?? {}) as FieldShape;
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'object') return value;
  const text = String(value);
  if (shape.caseless) return text.toLowerCase();
  if (shape.format === 'date-time') return momentOf(text) ?? text;
  // A text of digits is no amount: leading zeros of a number of a customer count.
  return typeof value === 'number' || isAmount(shape) ? amountOf(text) : text;
}

function isAmount({ type, pattern, anyOf }: FieldShape): boolean {
  return type === 'number' || type === 'integer' || pattern === DECIMAL.pattern || (anyOf?.some(isAmount) ?? false);
}

function momentOf(text: string): string | undefined {
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}

/** One spelling for equal amounts; the text as it is where it is none. */
function amountOf(text: string): string {
  const [, sign = '', whole, fraction = ''] = AMOUNT.exec(text) ?? [];
  if (whole === undefined) return text;
  const digits = fraction === '' ? whole : `${whole}.${fraction}`;
  return sign === '-' && digits !== '0' ? `-${digits}` : digits;
}
