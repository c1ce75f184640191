import { hostname } from 'node:os';
import type { Standstill, SweepTime } from '@belegfluss/engine';
import { newId, type Database } from '@belegfluss/store';

/** What a process can say of the machine on which it runs. */
export interface ProcessFacts {
  clockAheadMs: number | null;
  intakeOpen: boolean;
  disk: { folder: string; freeBytes: number; low: boolean; closesBelowBytes?: number } | null;
  /** Runs without a job to which it gave one, and when the last; missing where another release runs. */
  lostJobs?: { count: number; at: string } | null;
  /** Live flows that it cannot carry out, each with a code; missing where another release runs. */
  brokenFlows?: Record<string, string>;
  /** Re-syncs of the live flows that it can carry out; missing where another release runs. */
  sweeps?: SweepTime[];
  /** When code of a step last kept it from everything else; missing where another release runs. */
  standstill?: Standstill | null;
}

/** A living process. */
export interface ProcessRow {
  host: string;
  roles: string[];
  startedAt: Date;
  facts: ProcessFacts;
}

/** Who was not seen for so long is gone. */
const GONE_SECONDS = 90;

/** Each process tells that it lives, and what it sees; so one of them can speak for all. */
export class ProcessBook {
  readonly #db: Database;
  readonly #roles: string[];
  readonly #id = newId();

  constructor(db: Database, roles: string[]) {
    this.#db = db;
    this.#roles = roles;
  }

  async tell(facts: ProcessFacts): Promise<void> {
    await this.#db.query(
      `insert into process (id, host, roles, facts) values ($1, $2, $3, $4)
       on conflict (id) do update set seen_at = now(), facts = excluded.facts`,
      [this.#id, hostname(), this.#roles, JSON.stringify(facts)],
    );
  }

  /** Those that live; the others are forgotten. */
  async living(): Promise<ProcessRow[]> {
    await this.#db.query(`delete from process where seen_at < now() - $1 * interval '1 second'`, [GONE_SECONDS]);
    return this.#db.query<ProcessRow>('select host, roles, started_at as "startedAt", facts from process');
  }

  async leave(): Promise<void> {
    await this.#db.query('delete from process where id = $1', [this.#id]);
  }
}
