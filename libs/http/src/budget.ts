import { setTimeout as sleep } from 'node:timers/promises';
import { ConnectorError, type HttpPolicy } from '@belegfluss/sdk';
import { RateWindow } from './rate-window.ts';

const LONGEST_WAIT_MS = 2_000;
const FIRST_BACKOFF_MS = 10_000;
const LONGEST_BACKOFF_MS = 300_000;

/** The rate budget of one connection in this process: windows for all its requests and for single routes, and the vendor's pauses. */
export class Budget {
  readonly #windows: { route: string | undefined; window: RateWindow }[];
  #pausedUntil = 0;
  #refusals = 0;

  constructor(budgets: HttpPolicy['budgets']) {
    this.#windows = budgets.map(({ route, requests, perSeconds }) => ({
      route,
      window: new RateWindow(requests, perSeconds * 1000),
    }));
  }

  /** Takes one request out of the budget and gives 0, or takes nothing and gives the milliseconds to wait. */
  take(route: string): number {
    const now = performance.now();
    const windows = this.#windows.filter((entry) => entry.route === undefined || entry.route === route);
    const wait = Math.max(this.#pausedUntil - now, 0, ...windows.map(({ window }) => window.wait(now)));
    if (wait === 0) for (const { window } of windows) window.grant(now);
    return Math.ceil(wait);
  }

  /**
   * Waits up to 2 s for its turn. Throws `rate_limited` with the time to come back when that is not enough, so that
   * the run is parked instead of a worker.
   */
  async enter(route: string, signal: AbortSignal): Promise<void> {
    const latest = performance.now() + LONGEST_WAIT_MS;
    for (let wait = this.take(route); wait > 0; wait = this.take(route)) {
      if (performance.now() + wait > latest) throw exhausted(route, wait);
      await sleep(wait, undefined, { signal }).catch(() => {
        throw new ConnectorError('transient', `${route}: cancelled by the caller`, {
          outcome: 'not_sent',
          code: 'connector.cancelled',
          facts: { route },
        });
      });
    }
  }

  /** The vendor said "too many": nothing leaves before its time, or before our own growing pause (10 s to 5 min) where it named none. */
  pause(seconds: number | undefined): void {
    const backoff = Math.min(FIRST_BACKOFF_MS * 2 ** this.#refusals, LONGEST_BACKOFF_MS);
    this.#refusals += 1;
    const until = performance.now() + (seconds === undefined ? backoff : seconds * 1000);
    this.#pausedUntil = Math.max(this.#pausedUntil, until);
  }

  /** An answer came through: the next pause of our own starts small again. */
  relax(): void {
    this.#refusals = 0;
  }
}

function exhausted(route: string, wait: number): ConnectorError {
  return new ConnectorError('rate_limited', `${route}: the rate budget is used up`, {
    outcome: 'not_sent',
    code: 'connector.budget_exhausted',
    retryAfterSeconds: Math.ceil(wait / 1000),
    facts: { route },
  });
}
