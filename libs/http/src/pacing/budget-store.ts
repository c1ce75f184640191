import { grantPlaces, type PlaceAsk, type PlaceGrant } from './place-grants.ts';
import { grantRequests, type BudgetAsk, type BudgetLease, type Grant, type RateLimit } from './budget-grants.ts';

/** A connection's gate as all processes share it. */
export interface GateRecord {
  /** Milliseconds from now until requests may leave again; 0 is open. */
  closedForMs: number;
  /** Refusals in a row without a time of the vendor's. */
  refusals: number;
}

/** Where the budgets and gates of all processes are kept. */
export interface BudgetStore {
  /** Grants requests of a window, see `grantRequests`. */
  lease(connection: string, limit: RateLimit, ask: BudgetAsk): Promise<BudgetLease>;
  /** Gives a process places among the `max` requests that may be under way at once, see `grantPlaces`. */
  hold(connection: string, max: number, ask: PlaceAsk): Promise<number>;
  /** Closes a gate for all processes and tells them: for `seconds`, or for our own growing pause. */
  close(connection: string, seconds: number | undefined): Promise<GateRecord>;
  /** An answer came through: the next pause of our own starts small again. */
  relax(connection: string): Promise<void>;
}

const FIRST_PAUSE_SECONDS = 10;
const LONGEST_PAUSE_SECONDS = 300;

/** Our own pause after so many refusals in a row: 10 s, 20 s, 40 s … 5 min. */
export function pauseSeconds(refusals: number): number {
  return Math.min(FIRST_PAUSE_SECONDS * 2 ** Math.max(refusals - 1, 0), LONGEST_PAUSE_SECONDS);
}

/** The budgets of a process that shares them with nobody. */
export class OwnBudgets implements BudgetStore {
  readonly #grants = new Map<string, Grant[]>();
  readonly #places = new Map<string, PlaceGrant[]>();
  readonly #gates = new Map<string, { until: number; refusals: number }>();
  readonly #now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  async lease(connection: string, limit: RateLimit, ask: BudgetAsk): Promise<BudgetLease> {
    const key = JSON.stringify([connection, limit]);
    const { grants, lease } = grantRequests(this.#grants.get(key) ?? [], limit, ask, this.#now());
    this.#grants.set(key, grants);
    return lease;
  }

  async hold(connection: string, max: number, ask: PlaceAsk): Promise<number> {
    const { grants, places } = grantPlaces(this.#places.get(connection) ?? [], max, ask, this.#now());
    this.#places.set(connection, grants);
    return places;
  }

  async close(connection: string, seconds: number | undefined): Promise<GateRecord> {
    const now = this.#now();
    const gate = this.#gates.get(connection) ?? { until: now, refusals: 0 };
    // Requests that were refused together are one refusal.
    const refusals = gate.until > now ? gate.refusals : gate.refusals + 1;
    const until = Math.max(gate.until, now + 1000 * (seconds ?? pauseSeconds(refusals)));
    this.#gates.set(connection, { until, refusals });
    return { closedForMs: until - now, refusals };
  }

  async relax(connection: string): Promise<void> {
    const gate = this.#gates.get(connection);
    if (gate) gate.refusals = 0;
  }
}
