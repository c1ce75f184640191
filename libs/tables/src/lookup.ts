import { DiagnosticError } from '@belegfluss/sdk';
import type { Sql } from '@belegfluss/store';
import { DAY, isIsoDate } from './cell.ts';
import type { RowValues } from './definition.ts';
import { cellFinding } from './finding.ts';
import { readHead, unknownTable } from './stored-table.ts';

/** What to look for: the parts of the key, and the day (`YYYY-MM-DD`) on which the row has to hold. */
export interface LookupKey {
  table: string;
  key: readonly string[];
  on: string;
  /** A version that a run has pinned; the current one where it is missing. */
  version?: number;
}

/** A row that was found, and which one it was. */
export interface FoundRow {
  values: RowValues;
  version: number;
  rowId: string;
}

/**
 * The row that holds on that day, or `undefined` where the table has a hole.
 * Throws DiagnosticError `mapping.unknown_table`, and `mapping.wrong_type` for a day that is none.
 */
export async function lookup(sql: Sql, { table, key, on, version }: LookupKey): Promise<FoundRow | undefined> {
  if (!isIsoDate(on)) throw new DiagnosticError(cellFinding('on', { reason: 'wrong_type', expected: DAY }));
  const [found] = await sql.query<FoundRow>(
    `select mapping_row.values, at.version, mapping_row.id::text as "rowId"
       from mapping_table
       cross join lateral (select coalesce($4::int, mapping_table.version) as version) as at
       join mapping_row on mapping_row.table_name = mapping_table.name
      where mapping_table.name = $1 and mapping_row.key = $2::text[]
        and mapping_row.valid_from <= $3::date and (mapping_row.valid_to is null or mapping_row.valid_to >= $3::date)
        and mapping_row.from_version <= at.version
        and (mapping_row.to_version is null or mapping_row.to_version > at.version)`,
    [table, key.map((part) => part.trim()), on, version ?? null],
  );
  if (!found && !(await readHead(sql, table))) throw unknownTable(table);
  return found;
}
