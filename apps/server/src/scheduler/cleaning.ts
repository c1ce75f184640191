import { forgetAttempts, forgetSessions } from '@belegfluss/access';
import type { Engine } from '@belegfluss/engine';
import type { Database } from '@belegfluss/store';
import type { Logger } from 'winston';

const EVERY_MS = 3_600_000;

/** Has deleted what is older than it has to be, every hour. Several schedulers may do so at once. */
export class Cleaning {
  readonly #upkeep: Pick<Engine['upkeep'], 'keepWithinRetention'>;
  readonly #db: Database;
  readonly #log: Logger;
  #timer: NodeJS.Timeout | undefined;
  #pass: Promise<void> = Promise.resolve();

  constructor(upkeep: Pick<Engine['upkeep'], 'keepWithinRetention'>, db: Database, log: Logger) {
    this.#upkeep = upkeep;
    this.#db = db;
    this.#log = log;
  }

  start(): void {
    const clean = () => {
      this.#pass = this.#clean();
    };
    clean();
    this.#timer = setInterval(clean, EVERY_MS).unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#pass;
  }

  async #clean(): Promise<void> {
    try {
      const now = new Date();
      await forgetSessions(this.#db, now);
      await forgetAttempts(this.#db, now);
      this.#log.info('retention', { ...(await this.#upkeep.keepWithinRetention()) });
    } catch (error) {
      this.#log.error('retention', { error });
    }
  }
}
