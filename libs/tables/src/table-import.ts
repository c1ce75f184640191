import type { Diagnostic } from '@belegfluss/sdk';
import type { Database, Sql } from '@belegfluss/store';
import { keyText, type TableFile, type TableRow } from './definition.ts';
import { finding } from './finding.ts';
import { mergeRows } from './row-merge.ts';
import { fitValues, readHead, readRowsAt } from './stored-table.ts';
import { contentHash, writeVersion, type ChangeNote, type RowDifference } from './version-writer.ts';

/** What the import of one table did; version stays where the file says nothing new. */
export interface ImportedTable extends RowDifference {
  table: string;
  version: number;
  /** Warnings: rows that stayed as persons left them although the file says otherwise. */
  diagnostics: Diagnostic[];
}

/**
 * Brings files into the database, all or none. The same content again changes nothing. What persons
 * added or changed since the last import stays (file against last import against current rows).
 */
export function importTables(db: Database, files: readonly TableFile[], note: ChangeNote): Promise<ImportedTable[]> {
  return db.transaction(async (tx) => {
    const imported: ImportedTable[] = [];
    // One order for all processes, so that two imports at once cannot wait for each other.
    for (const file of files.toSorted((a, b) => (a.definition.table < b.definition.table ? -1 : 1))) {
      imported.push(await importTable(tx, file, note));
    }
    return imported;
  });
}

async function importTable(tx: Sql, { definition, rows }: TableFile, note: ChangeNote): Promise<ImportedTable> {
  const table = definition.table;
  await tx.query(
    `insert into mapping_table (name, owner, definition, content_hash, imported_rows, version)
     values ($1, $2, $3, '', '[]', 0) on conflict (name) do nothing`,
    [table, definition.owner, JSON.stringify(definition)],
  );
  const head = await readHead(tx, table, { forUpdate: true });
  const hash = contentHash(definition, rows);
  if (!head || head.contentHash === hash) {
    return { table, version: head?.version ?? 0, added: [], changed: [], removed: [], diagnostics: [] };
  }
  const base = head.importedRows.map((row) => ({ ...row, values: fitValues(definition, row.values) }));
  const current = await readRowsAt(tx, definition, head.version);
  const merged = mergeRows(base, rows, current);

  await tx.query(
    'update mapping_table set owner = $2, definition = $3, content_hash = $4, imported_rows = $5 where name = $1',
    [table, definition.owner, JSON.stringify(definition), hash, JSON.stringify(rows)],
  );
  const written = await writeVersion(tx, { definition, version: head.version, rows: current }, merged.rows, note);
  return { table, ...written, diagnostics: merged.conflicts.map((row) => conflict(table, row)) };
}

function conflict(table: string, row: TableRow): Diagnostic {
  const key = keyText(row.key);
  return {
    ...finding({
      code: 'mapping.conflicting_row',
      message: {
        de: `Die Zeile „${key}“ der Tabelle „${table}“ wurde hier und in der Datei geändert; sie bleibt, wie sie hier steht.`,
        en: `The row "${key}" of the table "${table}" was changed here and in the file; it stays as it stands here.`,
      },
      remedy: {
        de: 'Gleichen Sie die Zeile auf einer der beiden Seiten an.',
        en: 'Bring one of the two sides into line.',
      },
      facts: { table, key },
    }),
    severity: 'warning',
  };
}
