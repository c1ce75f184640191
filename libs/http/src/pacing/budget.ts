import { setTimeout as sleep } from 'node:timers/promises';
import { ConnectorError, type HttpPolicy } from '@belegfluss/sdk';
import type { BudgetStore } from './budget-store.ts';
import type { Gate } from './gate.ts';
import { LeasedWindow } from './leased-window.ts';
import { WaitingLine } from './waiting-line.ts';

const LONGEST_WAIT_MS = 2_000;
/** One call that waited for the gate comes back every so often in each process. */
const WAKE_EVERY_MS = 50;

/** What a budget needs of its surroundings. */
export interface BudgetWorld {
  store: BudgetStore;
  /** Milliseconds that only grow. */
  now: () => number;
}

/** The rate budget of one connection: windows for all its requests and for single routes, and the gate that the vendor closes. */
export class Budget {
  readonly #windows: LeasedWindow[];
  readonly #gate: Gate;
  readonly #now: () => number;
  readonly #line: WaitingLine;
  #waiting = 0;

  constructor(connection: string, limits: HttpPolicy['budgets'], gate: Gate, world: BudgetWorld) {
    this.#windows = limits.map(
      (limit) => new LeasedWindow(limit, (ask) => world.store.lease(connection, limit, ask), world.now),
    );
    this.#gate = gate;
    this.#now = world.now;
    const paces = limits.map(({ requests, perSeconds }) => (perSeconds * 1000) / requests);
    this.#line = new WaitingLine(Math.max(WAKE_EVERY_MS, ...paces));
  }

  /**
   * Takes one request out of the budget; waits up to 2 s for its turn. Throws `rate_limited` with the time to come back
   * when that is not enough, so that the run is parked instead of a worker.
   */
  async enter(route: string, signal: AbortSignal): Promise<void> {
    if (this.#tryEnter(route)) return;
    this.#waiting += 1;
    try {
      const latest = this.#now() + LONGEST_WAIT_MS;
      while (!this.#tryEnter(route)) {
        const wait = await this.#fill(route);
        if (this.#now() + wait > latest) throw this.#exhausted(route, wait);
        if (wait > 0) await pause(wait, route, signal);
      }
    } finally {
      this.#waiting -= 1;
    }
  }

  /** Throws `rate_limited` where the vendor has asked for a pause since `enter`. */
  demandOpen(route: string): void {
    const wait = this.#gate.wait();
    if (wait > 0) throw this.#exhausted(route, wait);
  }

  /** Gives back what was leased and not used. */
  async close(): Promise<void> {
    await Promise.all(this.#windows.map((window) => window.close()));
  }

  #tryEnter(route: string): boolean {
    if (this.#gate.wait() > 0) return false;
    const windows = this.#of(route);
    if (!windows.every((window) => window.ready)) return false;
    for (const window of windows) window.take();
    return true;
  }

  /** Milliseconds until another look is worth it. */
  async #fill(route: string): Promise<number> {
    const missing = this.#of(route).filter((window) => !window.ready);
    const waits = await Promise.all(missing.map((window) => window.fill(this.#waiting)));
    return Math.ceil(Math.max(this.#gate.wait(), ...waits, 0));
  }

  #of(route: string): LeasedWindow[] {
    return this.#windows.filter(({ limit }) => limit.route === undefined || limit.route === route);
  }

  #exhausted(route: string, wait: number): ConnectorError {
    const now = this.#now();
    const isPaused = this.#gate.wait() > 0;
    return new ConnectorError(
      'rate_limited',
      {
        de: `${route}: ${isPaused ? 'das System hat um eine Pause gebeten' : 'das Anfragebudget ist aufgebraucht'}`,
        en: `${route}: ${isPaused ? 'the system has asked for a pause' : 'the rate budget is used up'}`,
      },
      {
        outcome: 'not_sent',
        code: 'connector.budget_exhausted',
        retryAfterSeconds: Math.ceil(this.#line.next(now, now + wait)) / 1000,
        facts: { route },
      },
    );
  }
}

async function pause(milliseconds: number, route: string, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => {
    throw new ConnectorError(
      'transient',
      {
        de: `${route}: vom Aufrufer abgebrochen`,
        en: `${route}: cancelled by the caller`,
      },
      {
        outcome: 'not_sent',
        code: 'connector.cancelled',
        facts: { route },
      },
    );
  });
}
