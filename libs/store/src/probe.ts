import { Client } from 'pg';

/** What the database said: how far our clock is ahead of its own, and how long it took. */
export interface DatabaseAnswer {
  clockAheadMs: number;
  milliseconds: number;
}

const PATIENCE_MS = 900;

/** Asks the database whether it answers, over a connection of its own: a busy pool is no dead database. */
export class Probe {
  readonly #url: string;
  readonly #patienceMs: number;
  #client: Promise<Client> | undefined;

  constructor(url: string, patienceMs = PATIENCE_MS) {
    this.#url = url;
    this.#patienceMs = patienceMs;
  }

  /** Its answer, or `undefined` where none came in time: a second for a connection and one for the answer, where nothing else is said. */
  async ask(): Promise<DatabaseAnswer | undefined> {
    const connecting = (this.#client ??= this.#connect());
    try {
      const client = await connecting;
      const sent = Date.now();
      const { rows } = await client.query<{ now: Date }>('select clock_timestamp() as now');
      const heard = Date.now();
      const [row] = rows;
      return row && { clockAheadMs: (sent + heard) / 2 - row.now.getTime(), milliseconds: heard - sent };
    } catch {
      // Only the first of several who waited for it throws it away.
      if (this.#client === connecting) this.#drop();
      return undefined;
    }
  }

  async close(): Promise<void> {
    await this.#drop();
  }

  async #connect(): Promise<Client> {
    const client = new Client({
      connectionString: this.#url,
      application_name: 'belegfluss-health',
      connectionTimeoutMillis: this.#patienceMs,
      query_timeout: this.#patienceMs,
      keepAlive: true,
    });
    client.on('error', () => void this.#drop());
    await client.connect();
    return client;
  }

  #drop(): Promise<void> {
    const dropped = this.#client;
    this.#client = undefined;
    return dropped?.then((client) => client.end()).catch(() => undefined) ?? Promise.resolve();
  }
}
