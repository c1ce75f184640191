import { DiagnosticError } from '@belegfluss/sdk';
import type { Sql } from '@belegfluss/store';
import { readCell } from './cell.ts';
import type { RowValues, TableDefinition, TableRow } from './definition.ts';
import { finding } from './finding.ts';

/** A row as it is kept; `id` names this content of the row and never another. */
export interface StoredRow extends TableRow {
  id: string;
}

/** A table with the rows of one version. */
export interface StoredTable {
  definition: TableDefinition;
  version: number;
  rows: StoredRow[];
}

/**
 * The table with its rows at a version, the current one where none is named.
 * Throws DiagnosticError `mapping.unknown_table`.
 */
export async function readTable(sql: Sql, table: string, version?: number): Promise<StoredTable> {
  const head = await readHead(sql, table);
  if (!head) throw unknownTable(table);
  const at = version ?? head.version;
  return { definition: head.definition, version: at, rows: await readRowsAt(sql, head.definition, at) };
}

/** Definition and current version; with `forUpdate`, other writers of this table wait until the transaction ends. */
export async function readHead(
  sql: Sql,
  table: string,
  { forUpdate = false }: { forUpdate?: boolean } = {},
): Promise<
  { definition: TableDefinition; version: number; contentHash: string; importedRows: TableRow[] } | undefined
> {
  const [head] = await sql.query<{
    definition: TableDefinition;
    version: number;
    contentHash: string;
    importedRows: TableRow[];
  }>(
    `select definition, version, content_hash as "contentHash", imported_rows as "importedRows"
       from mapping_table where name = $1 ${forUpdate ? 'for update' : ''}`,
    [table],
  );
  return head;
}

/** The rows that held at a version, in the order of their keys and beginnings. */
export async function readRowsAt(sql: Sql, definition: TableDefinition, version: number): Promise<StoredRow[]> {
  const rows = await sql.query<StoredRow>(
    `select id::text, key, values, valid_from::text as "validFrom", valid_to::text as "validTo"
       from mapping_row
      where table_name = $1 and from_version <= $2 and (to_version is null or to_version > $2)
      order by key, valid_from`,
    [definition.table, version],
  );
  return rows.map((row) => ({ ...row, values: fitValues(definition, row.values) }));
}

/** Values in the definition's columns and their order; what a changed column no longer accepts becomes null. */
export function fitValues(definition: TableDefinition, values: RowValues): RowValues {
  return Object.fromEntries(
    definition.values.map((column) => {
      const verdict = readCell(column, String(values[column.name] ?? ''));
      return [column.name, verdict.ok ? verdict.value : null];
    }),
  );
}

/** The error for a table that nobody has imported. */
export function unknownTable(table: string): DiagnosticError {
  return new DiagnosticError(
    finding({
      code: 'mapping.unknown_table',
      message: {
        de: `Die Zuordnungstabelle „${table}“ gibt es nicht.`,
        en: `The mapping table "${table}" does not exist.`,
      },
      remedy: {
        de: 'Berichtigen Sie den Namen, oder spielen Sie die Tabelle mit ihren Dateien ein.',
        en: 'Mend the name, or import the table from its files.',
      },
      facts: { table },
    }),
  );
}
