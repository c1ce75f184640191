import type { Engine } from '@belegfluss/engine';
import type { Logger } from 'winston';

const EVERY_MS = 3_600_000;

/** Has the engine delete what is older than it has to be, every hour. Several schedulers may do so at once. */
export class Cleaning {
  readonly #engine: Engine;
  readonly #log: Logger;
  #timer: NodeJS.Timeout | undefined;
  #pass: Promise<void> = Promise.resolve();

  constructor(engine: Engine, log: Logger) {
    this.#engine = engine;
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
      this.#log.info('retention', { ...(await this.#engine.keepWithinRetention()) });
    } catch (error) {
      this.#log.error('retention', { error });
    }
  }
}
