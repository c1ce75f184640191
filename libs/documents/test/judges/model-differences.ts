import { Decimal } from 'decimal.js';
import { isDeepStrictEqual } from 'node:util';

/** The fields in which two objects of the model differ, numbers compared as numbers: `totals.due`, `lines[0].price`. */
export function differences(one: unknown, other: unknown, path = ''): string[] {
  if (isDeepStrictEqual(one, other) || isSameNumber(one, other)) return [];
  if (!isObject(one) || !isObject(other)) return [path];
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return names.flatMap((name) => {
    const place = Array.isArray(one) ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`;
    return differences(one[name], other[name], place);
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

// Identifiers are digits as well: only what has a decimal point is taken for a number.
function isSameNumber(one: unknown, other: unknown): boolean {
  if (typeof one !== 'string' || typeof other !== 'string') return false;
  const areNumbers = [one, other].every((text) => /^-?\d+(\.\d+)?$/.test(text));
  return areNumbers && `${one}${other}`.includes('.') && new Decimal(one).equals(other);
}
