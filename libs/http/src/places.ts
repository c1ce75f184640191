import { setTimeout as sleep } from 'node:timers/promises';
import { ConnectorError } from '@belegfluss/sdk';
import { PLACES_KEPT_MS } from './place-grants.ts';
import { WaitingLine } from './waiting-line.ts';

const LONGEST_WAIT_MS = 2_000;
/** Behind a system that hangs, nobody waits: so long without an end of a request, and the others are turned away. */
const HANGS_MS = 500;
const LOOK_MS = 25;
const RENEW_MS = 3_000;
const COME_BACK_MS = 1_000;
const WAKE_EVERY_MS = 50;

export interface PlacesOptions {
  /** Requests of the connection under way in this process. */
  own: number;
  /** Asks for places that all processes share, given how many are wanted and in use; missing where there is no such limit. */
  ask?: (wanted: number, inUse: number) => Promise<number>;
  now: () => number;
  onTrouble: (error: unknown) => void;
}

/**
 * How many requests of a connection are under way at once: a bulkhead in this process, so that a system that hangs does
 * not take all of a worker's places, and the vendor's own limit over all processes.
 */
export class Places {
  readonly #options: PlacesOptions;
  readonly #line = new WaitingLine(WAKE_EVERY_MS);
  #inUse = 0;
  #waiting = 0;
  #lastEnd = -Infinity;
  #held = 0;
  #heldUntil = -Infinity;
  #asking: Promise<void> | undefined;
  #renewing: NodeJS.Timeout | undefined;

  constructor(options: PlacesOptions) {
    this.#options = options;
  }

  /** Takes a place; the caller leaves it again. Waits up to 2 s while requests come to their ends; throws `rate_limited` else. */
  async enter(route: string): Promise<void> {
    if (this.#tryEnter()) return;
    this.#waiting += 1;
    try {
      const came = this.#options.now();
      while (!this.#tryEnter()) {
        if (this.#isHopeless(came)) throw this.#busy(route);
        if (this.#inUse < this.#options.own) await this.#ask();
        if (!this.#isFree()) await sleep(LOOK_MS);
      }
    } finally {
      this.#waiting -= 1;
    }
  }

  leave(): void {
    this.#inUse -= 1;
    this.#lastEnd = this.#options.now();
  }

  /** Gives shared places back. */
  async close(): Promise<void> {
    clearInterval(this.#renewing);
    await this.#asking;
    if (this.#held > 0) await this.#options.ask?.(0, 0);
  }

  #isHopeless(came: number): boolean {
    const now = this.#options.now();
    return now - came > LONGEST_WAIT_MS || (now - came > LOOK_MS && now - this.#lastEnd > HANGS_MS);
  }

  #tryEnter(): boolean {
    if (!this.#isFree()) return false;
    this.#inUse += 1;
    return true;
  }

  #isFree(): boolean {
    if (this.#inUse >= this.#options.own) return false;
    return this.#options.ask === undefined || (this.#inUse < this.#held && this.#heldUntil > this.#options.now());
  }

  /** One question at a time, for all who wait. */
  async #ask(): Promise<void> {
    const { ask, now } = this.#options;
    if (ask === undefined) return;
    this.#asking ??= (async () => {
      const asked = now();
      this.#held = await ask(this.#inUse + this.#waiting, this.#inUse);
      this.#heldUntil = asked + PLACES_KEPT_MS;
      this.#renewing ??= setInterval(() => void this.#renew().catch(this.#options.onTrouble), RENEW_MS).unref();
    })().finally(() => {
      this.#asking = undefined;
    });
    await this.#asking;
  }

  /** Keeps what is in use and gives back the rest. */
  async #renew(): Promise<void> {
    await this.#ask();
    if (this.#held > 0) return;
    clearInterval(this.#renewing);
    this.#renewing = undefined;
  }

  #busy(route: string): ConnectorError {
    const now = this.#options.now();
    return new ConnectorError('rate_limited', `${route}: too many requests are under way`, {
      outcome: 'not_sent',
      code: 'connector.busy',
      retryAfterSeconds: Math.ceil(this.#line.next(now, now + COME_BACK_MS)) / 1000,
      facts: { route },
    });
  }
}
