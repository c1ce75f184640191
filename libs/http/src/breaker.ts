import { ConnectorError } from '@belegfluss/sdk';
import CircuitBreaker from 'opossum';

export type BreakerState = 'closed' | 'open' | 'half_open';

/** When a breaker opens and tries again. */
export interface BreakerLimits {
  /** Calls within the window before the breaker may open; at least 5. */
  volumeThreshold: number;
  windowMs: number;
  /** How long it stays open before one probe. */
  resetMs: number;
}

/** A breaker as it was kept by another process or before a restart. */
export interface KeptState {
  state: BreakerState;
  /** When an open breaker lets a probe through. */
  probeAt?: Date;
}

/** Guards one route of one connection. Only failures of the other system count: refusals of a record do not. */
export class Breaker {
  readonly #breaker: CircuitBreaker;
  readonly #resetMs: number;
  #probeAt: number;

  constructor(
    name: string,
    limits: BreakerLimits,
    kept: KeptState | undefined,
    onState: (state: BreakerState, probeAt?: Date) => void,
  ) {
    this.#resetMs = limits.resetMs;
    const left = Math.max((kept?.probeAt?.getTime() ?? 0) - Date.now(), 0);
    const open = kept?.state === 'open' && left > 0;
    this.#probeAt = Date.now() + left;
    const options: CircuitBreaker.Options = {
      name,
      // Our own deadline aborts the request; opossum's would only stop waiting for it.
      timeout: false,
      resetTimeout: open ? left : limits.resetMs,
      errorThresholdPercentage: 50,
      volumeThreshold: Math.max(limits.volumeThreshold, 5),
      rollingCountTimeout: limits.windowMs,
      rollingCountBuckets: 10,
      rollingPercentilesEnabled: false,
      enableSnapshots: false,
      errorFilter: (error) => !this.#counts(error),
      ...(kept === undefined || kept.state === 'closed' ? {} : { state: { closed: false, halfOpen: !open } }),
    };
    this.#breaker = new CircuitBreaker((work) => work(), options);
    // A restored breaker waits for the rest of its time once; from then on for the whole.
    options.resetTimeout = limits.resetMs;
    this.#breaker.on('open', () => {
      this.#probeAt = Date.now() + this.#resetMs;
      onState('open', new Date(this.#probeAt));
    });
    this.#breaker.on('halfOpen', () => onState('half_open'));
    this.#breaker.on('close', () => onState('closed'));
  }

  get state(): BreakerState {
    if (this.#breaker.opened) return 'open';
    return this.#breaker.halfOpen ? 'half_open' : 'closed';
  }

  /** When the next probe may go; `undefined` while calls pass. */
  get probeAt(): Date | undefined {
    return this.#breaker.opened ? new Date(this.#probeAt) : undefined;
  }

  /** Throws `breaker_open` where a call would be turned away, so that no budget is spent for it. */
  check(route: string): void {
    const probing = this.#breaker.halfOpen && !this.#breaker.pendingClose;
    if (!this.#breaker.opened && !probing) return;
    const seconds = probing ? 1 : Math.max(Math.ceil((this.#probeAt - Date.now()) / 1000), 1);
    throw new ConnectorError('breaker_open', `${route}: not called, the system failed too often`, {
      outcome: 'not_sent',
      retryAfterSeconds: seconds,
      facts: { route },
    });
  }

  /** Runs `work` if the breaker lets it through. */
  async run<T>(route: string, work: () => Promise<T>): Promise<T> {
    if (this.#breaker.isShutdown) throw shuttingDown();
    this.check(route);
    return (await this.#breaker.fire(work)) as T;
  }

  /** Ends its timers; it must not be used afterwards. */
  shutdown(): void {
    this.#breaker.shutdown();
  }

  /**
   * opossum takes whatever does not count for a success, and one success closes a half-open breaker: there, only an
   * answer proves that the system is back.
   */
  #counts(error: unknown): boolean {
    const failure = error instanceof ConnectorError ? error : undefined;
    const status = failure?.facts['status'];
    if (typeof status === 'number') return failure?.kind === 'transient' && !(status >= 400 && status < 500);
    return this.#breaker.halfOpen || (failure?.kind === 'transient' && failure.code !== 'connector.cancelled');
  }
}

/** The error of calls that come after the end. */
export function shuttingDown(): ConnectorError {
  return new ConnectorError('transient', 'the process is shutting down', {
    outcome: 'not_sent',
    code: 'connector.shutting_down',
  });
}
