import type { Sql } from '@belegfluss/store';

/** Runs of one flow and record key are worked on one after the other. */
export function orderKey(flow: string, recordKey: string): string {
  return `order\n${flow}\n${recordKey}`;
}

/** What a flow does `once` for a key, one run does. */
export function onceLock(flow: string, onceKey: string): string {
  return `once\n${flow}\n${onceKey}`;
}

/**
 * Lets transactions that touch the same keys wait for each other until they end. A transaction names all its keys in
 * one call: sorted, two of them cannot block each other crosswise.
 */
export async function lockKeys(tx: Sql, keys: string[]): Promise<void> {
  if (keys.length > 0) await tx.query(lockingKeys('$1'), [inOrder(keys)]);
}

/** The statement that locks the keys of a parameter, which are `inOrder`. */
export function lockingKeys(parameter: string): string {
  return `select pg_advisory_xact_lock(hashtextextended(k, 74)) from unnest(${parameter}::text[]) as k`;
}

/** Each key once, in the order in which all lock them. */
export function inOrder(keys: string[]): string[] {
  return [...new Set(keys)].toSorted();
}
