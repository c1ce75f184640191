import type { Database, Sql } from '@belegfluss/store';
import { boundTo } from './credential-store.ts';
import type { Vault } from './vault.ts';

/** Reads and writes the value of a leased secret. */
export interface HeldSecret<T> {
  load(): Promise<T | undefined>;
  save(value: T): Promise<void>;
}

const FIELD = 'oauth_token';

/**
 * The OAuth tokens of one connection (any JSON value), sealed in `oauth_token`, that one process at a time may renew.
 * The lease is the row's lock: it ends with the transaction, whatever becomes of its holder.
 */
export class LeasedSecret<T> implements HeldSecret<T> {
  readonly #db: Database;
  readonly #vault: Vault;
  readonly #connection: string;

  constructor(db: Database, vault: Vault, connection: string) {
    this.#db = db;
    this.#vault = vault;
    this.#connection = connection;
  }

  load(): Promise<T | undefined> {
    return this.#load(this.#db, '');
  }

  save(value: T): Promise<void> {
    return this.#save(this.#db, value);
  }

  /**
   * Runs `work` while nobody else holds the lease. What it saved is durable when this resolves, and gone when it throws.
   * Others wait up to 25 s, so the work has to end well before that.
   */
  async withLease<R>(work: (held: HeldSecret<T>) => Promise<R>): Promise<R> {
    await this.#db.query('insert into oauth_token (connection) values ($1) on conflict do nothing', [this.#connection]);
    return this.#db.transaction(async (tx) => {
      // The new value of a vendor that takes its time must not be lost with the session: the old one may be used up.
      await tx.query("set local lock_timeout = '25s'; set local idle_in_transaction_session_timeout = '25s'");
      await this.#load(tx, 'for update');
      return work({ load: () => this.#load(tx, ''), save: (value) => this.#save(tx, value) });
    });
  }

  /** Puts the value under the current master key; false where it was already. */
  rotate(): Promise<boolean> {
    return this.#db.transaction(async (tx) => {
      const [row] = await tx.query<{ sealed: string | null }>(
        'select sealed from oauth_token where connection = $1 for update',
        [this.#connection],
      );
      const rewrapped = row?.sealed ? this.#vault.rewrap(boundTo(this.#connection, FIELD), row.sealed) : undefined;
      if (rewrapped === undefined) return false;
      await tx.query('update oauth_token set sealed = $2 where connection = $1', [this.#connection, rewrapped]);
      return true;
    });
  }

  async #load(sql: Sql, lock: '' | 'for update'): Promise<T | undefined> {
    const [row] = await sql.query<{ sealed: string | null }>(
      `select sealed from oauth_token where connection = $1 ${lock}`,
      [this.#connection],
    );
    const sealed = row?.sealed ?? undefined;
    if (sealed === undefined) return undefined;
    return JSON.parse(this.#vault.open(boundTo(this.#connection, FIELD), sealed)) as T;
  }

  async #save(sql: Sql, value: T): Promise<void> {
    const sealed = this.#vault.seal(boundTo(this.#connection, FIELD), JSON.stringify(value));
    await sql.query(
      `insert into oauth_token (connection, sealed) values ($1, $2)
       on conflict (connection) do update set sealed = excluded.sealed, updated_at = now()`,
      [this.#connection, sealed],
    );
  }
}
