import type { GateRecord } from './budget-store.ts';
import { pauseSeconds } from './budget-store.ts';

/** Whether requests of a connection may leave, as this process knows it: the vendor asks for a pause, and it counts for all. */
export class Gate {
  readonly #now: () => number;
  #closedUntil = -Infinity;
  #refusals = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Milliseconds until requests may leave; 0 is open. */
  wait(): number {
    return Math.max(this.#closedUntil - this.#now(), 0);
  }

  /** Whether a good answer has to be told: only an open gate is one that pauses again from the start. */
  get relaxes(): boolean {
    return this.#refusals > 0 && this.wait() === 0;
  }

  /** Closes here at once, before anybody else is told. */
  close(seconds: number | undefined): void {
    if (this.wait() === 0) this.#refusals += 1;
    this.#closedUntil = Math.max(this.#closedUntil, this.#now() + 1000 * (seconds ?? pauseSeconds(this.#refusals)));
  }

  /** Takes over what the store says; a pause gets longer by it, never shorter. */
  learn({ closedForMs, refusals }: GateRecord): void {
    if (closedForMs > 0) this.#closedUntil = Math.max(this.#closedUntil, this.#now() + closedForMs);
    this.#refusals = refusals;
  }

  relax(): void {
    this.#refusals = 0;
  }
}
