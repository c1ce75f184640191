import { Breaker, shuttingDown, type BreakerLimits, type BreakerState, type KeptState } from './breaker.ts';

/** The state of one breaker, to keep and to give back after a restart. */
export interface BreakerSnapshot extends KeptState {
  connection: string;
  route: string;
}

export interface BreakerRegistryOptions {
  /** States from before, read once when a breaker is first used. */
  restore?: BreakerSnapshot[];
  /** Told about every change; `probeAt` comes with `open`. Must not throw. */
  onState?: (connection: string, route: string, state: BreakerState, probeAt?: Date) => void;
  /** Defaults: 5 calls, a window of 30 s, a probe after 30 s. */
  limits?: Partial<BreakerLimits>;
}

const DEFAULT_LIMITS: BreakerLimits = { volumeThreshold: 5, windowMs: 30_000, resetMs: 30_000 };

/** All breakers of a process, one per connection and route; they live as long as the process, never as long as a request. */
export class BreakerRegistry {
  readonly #breakers = new Map<string, { connection: string; route: string; breaker: Breaker }>();
  readonly #kept: Map<string, KeptState>;
  readonly #onState: NonNullable<BreakerRegistryOptions['onState']>;
  readonly #limits: BreakerLimits;
  #down = false;

  constructor(options: BreakerRegistryOptions = {}) {
    this.#kept = new Map((options.restore ?? []).map((kept) => [keyOf(kept.connection, kept.route), kept]));
    this.#onState = options.onState ?? (() => undefined);
    this.#limits = { ...DEFAULT_LIMITS, ...options.limits };
  }

  /** The breaker of a route, made when it is first asked for. */
  of(connection: string, route: string): Breaker {
    if (this.#down) throw shuttingDown();
    const key = keyOf(connection, route);
    const known = this.#breakers.get(key);
    if (known !== undefined) return known.breaker;
    const breaker = new Breaker(key, this.#limits, this.#kept.get(key), (state, probeAt) =>
      this.#onState(connection, route, state, probeAt),
    );
    this.#breakers.set(key, { connection, route, breaker });
    return breaker;
  }

  /** All breakers that were used so far. */
  snapshot(): BreakerSnapshot[] {
    return [...this.#breakers.values()].map(({ connection, route, breaker }) => {
      const { state, probeAt } = breaker;
      return { connection, route, state, ...(probeAt === undefined ? {} : { probeAt }) };
    });
  }

  /** Ends all timers; calls are refused afterwards. */
  shutdown(): void {
    this.#down = true;
    for (const { breaker } of this.#breakers.values()) breaker.shutdown();
  }
}

function keyOf(connection: string, route: string): string {
  return `${connection} ${route}`;
}
