import { Breaker, shuttingDown, type BreakerLimits, type BreakerWorld } from './breaker.ts';
import { OwnBreakers, type BreakerRecord, type BreakerState } from './breaker-store.ts';

/** One breaker of the store. */
export interface KeptBreaker extends BreakerRecord {
  connection: string;
  route: string;
}

export interface BreakerRegistryOptions extends Partial<BreakerWorld> {
  /** Defaults: 5 calls, a window of 30 s, a probe every 30 to 60 s, 1 s after a good one, two good ones close. */
  limits?: Partial<BreakerLimits>;
}

const DEFAULT_LIMITS: BreakerLimits = {
  volumeThreshold: 5,
  windowMs: 30_000,
  resetMs: 30_000,
  goodMs: 1_000,
  goodProbes: 2,
};

/** All breakers of a process, one per connection and route; they live as long as the process, never as long as a request. */
export class BreakerRegistry {
  readonly #breakers = new Map<string, { connection: string; route: string; breaker: Breaker }>();
  readonly #world: BreakerWorld;
  readonly #limits: BreakerLimits;
  #down = false;

  constructor({ limits, ...world }: BreakerRegistryOptions = {}) {
    this.#limits = { ...DEFAULT_LIMITS, ...limits };
    this.#world = {
      store: world.store ?? new OwnBreakers(),
      now: world.now ?? (() => performance.now()),
      onFailure: world.onFailure ?? (() => undefined),
      onTrouble: world.onTrouble ?? (() => undefined),
    };
  }

  /** The breaker of a route, made when it is first asked for. */
  of(connection: string, route: string): Breaker {
    if (this.#down) throw shuttingDown();
    const key = `${connection} ${route}`;
    const known = this.#breakers.get(key);
    if (known !== undefined) return known.breaker;
    const breaker = new Breaker(connection, route, this.#limits, this.#world, () => this.#isDown(connection));
    this.#breakers.set(key, { connection, route, breaker });
    return breaker;
  }

  /** Takes over what the store says of these breakers. */
  learn(kept: KeptBreaker[]): void {
    if (this.#down) return;
    for (const { connection, route, ...record } of kept) this.of(connection, route).learn(record);
  }

  /** Counts a failure that another process told of. */
  async hearFailure(connection: string, route: string, goodCalls: number): Promise<void> {
    if (!this.#down) await this.of(connection, route).hearFailure(goodCalls);
  }

  /** All breakers that were used so far. */
  snapshot(): { connection: string; route: string; state: BreakerState }[] {
    return [...this.#breakers.values()].map(({ connection, route, breaker }) => ({
      connection,
      route,
      state: breaker.state,
    }));
  }

  #isDown(connection: string): boolean {
    return [...this.#breakers.values()].some(
      (other) => other.connection === connection && other.breaker.state === 'open',
    );
  }

  /** Ends all timers; calls are refused afterwards. */
  shutdown(): void {
    this.#down = true;
    for (const { breaker } of this.#breakers.values()) breaker.shutdown();
  }
}
