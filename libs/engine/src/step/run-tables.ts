import { GroupCommit, type Database } from '@belegfluss/store';
import { lookup, putRow, readTable, type ChangeNote, type FoundRow, type LookupKey } from '@belegfluss/tables';
import type { RowInput, StoredTable } from '@belegfluss/tables';
import { isOutageForAll } from '../journal/database-error.ts';
import type { RunJournal } from '../journal/run-journal.ts';

/** The mapping tables as a run sees them. */
export interface RunTables {
  /** The row that holds on a day. Throws DiagnosticError `mapping.unknown_table`, `mapping.wrong_type`. */
  find(key: LookupKey): Promise<Pick<FoundRow, 'values' | 'version'> | undefined>;
  /** The table as it is now, for the question about a row that is missing. */
  read(table: string): Promise<Pick<StoredTable, 'definition' | 'rows'>>;
  /** Keeps an answer as a row, together with what the run has learnt. Throws DiagnosticError with what is wrong in the row. */
  add(journal: RunJournal, table: string, row: RowInput, note: ChangeNote): Promise<void>;
}

/** One question is on its way while the next ones gather. */
const QUESTIONS_UNDER_WAY = 2;
const MAX_KEYS = 200;

/** The tables that the database holds. What several runs look up in the same moment is one question to it. */
export function storedTables(db: Database): RunTables {
  const lookups = new GroupCommit<LookupKey, FoundRow | undefined>({
    write: (keys) => lookup(db, keys),
    writers: QUESTIONS_UNDER_WAY,
    maxItems: MAX_KEYS,
    isOutage: isOutageForAll,
  });
  return {
    find: (key) => lookups.write(key),
    read: (table) => readTable(db, table),
    add: async (journal, table, row, note) => {
      await journal.writeWith((tx) => putRow(tx, table, row, note));
    },
  };
}
