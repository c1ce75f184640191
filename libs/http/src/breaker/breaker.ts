import { ConnectorError } from '@belegfluss/sdk';
import CircuitBreaker from 'opossum';
import type { BreakerRecord, BreakerState, BreakerStore, ProbeTimes } from './breaker-store.ts';
import { WaitingLine } from '../pacing/waiting-line.ts';

/** When a breaker opens and tries again. */
export interface BreakerLimits extends ProbeTimes {
  /** Calls within the window before the breaker may open; at least 5. */
  volumeThreshold: number;
  windowMs: number;
}

/** What a breaker needs of its surroundings. */
export interface BreakerWorld {
  store: BreakerStore;
  /** Milliseconds that only grow. */
  now: () => number;
  /** Told about each call that failed, and how many went well since the last such message, so that other processes count along. */
  onFailure: (connection: string, route: string, goodCalls: number) => void;
  /** Told when the store fails; calls go on with what is known here. */
  onTrouble: (error: unknown) => void;
}

/** So many of those who wait come back in each process from one probe to the next: one of them probes. */
const LOOKS_PER_PROBE = 5;
/** Whoever would have to wait for longer comes back some time before: nobody may be there who wakes those that wait when it closes. */
const LONGEST_WAIT_MS = 3_600_000;
/** opossum's own way to half-open is not used: its timer never ends. */
const NEVER_MS = 2_147_483_647;
const LONGEST_HISTORY = 1_000;

/**
 * Guards one route of one connection. opossum counts the calls of this process, and what others tell of theirs; whether
 * it is open is the same for all processes, kept in the store. Only failures of the other system count: refusals of a
 * record do not.
 */
export class Breaker {
  readonly #connection: string;
  readonly #route: string;
  readonly #limits: BreakerLimits;
  readonly #world: BreakerWorld;
  readonly #isDown: () => boolean;
  readonly #counter: CircuitBreaker;
  #line: WaitingLine;
  #known = { state: 'closed' as BreakerState, probeAt: 0, version: 0 };
  #goodCalls = 0;
  /** A word of ours is on its way to the store; news from before it say nothing. */
  #writing = 0;
  #probing = false;

  /** `isDown` tells whether another route of the connection is open. */
  constructor(connection: string, route: string, limits: BreakerLimits, world: BreakerWorld, isDown: () => boolean) {
    this.#connection = connection;
    this.#route = route;
    this.#limits = limits;
    this.#world = world;
    this.#isDown = isDown;
    this.#line = this.#newLine();
    this.#counter = new CircuitBreaker((work) => work(), {
      name: `${connection} ${route}`,
      // Our own deadline aborts the request; opossum's would only stop waiting for it.
      timeout: false,
      resetTimeout: NEVER_MS,
      errorThresholdPercentage: 50,
      volumeThreshold: Math.max(limits.volumeThreshold, 5),
      rollingCountTimeout: limits.windowMs,
      rollingCountBuckets: 10,
      rollingPercentilesEnabled: false,
      enableSnapshots: false,
      errorFilter: (error) => !isSystemFailure(error),
    });
    this.#counter.on('open', () => void this.#open());
  }

  get state(): BreakerState {
    return this.#known.state;
  }

  /** Milliseconds until the next probe may go; `undefined` while calls pass. */
  get probeInMs(): number | undefined {
    return this.#known.state === 'closed' ? undefined : Math.max(this.#known.probeAt - this.#world.now(), 0);
  }

  /** Throws `breaker_open` where a call would be turned away, so that no budget is spent for it. */
  check(): void {
    if (this.#counter.isShutdown) throw shuttingDown();
    if (this.#known.state === 'closed') return;
    if (this.#probing || this.#known.probeAt > this.#world.now()) throw this.#refusal();
  }

  /** Runs `work` if the breaker lets it through; an open one lets one call of all processes through when a probe is due. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    this.check();
    if (this.#known.state !== 'closed') return this.#probe(work);
    try {
      const result = (await this.#counter.fire(work)) as T;
      if (this.#goodCalls < LONGEST_HISTORY) this.#goodCalls += 1;
      return result;
    } catch (error) {
      if (isSystemFailure(error)) await this.#noteFailure();
      throw error;
    }
  }

  /** Counts what another process told of its calls. */
  async hearFailure(goodCalls: number): Promise<void> {
    if (this.#known.state !== 'closed') return;
    const good = Math.min(Math.max(goodCalls, 0), LONGEST_HISTORY);
    for (let n = 0; n < good; n += 1) await this.#counter.fire(() => Promise.resolve());
    await this.#counter.fire(() => Promise.reject(toldFailure())).catch(() => undefined);
  }

  /** Takes over what the store says, unless it is older than what is known. */
  learn(record: BreakerRecord): void {
    if (this.#writing > 0 || record.version < this.#known.version) return;
    // Those who wait are woken when it closes; the next time they line up anew.
    if (record.state === 'closed' && this.#known.state !== 'closed') this.#line = this.#newLine();
    this.#known = {
      state: record.state,
      probeAt: this.#world.now() + record.probeInMs,
      version: record.version,
    };
    if (record.state === 'closed') this.#counter.close();
  }

  /** Ends its timers; calls are refused afterwards. */
  shutdown(): void {
    this.#counter.shutdown();
  }

  async #open(): Promise<void> {
    if (this.#known.state !== 'closed') return;
    const { resetMs } = this.#limits;
    this.#known = { ...this.#known, state: 'open', probeAt: this.#world.now() + resetMs };
    await this.#keep(() => this.#world.store.open(this.#connection, this.#route, this.#limits));
  }

  async #probe<T>(work: () => Promise<T>): Promise<T> {
    this.#probing = true;
    try {
      const { store } = this.#world;
      const claim = await store
        .claimProbe(this.#connection, this.#route, this.#limits)
        .catch((error: unknown) => this.#failed(error));
      if (claim) this.learn(claim.record);
      if (!claim?.mine) throw this.#refusal();
      const end = (good: boolean) =>
        this.#keep(() =>
          store.endProbe(this.#connection, this.#route, { version: claim.record.version, good }, this.#limits),
        );
      try {
        const result = await work();
        await end(true);
        return result;
      } catch (error) {
        await end(isSignOfLife(error));
        throw error;
      }
    } finally {
      this.#probing = false;
    }
  }

  /** Tells the store; where that fails, others do not learn of it, and this process goes on with what it knows. */
  async #keep(write: () => Promise<BreakerRecord>): Promise<void> {
    this.#writing += 1;
    const record = await write().catch((error: unknown) => this.#failed(error));
    this.#writing -= 1;
    if (record) this.learn(record);
  }

  #failed(error: unknown): undefined {
    this.#world.onTrouble(error);
    return undefined;
  }

  /** Where another route of the connection is open already, the first failure is enough: the system is down, not the route. */
  async #noteFailure(): Promise<void> {
    this.#world.onFailure(this.#connection, this.#route, this.#goodCalls);
    this.#goodCalls = 0;
    if (this.#isDown()) await this.#open();
  }

  #refusal(): ConnectorError {
    const now = this.#world.now();
    // While a probe is under way nobody knows yet: whoever waits looks again soon after it.
    const soon = now + this.#limits.goodMs;
    const placeMs = this.#line.next(now, this.#known.state === 'open' ? Math.max(this.#known.probeAt, soon) : soon);
    const waitMs = Math.min(placeMs, LONGEST_WAIT_MS * (1 - Math.random() / 2));
    const said = {
      de: `${this.#route}: nicht aufgerufen, das System ist zu oft gescheitert`,
      en: `${this.#route}: not called, the system failed too often`,
    };
    return new ConnectorError('breaker_open', said, {
      outcome: 'not_sent',
      retryAfterSeconds: Math.ceil(waitMs) / 1000,
      facts: { connection: this.#connection, route: this.#route },
    });
  }

  #newLine(): WaitingLine {
    return new WaitingLine(this.#limits.resetMs / LOOKS_PER_PROBE);
  }
}

/** opossum takes whatever does not count for a success. */
function isSystemFailure(error: unknown): boolean {
  if (!(error instanceof ConnectorError) || error.kind !== 'transient') return false;
  const status = error.facts['status'];
  if (typeof status === 'number') return !(status >= 400 && status < 500);
  return error.code !== 'connector.cancelled';
}

/** Only an answer proves that a system is there: what stayed here or was cancelled does not, nor does its own failure. */
export function isSignOfLife(error: unknown): boolean {
  return error instanceof ConnectorError && typeof error.facts['status'] === 'number' && !isSystemFailure(error);
}

function toldFailure(): ConnectorError {
  return new ConnectorError(
    'transient',
    { de: 'in einem anderen Prozess gescheitert', en: 'failed in another process' },
    { outcome: 'not_sent' },
  );
}

/** The error of calls that come after the end. */
export function shuttingDown(): ConnectorError {
  return new ConnectorError(
    'transient',
    { de: 'der Prozess fährt herunter', en: 'the process is shutting down' },
    {
      outcome: 'not_sent',
      code: 'connector.shutting_down',
    },
  );
}
