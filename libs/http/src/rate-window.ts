/** Lets at most `requests` through in any stretch of `windowMs`, exactly: it remembers when each was granted. */
export class RateWindow {
  readonly #granted: number[] = [];
  readonly #requests: number;
  readonly #windowMs: number;
  #next = 0;

  constructor(requests: number, windowMs: number) {
    this.#requests = requests;
    this.#windowMs = windowMs;
  }

  /** Milliseconds until the next request may go; 0 means now. */
  wait(now: number): number {
    const oldest = this.#granted[this.#next];
    return oldest === undefined ? 0 : Math.max(oldest + this.#windowMs - now, 0);
  }

  /** Counts a request. */
  grant(now: number): void {
    this.#granted[this.#next] = now;
    this.#next = (this.#next + 1) % this.#requests;
  }
}
