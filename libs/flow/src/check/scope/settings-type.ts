import { listOf, mapOf, TEXT, typeOfLiteral, union, UNKNOWN, type Type } from '../../types/type.ts';

/** The type of a setting: its name and kind count, its value is another one tomorrow. */
export function typeOfSetting(value: unknown): Type {
  if (typeof value === 'string') return TEXT;
  if (Array.isArray(value)) return listOf(value.length > 0 ? union(...value.map(typeOfSetting)) : UNKNOWN);
  if (value === null || value === undefined) return UNKNOWN;
  if (typeof value !== 'object') return typeOfLiteral(value);
  const entries = Object.entries(value);
  return entries.length > 0 ? mapOf(entries.map(([name, own]) => [name, typeOfSetting(own)])) : UNKNOWN;
}
