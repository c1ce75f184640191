import { allSteps } from '@belegfluss/flow';
import type { Database } from '@belegfluss/store';
import { readTable, TableIndex } from '@belegfluss/tables';
import type { RunJournal } from '../journal/run-journal.ts';
import type { SyncJob } from './sync-job.ts';

/** The mapping tables of one run of a sync in memory, in the versions in which it first read them. */
export class TableCache {
  readonly #db: Database;
  readonly #journal: RunJournal;
  readonly #names: string[];
  readonly #tables = new Map<string, TableIndex>();

  constructor(db: Database, journal: RunJournal, names: Iterable<string>) {
    this.#db = db;
    this.#journal = journal;
    this.#names = [...new Set(names)];
  }

  /** Each is read once a run, not once a record. Throws DiagnosticError `mapping.unknown_table`. */
  async read(): Promise<ReadonlyMap<string, TableIndex>> {
    for (const name of this.#names) {
      if (this.#tables.has(name)) continue;
      const pinned = this.#journal.run.versions.tables?.[name];
      const table = await readTable(this.#db, name, pinned);
      // Pages are worked at the same time: the first to have read the table decides.
      if (this.#tables.has(name)) continue;
      this.#tables.set(name, new TableIndex(table));
      if (pinned === undefined) this.#journal.pinTable(name, table.version);
    }
    return this.#tables;
  }
}

/** The mapping tables in which a sync looks up. */
export function tableCacheOf({ world, journal, steps }: Pick<SyncJob, 'world' | 'journal' | 'steps'>): TableCache {
  const names = allSteps(steps).flatMap((step) => (step.kind === 'lookup' ? [step.table] : []));
  return new TableCache(world.db, journal, names);
}
