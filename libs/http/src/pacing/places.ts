import { setTimeout as sleep } from 'node:timers/promises';
import { ConnectorError } from '@belegfluss/sdk';
import { PLACES_KEPT_MS } from './place-grants.ts';
import { WaitingLine } from './waiting-line.ts';

const LONGEST_WAIT_MS = 2_000;
/** Behind a system that hangs, nobody waits: so long without an end of a request, and the others are turned away. */
const HANGS_MS = 500;
/** Whoever has not answered for so long gets few requests at once until he does: all that are under way may be in vain. */
const SILENT_MS = 250;
const AT_ONCE_IN_SILENCE = 5;
/** A system that takes its time hangs later: after so many times what its answers take. */
const TYPICAL_TIMES = 3;
/** Weight of the latest answer in the typical time. */
const LATEST = 1 / 8;
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

/** One place, while a request has it. */
export interface Place {
  /** The request leaves now: what it waited for here before says nothing of how fast the system answers. */
  sends(): void;
  /** Gives the place back, saying whether the system has answered. */
  leave(answered: boolean): void;
}

/**
 * How many requests of a connection are under way at once: a bulkhead in this process, so that a system that hangs does
 * not take all of a worker's places, and the vendor's own limit over all processes. A system that has not answered lately gets
 * five at once, so that its outage, or our first call after a rest, costs it no more.
 */
export class Places {
  readonly #options: PlacesOptions;
  readonly #line = new WaitingLine(WAKE_EVERY_MS);
  #inUse = 0;
  #waiting = 0;
  #lastEnd = -Infinity;
  #lastAnswer = -Infinity;
  /** Milliseconds that an answer takes, of late. */
  #typicalMs = 0;
  /** When the first of those that are under way without a break began. */
  #busySince = -Infinity;
  #held = 0;
  #heldUntil = -Infinity;
  #asking: Promise<void> | undefined;
  #renewing: NodeJS.Timeout | undefined;

  constructor(options: PlacesOptions) {
    this.#options = options;
  }

  /** Takes a place, to be left once. Waits up to 2 s while requests come to their ends; throws `rate_limited` else. */
  async enter(route: string): Promise<Place> {
    if (!this.#tryEnter()) await this.#wait(route);
    let sent = this.#options.now();
    return {
      sends: () => (sent = this.#options.now()),
      leave: (answered) => this.#leave(sent, answered),
    };
  }

  async #wait(route: string): Promise<void> {
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

  #leave(sent: number, answered: boolean): void {
    const now = this.#options.now();
    this.#inUse -= 1;
    this.#lastEnd = now;
    if (!answered) return;
    this.#lastAnswer = now;
    this.#typicalMs += (now - sent - this.#typicalMs) * LATEST;
  }

  /** Gives shared places back. */
  async close(): Promise<void> {
    clearInterval(this.#renewing);
    await this.#asking;
    if (this.#held > 0) await this.#options.ask?.(0, 0);
  }

  #isHopeless(came: number): boolean {
    const now = this.#options.now();
    const quietMs = now - Math.max(this.#lastEnd, this.#busySince);
    return now - came > LONGEST_WAIT_MS || (now - came > LOOK_MS && quietMs > this.#patience(HANGS_MS));
  }

  #tryEnter(): boolean {
    if (!this.#isFree()) return false;
    if (this.#inUse === 0) this.#busySince = this.#options.now();
    this.#inUse += 1;
    return true;
  }

  #isFree(): boolean {
    if (this.#inUse >= this.#options.own || (this.#inUse >= AT_ONCE_IN_SILENCE && this.#isSilent())) return false;
    return this.#options.ask === undefined || (this.#inUse < this.#held && this.#heldUntil > this.#options.now());
  }

  #isSilent(): boolean {
    return this.#options.now() - this.#lastAnswer > this.#patience(SILENT_MS);
  }

  #patience(leastMs: number): number {
    return Math.max(leastMs, TYPICAL_TIMES * this.#typicalMs);
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
    return new ConnectorError(
      'rate_limited',
      {
        de: `${route}: es sind zu viele Anfragen unterwegs`,
        en: `${route}: too many requests are under way`,
      },
      {
        outcome: 'not_sent',
        code: 'connector.busy',
        retryAfterSeconds: Math.ceil(this.#line.next(now, now + COME_BACK_MS)) / 1000,
        facts: { route },
      },
    );
  }
}
