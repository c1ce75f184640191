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

  /** Seals and keeps a field; the one before is kept beside it, see `openReplaced`. */
  async put(connection: string, field: string, secret: string): Promise<void> {
    await this.#db.query(
      `insert into credential (connection, field, sealed) values ($1, $2, $3)
       on conflict (connection, field) do update set previous = credential.sealed, sealed = excluded.sealed, updated_at = now()`,
      [connection, field, this.#vault.seal(boundTo(connection, field), secret)],
    );
  }

  /** All secret fields of a connection, opened. Throws DiagnosticError `vault.wrong_key` or `vault.tampered`. */
  async open(connection: string): Promise<Record<string, string>> {
    const rows = await this.#db.query<Row>('select field, sealed from credential where connection = $1', [connection]);
    return this.#opened(connection, rows);
  }

  /**
   * The secret fields of a connection that were replaced within a day, as they were before: what others sign with them is still
   * on its way. Throws as `open`.
   */
  async openReplaced(connection: string): Promise<Record<string, string>> {
    const rows = await this.#db.query<Row>(
      `select field, previous as sealed from credential
       where connection = $1 and previous is not null and updated_at > now() - interval '1 day'`,
      [connection],
    );
    return this.#opened(connection, rows);
  }

  #opened(connection: string, rows: Row[]): Record<string, string> {
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
    const rows = await this.#db.query<Row & { previous: string | null }>(
      'select connection, field, sealed, previous from credential order by connection, field',
    );
    let changed = 0;
    for (const { connection, field, sealed, previous } of rows) {
      const rewrap = (text: string) => this.#vault.rewrap(boundTo(connection, field), text) ?? text;
      const fresh = { sealed: rewrap(sealed), previous: previous === null ? null : rewrap(previous) };
      if (fresh.sealed === sealed && fresh.previous === previous) continue;
      // A field that was written meanwhile is newer than what we read; it is found when this is called again.
      const done = await this.#db.query(
        'update credential set sealed = $4, previous = $5 where connection = $1 and field = $2 and sealed = $3 returning 1',
        [connection, field, sealed, fresh.sealed, fresh.previous],
      );
      changed += done.length;
    }
    return changed;
  }
}
