import type { HttpEvent } from '@belegfluss/http';
import type { Database } from '@belegfluss/store';

const FLUSH_MS = 2_000;

/** Keeps what people want to know of a connection (last good call, last error) without a write for each call. */
export class ConnectionHealth {
  readonly #db: Database;
  readonly #onTrouble: (error: unknown) => void;
  readonly #pending = new Map<string, { good?: Date; failed?: Date; code?: string }>();
  #timer: NodeJS.Timeout | undefined;

  constructor(db: Database, onTrouble: (error: unknown) => void) {
    this.#db = db;
    this.#onTrouble = onTrouble;
  }

  noteCall(event: HttpEvent): void {
    const entry = this.#pending.get(event.connection) ?? {};
    this.#pending.set(
      event.connection,
      event.code === undefined ? { ...entry, good: new Date() } : { ...entry, failed: new Date(), code: event.code },
    );
    this.#timer ??= setTimeout(() => void this.flush(), FLUSH_MS).unref();
  }

  /** Writes what was noted; called every two seconds at most, and at the end. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const rows = [...this.#pending].map(([connection, entry]) => ({ connection, ...entry }));
    this.#pending.clear();
    if (rows.length === 0) return;
    await this.#db
      .query(
        `insert into connection_health (connection, last_good_at, last_error_at, last_error)
         select connection, good, failed, code from jsonb_to_recordset($1::jsonb) as h(connection text, good timestamptz, failed timestamptz, code text)
         on conflict (connection) do update set last_good_at = coalesce(excluded.last_good_at, connection_health.last_good_at),
           last_error_at = coalesce(excluded.last_error_at, connection_health.last_error_at),
           last_error = coalesce(excluded.last_error, connection_health.last_error)`,
        [JSON.stringify(rows)],
      )
      .catch(this.#onTrouble);
  }
}
