import type { Database } from '@belegfluss/store';
import type { Vault } from './vault.ts';

/** What a sealed field is bound to; both parts are escaped, so no two pairs share a text. */
export function boundTo(connection: string, field: string): string {
  return `${encodeURIComponent(connection)}:${encodeURIComponent(field)}`;
}

interface Row {
  connection: string;
  field: string;
  sealed: string;
}

/** The secret fields of connections, sealed in the table `credential`. */
export class CredentialStore {
  readonly #db: Database;
  readonly #vault: Vault;

  constructor(db: Database, vault: Vault) {
    this.#db = db;
    this.#vault = vault;
  }

  /** Seals and keeps a field; the one before is gone. */
  async put(connection: string, field: string, secret: string): Promise<void> {
    await this.#db.query(
      `insert into credential (connection, field, sealed) values ($1, $2, $3)
       on conflict (connection, field) do update set sealed = excluded.sealed, updated_at = now()`,
      [connection, field, this.#vault.seal(boundTo(connection, field), secret)],
    );
  }

  /** All secret fields of a connection, opened. Throws DiagnosticError `vault.wrong_key` or `vault.tampered`. */
  async open(connection: string): Promise<Record<string, string>> {
    const rows = await this.#db.query<Row>('select field, sealed from credential where connection = $1', [connection]);
    return Object.fromEntries(
      rows.map(({ field, sealed }) => [field, this.#vault.open(boundTo(connection, field), sealed)]),
    );
  }

  /** Which fields are set and since when, for people; nothing is opened. */
  fields(connections: string[]): Promise<{ connection: string; field: string; updatedAt: Date }[]> {
    return this.#db.query(
      'select connection, field, updated_at as "updatedAt" from credential where connection = any($1) order by connection, field',
      [connections],
    );
  }

  /** Forgets all fields of a connection. */
  async remove(connection: string): Promise<void> {
    await this.#db.query('delete from credential where connection = $1', [connection]);
  }

  /**
   * Puts every field under the current master key, row by row, so that it may be killed and started again at any time.
   * Gives the number of rows changed.
   */
  async rotate(): Promise<number> {
    const rows = await this.#db.query<Row>(
      'select connection, field, sealed from credential order by connection, field',
    );
    let changed = 0;
    for (const { connection, field, sealed } of rows) {
      const rewrapped = this.#vault.rewrap(boundTo(connection, field), sealed);
      if (rewrapped === undefined) continue;
      // A field that was written meanwhile is newer than what we read, and has the current key already.
      const done = await this.#db.query(
        'update credential set sealed = $4 where connection = $1 and field = $2 and sealed = $3 returning 1',
        [connection, field, sealed, rewrapped],
      );
      changed += done.length;
    }
    return changed;
  }
}
