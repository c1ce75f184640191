import type { Database } from '@belegfluss/store';
import { currentVersions, readTable, TableIndex } from '@belegfluss/tables';

/** The mapping tables of one sync in memory; each is read once a version, not once a record. */
export class TableCache {
  readonly #db: Database;
  readonly #names: string[];
  #tables = new Map<string, TableIndex>();

  constructor(db: Database, names: Iterable<string>) {
    this.#db = db;
    this.#names = [...new Set(names)];
  }

  /** The tables as they are now; asks for their versions with one statement. Throws DiagnosticError `mapping.unknown_table`. */
  async current(): Promise<ReadonlyMap<string, TableIndex>> {
    if (this.#names.length === 0) return this.#tables;
    const versions = await currentVersions(this.#db);
    const next = new Map<string, TableIndex>();
    for (const name of this.#names) {
      const kept = this.#tables.get(name);
      const isCurrent = kept?.table.version === versions[name];
      next.set(name, kept && isCurrent ? kept : new TableIndex(await readTable(this.#db, name)));
    }
    // Pages that are being judged keep the tables with which they began.
    this.#tables = next;
    return next;
  }
}
