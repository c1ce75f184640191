import { createHash } from 'node:crypto';
import type { Sql } from '@belegfluss/store';
import type { TableDefinition, TableRow } from './definition.ts';
import { byIdentity, identity, same } from './row-merge.ts';
import type { StoredTable } from './stored-table.ts';

/** Who changes a table, why, and when (business time). */
export interface ChangeNote {
  author: string;
  reason: string;
  at: Date;
}

/** Keys that a version added, changed and removed, each as its parts. */
export interface RowDifference {
  added: string[][];
  changed: string[][];
  removed: string[][];
}

/**
 * Writes the next version of a table whose head the caller has locked: rows that stay are untouched,
 * others end with the old version or begin with the new one.
 */
export async function writeVersion(
  tx: Sql,
  table: StoredTable,
  rows: readonly TableRow[],
  note: ChangeNote,
): Promise<{ version: number } & RowDifference> {
  const name = table.definition.table;
  const version = table.version + 1;
  const before = byIdentity(table.rows);
  const after = byIdentity(rows);
  const ended = table.rows.filter((row) => !same(row, after.get(identity(row))));
  const begun = rows.filter((row) => !same(row, before.get(identity(row))));

  await tx.query('update mapping_row set to_version = $2 where id = any($1::bigint[])', [
    ended.map((row) => row.id),
    version,
  ]);
  await tx.query(
    `insert into mapping_row (table_name, key, values, valid_from, valid_to, from_version)
     select $1, array(select jsonb_array_elements_text(row.key)), row.values, row."validFrom", row."validTo", $2
       from jsonb_to_recordset($3::jsonb) as row (key jsonb, values jsonb, "validFrom" date, "validTo" date)`,
    [name, version, JSON.stringify(begun)],
  );
  await tx.query(
    `insert into mapping_version (table_name, version, created_at, author, reason, hash) values ($1, $2, $3, $4, $5, $6)`,
    [name, version, note.at, note.author, note.reason, contentHash(table.definition, rows)],
  );
  await tx.query('update mapping_table set version = $2 where name = $1', [name, version]);
  return {
    version,
    added: begun.filter((row) => !before.has(identity(row))).map((row) => row.key),
    changed: begun.filter((row) => before.has(identity(row))).map((row) => row.key),
    removed: ended.filter((row) => !after.has(identity(row))).map((row) => row.key),
  };
}

/** SHA-256 over definition and rows; the order of the rows does not matter. */
export function contentHash(definition: TableDefinition, rows: readonly TableRow[]): string {
  const lines = rows.map((row) => JSON.stringify([row.key, row.validFrom, row.validTo, row.values])).sort();
  return createHash('sha256').update(JSON.stringify(definition, sortedKeys)).update(lines.join('\n')).digest('hex');
}

/** The database gives the members of an object back in an order of its own. */
function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort());
}
