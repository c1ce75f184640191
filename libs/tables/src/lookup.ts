import { DiagnosticError, isIsoDate } from '@belegfluss/sdk';
import { rowArrays, type Columns, type Sql } from '@belegfluss/store';
import { DAY } from './cell.ts';
import type { RowValues } from './definition.ts';
import { cellFinding } from './finding.ts';
import { unknownTable } from './stored-table.ts';

/** A key as the statement takes it; its parts are a list in JSON, because arrays of arrays would be laid flat. */
interface AskedKey {
  nth: number;
  table: string;
  parts: string[];
  on: string;
  version: number | undefined;
}

const ASKED: Columns<AskedKey> = { nth: 'int', table: 'text', parts: 'jsonb', on: 'text', version: 'int' };

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
 * For each key the row that holds on its day, or `undefined` where the table has a hole; one statement for all of them.
 * Throws DiagnosticError `mapping.unknown_table`, and `mapping.wrong_type` for a day that is none.
 */
export async function lookup(sql: Sql, keys: readonly LookupKey[]): Promise<(FoundRow | undefined)[]> {
  if (!keys.every(({ on }) => isIsoDate(on)))
    throw new DiagnosticError(cellFinding('on', { reason: 'wrong_type', expected: DAY }));
  const parameters: unknown[] = [];
  const asked = keys.map(({ key, version, ...rest }, nth) => ({ ...rest, nth, version, parts: key.map(trimmed) }));
  const rows = await sql.query<Partial<FoundRow> & { nth: number; known: boolean }>(
    `select asked.nth, mapping_table.name is not null as known, found.*
       from ${rowArrays(parameters, 'asked', ASKED, asked)}
       left join mapping_table on mapping_table.name = asked."table"
       left join lateral (
         select mapping_row.values, at.version, mapping_row.id::text as "rowId"
           from (select coalesce(asked.version, mapping_table.version) as version) as at
           join mapping_row on mapping_row.table_name = mapping_table.name
          where mapping_row.key = array(select jsonb_array_elements_text(asked.parts))
            and mapping_row.valid_from <= asked."on"::date
            and (mapping_row.valid_to is null or mapping_row.valid_to >= asked."on"::date)
            and mapping_row.from_version <= at.version
            and (mapping_row.to_version is null or mapping_row.to_version > at.version)
       ) as found on true`,
    parameters,
  );
  const unknown = rows.find(({ known }) => !known);
  if (unknown) throw unknownTable(keys[unknown.nth]?.table ?? '');
  const byKey = new Map(rows.map((row) => [row.nth, row]));
  return keys.map((_, nth) => {
    const { values, version, rowId } = byKey.get(nth) ?? {};
    return values && version && rowId ? { values, version, rowId } : undefined;
  });
}

function trimmed(part: string): string {
  return part.trim();
}
