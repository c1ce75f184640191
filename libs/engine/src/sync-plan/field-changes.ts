import { redact } from '@belegfluss/http';

/** One field that would be written, by its path. `from` is missing where nobody remembers what stood there. */
export interface FieldChange {
  field: string;
  from?: unknown;
  to: unknown;
}

/** A record with more fields than this shows the first of them. */
const MAX_FIELDS = 200;
const MAX_DEPTH = 8;

/** Fields in which what is to be written differs from what was written last, both censored. */
export function fieldChanges(before: unknown, input: unknown): FieldChange[] {
  const to = new Map(leavesOf(redact(input), '', 0));
  if (before === undefined) return [...to].slice(0, MAX_FIELDS).map(([field, value]) => ({ field, to: value }));
  const from = new Map(leavesOf(before, '', 0));
  return [...new Set([...from.keys(), ...to.keys()])]
    .filter((field) => JSON.stringify(from.get(field)) !== JSON.stringify(to.get(field)))
    .slice(0, MAX_FIELDS)
    .map((field) => ({ field, from: from.get(field) ?? null, to: to.get(field) ?? null }));
}

function leavesOf(value: unknown, path: string, depth: number): [string, unknown][] {
  if (typeof value !== 'object' || value === null || depth >= MAX_DEPTH) return [[path, value]];
  const entries = Object.entries(value);
  if (entries.length === 0) return [[path, value]];
  return entries.flatMap(([key, item]) => leavesOf(item, path === '' ? key : `${path}.${key}`, depth + 1));
}
