import type { TableRow } from './definition.ts';
import { overlap } from './validity.ts';

/** What comes of a changed file and of changes that persons made meanwhile. */
export interface MergedRows {
  rows: TableRow[];
  /** Rows that both sides changed in different ways; the persons' side stands in `rows`. */
  conflicts: TableRow[];
}

/**
 * Three-way merge of rows by key and beginning: what only the file changed since `base` is taken over,
 * what only persons changed stays, and where both changed the persons' row wins and is reported.
 */
export function mergeRows(
  base: readonly TableRow[],
  file: readonly TableRow[],
  current: readonly TableRow[],
): MergedRows {
  const inBase = byIdentity(base);
  const inFile = byIdentity(file);
  const inCurrent = byIdentity(current);
  const kept: TableRow[] = [];
  const taken: TableRow[] = [];
  const conflicts: TableRow[] = [];
  for (const id of new Set([...inFile.keys(), ...inCurrent.keys()])) {
    const [b, f, c] = [inBase.get(id), inFile.get(id), inCurrent.get(id)];
    if (same(f, b) || same(f, c)) {
      if (c) kept.push(c);
    } else if (same(c, b)) {
      if (f) taken.push(f);
    } else {
      if (c) kept.push(c);
      conflicts.push(...[f ?? c].filter((row) => row !== undefined));
    }
  }
  const clashing = taken.filter((row) => kept.some((other) => sameKey(row, other) && overlap(row, other)));
  const restored = clashing.map((row) => inCurrent.get(identity(row))).filter((row) => row !== undefined);
  return {
    rows: [...kept, ...restored, ...taken.filter((row) => !clashing.includes(row))],
    conflicts: [...conflicts, ...clashing],
  };
}

/** True where two rows say the same; both absent is the same as well. */
export function same(a: TableRow | undefined, b: TableRow | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.validTo === b.validTo && JSON.stringify(a.values) === JSON.stringify(b.values);
}

/** Rows of one table are the same row over time when key and first day agree. */
export function identity(row: TableRow): string {
  return JSON.stringify([row.key, row.validFrom]);
}

/** Rows by `identity`. */
export function byIdentity<R extends TableRow>(rows: readonly R[]): Map<string, R> {
  return new Map(rows.map((row) => [identity(row), row]));
}

/** True where both rows have the same key, whatever their periods. */
export function sameKey(a: Pick<TableRow, 'key'>, b: Pick<TableRow, 'key'>): boolean {
  return JSON.stringify(a.key) === JSON.stringify(b.key);
}
