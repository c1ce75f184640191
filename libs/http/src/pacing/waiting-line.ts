/**
 * Tells those who have to wait when to come back: each a little later than the one before. Thousands that wait for the
 * same moment do not all wake in it, those that wake in vain go to the end, and a system that is back is not run over.
 */
export class WaitingLine {
  readonly #intervalMs: number;
  readonly #random: () => number;
  #last = -Infinity;

  constructor(intervalMs: number, random = Math.random) {
    this.#intervalMs = intervalMs;
    this.#random = random;
  }

  /** Milliseconds from `now` until the next free place, which is not before `earliest` (both on one clock). */
  next(now: number, earliest: number): number {
    this.#last = Math.max(earliest, this.#last + this.#intervalMs * (0.5 + this.#random()));
    return this.#last - now;
  }
}
