import type { ScenarioGiven } from '@belegfluss/flow';
import { checkedRow, TableIndex, type StoredTable, type TableDefinition, type TableFile } from '@belegfluss/tables';
import type { RunTables } from '../step/run-tables.ts';

/** The mapping tables of a pack in memory, with the rows that a test puts in or over. Throws DiagnosticError where such a row does not fit. */
export function rehearsedTables(
  files: TableFile[],
  given: ScenarioGiven['tables'] = {},
): RunTables & { indexes: ReadonlyMap<string, TableIndex> } {
  const tables = new Map(
    files.map(({ definition, rows }) => {
      const own = (given[definition.table] ?? []).map((cells) =>
        checkedRow(definition, inputOf(definition, cells), []),
      );
      const keys = new Set(own.map(({ key }) => JSON.stringify(key)));
      const kept = rows.filter(({ key }) => !keys.has(JSON.stringify(key)));
      return [definition.table, stored(definition, 1, [...kept, ...own])];
    }),
  );
  const find = (name: string): TableIndex => {
    const table = tables.get(name);
    if (!table) throw new Error(`the pack has no table ${name}`);
    return table;
  };
  return {
    indexes: tables,
    find: ({ table, key, on }) => Promise.resolve(find(table).find(key, on)),
    read: (table) => Promise.resolve(find(table).table),
    add: (_journal, name, row) => {
      const { definition, version, rows } = find(name).table;
      tables.set(name, stored(definition, version + 1, [...rows, checkedRow(definition, row, rows)]));
      return Promise.resolve();
    },
  };
}

function stored(definition: TableDefinition, version: number, rows: TableFile['rows']): TableIndex {
  const named: StoredTable['rows'] = rows.map((row, index) => ({ ...row, id: String(index + 1) }));
  return new TableIndex({ definition, version, rows: named });
}

/** A row as a test gives it, by the names of the columns. */
function inputOf({ key }: TableDefinition, cells: Record<string, unknown>) {
  const parts = key.map(({ name }) => String(cells[name] ?? ''));
  const values = Object.entries(cells).filter(([name]) => !key.some((column) => column.name === name));
  return { key: parts, values: Object.fromEntries(values.map(([name, cell]) => [name, String(cell ?? '')])) };
}
