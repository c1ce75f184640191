import type { Database } from '@belegfluss/store';
import { lookup, putRow, readTable, type ChangeNote, type FoundRow, type LookupKey } from '@belegfluss/tables';
import type { RowInput, StoredTable } from '@belegfluss/tables';
import type { RunJournal } from '../run/run-journal.ts';

/** The mapping tables as a run sees them. */
export interface RunTables {
  /** The row that holds on a day. Throws DiagnosticError `mapping.unknown_table`, `mapping.wrong_type`. */
  find(key: LookupKey): Promise<Pick<FoundRow, 'values' | 'version'> | undefined>;
  /** The table as it is now, for the question about a row that is missing. */
  read(table: string): Promise<Pick<StoredTable, 'definition' | 'rows'>>;
  /** Keeps an answer as a row, together with what the run has learnt. Throws DiagnosticError with what is wrong in the row. */
  add(journal: RunJournal, table: string, row: RowInput, note: ChangeNote): Promise<void>;
}

/** The tables that the database holds. */
export function storedTables(db: Database): RunTables {
  return {
    find: (key) => lookup(db, key),
    read: (table) => readTable(db, table),
    add: async (journal, table, row, note) => {
      await journal.writeWith((tx) => putRow(tx, table, row, note));
    },
  };
}
