import { randomBytes } from 'node:crypto';
import type { BudgetAsk, BudgetLease, RateLimit } from './budget-grants.ts';

/** What this process may send of one window: leased for a moment, used up without asking anybody, and settled. */
export class LeasedWindow {
  readonly limit: RateLimit;
  readonly #ask: (ask: BudgetAsk) => Promise<BudgetLease>;
  readonly #now: () => number;
  #lease: { id: string; left: number; used: number; until: number; lastUsed: number } | undefined;
  #waitUntil = -Infinity;
  #asking: Promise<void> | undefined;
  #usedBefore = 0;
  #ending: NodeJS.Timeout | undefined;

  constructor(limit: RateLimit, ask: (ask: BudgetAsk) => Promise<BudgetLease>, now: () => number) {
    this.limit = limit;
    this.#ask = ask;
    this.#now = now;
  }

  /** A request may leave now. */
  get ready(): boolean {
    return this.#lease !== undefined && this.#lease.left > 0 && this.#lease.until > this.#now();
  }

  /** Counts a request; only when `ready`. */
  take(): void {
    if (this.#lease === undefined) return;
    this.#lease.left -= 1;
    this.#lease.used += 1;
    this.#lease.lastUsed = this.#now();
  }

  /** Asks for a lease, together with all who ask meanwhile. Gives the milliseconds to wait for another look; 0 is at once. */
  async fill(waiting: number): Promise<number> {
    const wait = this.#waitUntil - this.#now();
    if (wait > 0) return wait;
    this.#asking ??= this.#renew(waiting).finally(() => {
      this.#asking = undefined;
    });
    await this.#asking;
    return Math.max(this.#waitUntil - this.#now(), 0);
  }

  /** Gives back what is left. */
  async close(): Promise<void> {
    clearTimeout(this.#ending);
    await this.#asking;
    await this.#settle();
  }

  async #renew(waiting: number): Promise<void> {
    clearTimeout(this.#ending);
    const id = randomBytes(6).toString('hex');
    const settle = this.#settlement();
    const asked = this.#now();
    const want = Math.max(waiting, this.#usedBefore, 1);
    const lease = await this.#ask({ id, want, ...(settle && { settle }) });
    if (lease.requests > 0) {
      // Counted from the question, not from the answer: the store has begun to count in between.
      this.#lease = { id, left: lease.requests, used: 0, until: asked + lease.forMs, lastUsed: asked };
      // Others wait for what is left. Where nothing is, the next question settles it on the way.
      const end = () => void (this.#lease?.left ? this.#settle() : undefined)?.catch(() => undefined);
      this.#ending = setTimeout(end, lease.forMs).unref();
    } else {
      this.#waitUntil = this.#now() + lease.waitMs;
    }
  }

  /** Unsettled grants count for longer than they need to, never for less. */
  async #settle(): Promise<void> {
    const settle = this.#settlement();
    if (settle) await this.#ask({ id: '', want: 0, settle });
  }

  #settlement(): BudgetAsk['settle'] {
    const lease = this.#lease;
    if (lease === undefined) return undefined;
    this.#lease = undefined;
    this.#usedBefore = lease.used;
    return { id: lease.id, used: lease.used, lastUsedMsAgo: this.#now() - lease.lastUsed };
  }
}
