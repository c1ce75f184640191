import type { Client, Pool, PoolClient } from 'pg';
import { Probe } from './probe.ts';

const LOOK_EVERY_MS = 1_000;
/** With the server's time to answer less than fifteen seconds, in which a dead worker's runs have to go on. */
const SUSPICIOUS_AFTER_MS = 8_000;
const ASK_EVERY_MS = 4_000;
const PATIENCE_MS = 2_500;

/**
 * Ends connections over which nothing comes any more. A network that swallows everything closes no connection, and the time
 * limit of a statement is kept by the server, who cannot tell of it. Whoever merely takes long is let be: over a fresh
 * connection the server still answers.
 */
export class SilenceWatch {
  readonly #probe: Probe;
  readonly #busySince = new Map<PoolClient, number>();
  readonly #timer: NodeJS.Timeout;
  #askedAt = 0;
  #asking: Promise<void> | undefined;

  constructor(pool: Pool, url: string) {
    this.#probe = new Probe(url, PATIENCE_MS);
    pool.on('acquire', (client) => this.#busySince.set(client, performance.now()));
    pool.on('release', (_error, client) => this.#busySince.delete(client));
    pool.on('remove', (client) => this.#busySince.delete(client));
    this.#timer = setInterval(() => this.#look(performance.now()), LOOK_EVERY_MS).unref();
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#asking;
  }

  #look(now: number): void {
    if (this.#asking || now - this.#askedAt < ASK_EVERY_MS) return;
    const late = [...this.#busySince]
      .filter(([, since]) => now - since > SUSPICIOUS_AFTER_MS)
      .map(([client]) => client);
    if (late.length === 0) return;
    this.#asking = this.#judge(late).finally(() => {
      this.#askedAt = performance.now();
      this.#asking = undefined;
    });
  }

  async #judge(late: PoolClient[]): Promise<void> {
    const answer = await this.#probe.ask();
    await this.#probe.close();
    if (answer) return;
    const silent = new Error('Connection terminated: the database has gone silent');
    for (const client of late) (client as PoolClient & Client).connection.stream.destroy(silent);
  }
}
