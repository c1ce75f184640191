import type { Pool, PoolClient } from 'pg';
import type { StatementNames } from './statement-names.ts';

/** Under which name a session has a statement for sure, by the statement's id. */
const prepared = new WeakMap<PoolClient, Map<number, string>>();

const BEGIN = 'START TRANSACTION';
/**
 * Where all rows are found by keys, one plan serves whatever the keys are: else PostgreSQL makes five for each name and session, and
 * more where a list is short. A plain scan of an index marks the entries that it finds dead, and is spared them from then on: a bitmap
 * scan would read all that a queue left behind, each time, until the next vacuum.
 */
const BEGIN_BY_KEYS = `${BEGIN}; SET LOCAL plan_cache_mode = force_generic_plan; SET LOCAL enable_bitmapscan = off`;

/** One session of the pool, in the hands of one caller. */
export class Session {
  readonly #client: PoolClient;
  readonly #names: StatementNames;
  readonly #prepared: Map<number, string>;

  private constructor(client: PoolClient, names: StatementNames) {
    this.#client = client;
    this.#names = names;
    this.#prepared = prepared.get(client) ?? new Map<number, string>();
    prepared.set(client, this.#prepared);
  }

  /** Lends a session to `work`; one that broke meanwhile leaves the pool. */
  static async lend<T>(pool: Pool, names: StatementNames, work: (session: Session) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    let broken: Error | undefined;
    const onError = (error: Error) => {
      broken ??= error;
    };
    client.on('error', onError);
    try {
      return await work(new Session(client, names));
    } finally {
      client.off('error', onError);
      client.release(broken);
    }
  }

  /**
   * Runs one statement and gives back its rows. A list of parameters, also an empty one, says that it may be planned once for many
   * uses; a text of several statements has none.
   */
  async query<T>(text: string, parameters?: unknown[]): Promise<T[]> {
    if (!parameters) return this.#rows({ text });
    const known = this.#names.use(text);
    if (!known) return this.#rows({ text, values: parameters });
    await this.#dropOlder(known);
    try {
      const rows = await this.#rows<T>({ name: known.name, text, values: parameters });
      this.#prepared.set(known.id, known.name);
      return rows;
    } catch (error) {
      if (isStalePlan(error)) this.#names.renew();
      throw error;
    }
  }

  /** Runs `work` in one transaction; any throw rolls back. `byKeys` says that all of its statements find rows by keys. */
  async transaction<T>(work: () => Promise<T>, byKeys: boolean): Promise<T> {
    await this.#client.query(byKeys ? BEGIN_BY_KEYS : BEGIN);
    try {
      const result = await work();
      await this.#client.query('COMMIT');
      return result;
    } catch (error) {
      // A session that is gone has rolled back by itself.
      await this.#client.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  }

  async #rows<T>(statement: { name?: string; text: string; values?: unknown[] }): Promise<T[]> {
    const { rows } = await this.#client.query(statement);
    return rows as T[];
  }

  async #dropOlder({ id, name }: { id: number; name: string }): Promise<void> {
    const older = this.#prepared.get(id);
    if (older === undefined || older === name) return;
    this.#prepared.delete(id);
    await this.#client.query(`deallocate ${older}`);
  }
}

/** A migration has changed what a planned statement gives back. The same work again finds the new shape. */
export function isStalePlan(error: unknown): boolean {
  return error instanceof Error && error.message.includes('cached plan must not change result type');
}
