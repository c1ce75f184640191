import { setTimeout as sleep } from 'node:timers/promises';

/** Rings get lost with the process that rings; whoever listens looks by himself as often as this. */
const LOOK_MS = 500;
const TROUBLE_PAUSE_MS = 1_000;
/**
 * From one take to the next: a look costs the same for one as for many, and what comes meanwhile is taken together. The
 * first to come after a rest does not wait.
 */
const PACE_MS = 15;

/** Looks for work again and again: at once after it found some or was woken, else now and then. */
export class WorkLoop {
  readonly #take: () => Promise<number>;
  readonly #onTrouble: (error: unknown) => void;
  #woken = false;
  #wake: () => void = () => undefined;
  #stopping = false;
  #running: Promise<void> = Promise.resolve();

  /** `take` gives back how much it took; 0 lets the loop rest. */
  constructor(take: () => Promise<number>, onTrouble: (error: unknown) => void) {
    this.#take = take;
    this.#onTrouble = onTrouble;
  }

  start(): void {
    this.#running = this.#run();
  }

  /** There may be work. */
  wake(): void {
    this.#woken = true;
    this.#wake();
  }

  /** Takes nothing more; resolves when what is being taken has been taken. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.wake();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#stopping) {
      this.#woken = false;
      const next = performance.now() + PACE_MS;
      const took = await this.#take().catch(async (error: unknown) => {
        this.#onTrouble(error);
        await sleep(TROUBLE_PAUSE_MS);
        return 0;
      });
      if (took === 0 && !this.#woken) await this.#rest();
      await sleep(Math.max(0, next - performance.now()));
    }
  }

  async #rest(): Promise<void> {
    await new Promise<void>((done) => {
      const timer = setTimeout(done, LOOK_MS);
      this.#wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  }
}
