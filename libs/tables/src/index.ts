export {
  keyText,
  SINCE_EVER,
  type ColumnType,
  type KeyColumn,
  type RowValues,
  type TableDefinition,
  type TableFile,
  type TableRow,
  type TableValue,
  type ValueColumn,
} from './definition.ts';
export { history, type RowChange, type VersionRecord } from './history.ts';
export { lookup, type FoundRow, type LookupKey } from './lookup.ts';
export { missingRowQuestion, type MissingRow } from './missing-row-question.ts';
export { checkedRow, putRow, type RowInput } from './row-writer.ts';
export { readTable, type StoredRow, type StoredTable } from './stored-table.ts';
export { TableIndex } from './table-index.ts';
export { loadTableFiles, TableFolder } from './table-files.ts';
export { importTables, type ImportedTable } from './table-import.ts';
export type { ChangeNote, RowDifference } from './version-writer.ts';
