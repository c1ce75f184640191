import { setTimeout as sleep } from 'node:timers/promises';
import { ConnectorError, type Outcome } from '@belegfluss/sdk';

/** A request that was broken off says so at once; one that goes on all the same is not waited for. */
const GRACE_MS = 200;

/** Node lets no timer run for longer. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** How long one request to another system may take. */
export class TimeLimit {
  readonly #seconds: number | undefined;
  readonly #abort: AbortController | undefined;
  /** Tells the request to end: the time is over, or the worker ends. */
  readonly signal: AbortSignal;

  /** Without `seconds` only the worker's `outer` signal ends a request. */
  constructor(seconds: number | undefined, outer: AbortSignal) {
    this.#seconds = seconds;
    this.#abort = seconds === undefined ? undefined : new AbortController();
    this.signal = this.#abort ? AbortSignal.any([outer, this.#abort.signal]) : outer;
  }

  /**
   * Gives back what the request gives. When the time is over it is broken off and counts as transient: tried again, and a
   * write whose request had left is in doubt. Throws ConnectorError `run.timed_out`.
   */
  async around<T>(request: () => Promise<T>): Promise<T> {
    if (this.#seconds === undefined) return request();
    const working = request();
    const over = new AbortController();
    const end = sleep(Math.min(this.#seconds * 1_000, LONGEST_TIMER_MS), 'late' as const, {
      signal: over.signal,
    }).catch(() => 'ended' as const);
    const first = await Promise.race([end, working.then(ended, ended)]);
    over.abort();
    if (first === 'ended') return working;
    this.#abort?.abort();
    const outcome = await Promise.race([sleep(GRACE_MS, 'unknown' as const), working.then(unknown, outcomeOf)]);
    const said = { de: `keine Antwort in ${this.#seconds} s`, en: `no answer within ${this.#seconds} s` };
    throw new ConnectorError('transient', said, { outcome, code: 'run.timed_out' });
  }
}

const ended = () => 'ended' as const;
const unknown = () => 'unknown' as const;

function outcomeOf(error: unknown): Outcome {
  return error instanceof ConnectorError && error.outcome === 'not_sent' ? 'not_sent' : 'unknown';
}
