import { types, type Pool } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import { retryLostRace } from './lost-race.ts';
import { migrations } from './migrations/index.ts';
import { foreignTables, openRefusal, statementRefusal } from './open-refusal.ts';
import { Session } from './session.ts';
import { SilenceWatch } from './silence-watch.ts';
import { StatementNames } from './statement-names.ts';

/** Whatever can run a statement: the pool, or one transaction. Parameters are `$1`, `$2` … */
export interface Sql {
  /** Rows of the answer; numeric and bigint arrive as strings, dates as `YYYY-MM-DD`, timestamps as Date. */
  query<T = Record<string, unknown>>(sql: string, parameters?: unknown[]): Promise<T[]>;
}

/** One transaction under way. */
export interface Transaction extends Sql {
  /** Has `work` done once the transaction is on disk; never when it is rolled back, and not when the process dies in between. */
  afterCommit(work: () => void): void;
}

/** Connections of a pool: open ones, those that nobody uses, and callers that wait for one. */
export interface PoolUse {
  open: number;
  idle: number;
  waiting: number;
}

export interface DatabaseOptions {
  url: string;
  /** Connections of the pool; default 10. */
  poolSize?: number;
  applicationName?: string;
}

/** Settings of each session, whatever an administrator has set for all programs of the database. */
const SESSION_SETTINGS = {
  // Our statements take a few rows by their keys, and what they look at is in memory. With the defaults, made for disks that turn,
  // PostgreSQL reads whole small tables instead.
  random_page_cost: '1.1',
  jit: 'off',
  // What was answered with 202 is on disk.
  synchronous_commit: 'on',
  // Locks are what our statements rely on, not repeated failures.
  default_transaction_isolation: String.raw`read\ committed`,
  // The forms in which values travel.
  standard_conforming_strings: 'on',
  datestyle: 'ISO',
  intervalstyle: 'postgres',
  timezone: 'UTC',
  bytea_output: 'hex',
  extra_float_digits: '1',
};
/** The same as a parameter of the connection. */
export const SESSION_OPTIONS = Object.entries(SESSION_SETTINGS)
  .map(([name, value]) => `-c ${name}=${value}`)
  .join(' ');

/**
 * Between two statements of a transaction. A machine that the network has lost keeps its locks for so long: by then others
 * have to go on with its work.
 */
const LONGEST_PAUSE_MS = 10_000;
const MIGRATION_LOCK = 7_400_001;
const DATE_OID = 1082;
/** A calendar day stays text: as a Date it would become a moment in the zone of this machine. */
const READERS = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === DATE_OID ? (day: string) => day : types.getTypeParser(oid, format ?? 'text'),
};

/** One PostgreSQL, opened once a process. TypeORM keeps the pool and the migrations; statements are written as SQL beside their use. */
export class Database implements Sql {
  readonly #source: DataSource;
  readonly #names = new StatementNames();
  readonly #silence: SilenceWatch;
  readonly url: string;

  private constructor(source: DataSource, url: string) {
    this.#source = source;
    // The last words of a database may come with its first answer, when nobody holds the session yet. Its next statement fails.
    this.#pool.on('connect', (client) => client.on('error', () => undefined));
    this.#silence = new SilenceWatch(this.#pool, url);
    this.url = url;
  }

  /** Throws DiagnosticError `database.*` that says what stands in the way. */
  static async open(options: DatabaseOptions): Promise<Database> {
    // Loaded where it is used: whoever only checks files opens no database.
    const typeorm = await import('typeorm');
    const source = new typeorm.DataSource({
      type: 'postgres',
      url: options.url,
      applicationName: options.applicationName ?? 'belegfluss',
      poolSize: options.poolSize ?? 10,
      migrations,
      migrationsTableName: 'schema_migration',
      migrationsTransactionMode: 'each',
      installExtensions: false,
      parseInt8: false,
      extra: {
        connectionTimeoutMillis: 5_000,
        statement_timeout: 30_000,
        lock_timeout: 10_000,
        idle_in_transaction_session_timeout: LONGEST_PAUSE_MS,
        keepAlive: true,
        options: SESSION_OPTIONS,
        types: READERS,
      },
    });
    await source.initialize().catch((error: unknown) => {
      throw openRefusal(error, options.url);
    });
    return new Database(source, options.url);
  }

  /** Where PostgreSQL chose the statement as the loser of a deadlock, it is run again. */
  query<T = Record<string, unknown>>(sql: string, parameters?: unknown[]): Promise<T[]> {
    return retryLostRace(() => Session.lend(this.#pool, this.#names, (session) => session.query<T>(sql, parameters)));
  }

  /**
   * Runs `work` in one transaction and gives back its result; any throw rolls back. Where PostgreSQL chose it as the loser of
   * a deadlock, `work` is done again, so it must leave no trace outside of its transaction. `byKeys` is for what is done all the
   * time: each of its statements finds a few rows by their keys, so that one plan is good for all; a search is not.
   */
  transaction<T>(work: (tx: Transaction) => Promise<T>, { byKeys = false } = {}): Promise<T> {
    return retryLostRace(async () => {
      const afterwards: (() => void)[] = [];
      const result = await Session.lend(this.#pool, this.#names, (session) =>
        session.transaction(() => work(new OpenTransaction(session, afterwards)), byKeys),
      );
      for (const each of afterwards) each();
      return result;
    });
  }

  /** How the connections of the pool are used at this moment. */
  poolUse(): PoolUse {
    const { totalCount, idleCount, waitingCount } = this.#pool;
    return { open: totalCount, idle: idleCount, waiting: waitingCount };
  }

  /** Brings the schema up to date; several processes may call it at once, one does the work. Throws DiagnosticError `database.not_ours` or `database.rights_missing`. */
  async migrate(): Promise<void> {
    const runner = this.#source.createQueryRunner();
    try {
      await runner.query('set lock_timeout = 0');
      await runner.query('set statement_timeout = 0');
      await runner.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
      await this.#demandOwnDatabase(runner);
      await this.#source.runMigrations();
    } catch (error) {
      throw statementRefusal(error, this.url) ?? error;
    } finally {
      // Also where a migration failed: the session goes back to the pool. One that was lost holds nothing any more.
      await runner
        .query(`select pg_advisory_unlock(${MIGRATION_LOCK}); reset lock_timeout; reset statement_timeout`)
        .catch(() => undefined);
      await runner.release();
    }
  }

  /** Before the first migration nothing may be there, but for what extensions brought and an empty list of migrations. */
  async #demandOwnDatabase(runner: QueryRunner): Promise<void> {
    if (await hasMigrations(runner)) return;
    const tables = (await runner.query(
      `select relname from pg_class c
       where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') and relname <> 'schema_migration'
         and not exists (select 1 from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
       order by relname limit 3`,
    )) as { relname: string }[];
    if (tables.length > 0)
      throw foreignTables(
        tables.map(({ relname }) => relname),
        this.url,
      );
  }

  async close(): Promise<void> {
    await this.#silence.close();
    if (this.#source.isInitialized) await this.#source.destroy();
  }

  /** TypeORM's own. */
  get #pool(): Pool {
    const { master } = this.#source.driver as { master?: Pool };
    if (!master) throw new Error('the database is not open');
    return master;
  }
}

async function hasMigrations(runner: QueryRunner): Promise<boolean> {
  const [list] = (await runner.query("select to_regclass('schema_migration') is not null as exists")) as {
    exists: boolean;
  }[];
  return (
    Boolean(list?.exists) && ((await runner.query('select 1 from schema_migration limit 1')) as unknown[]).length > 0
  );
}

class OpenTransaction implements Transaction {
  readonly #session: Session;
  readonly #afterwards: (() => void)[];

  constructor(session: Session, afterwards: (() => void)[]) {
    this.#session = session;
    this.#afterwards = afterwards;
  }

  afterCommit(work: () => void): void {
    this.#afterwards.push(work);
  }

  query<T = Record<string, unknown>>(sql: string, parameters?: unknown[]): Promise<T[]> {
    return this.#session.query<T>(sql, parameters);
  }
}
