import { describe, expect, it } from '@jest/globals';
import { Agent, Dispatcher } from 'undici';
import { collectAnswer } from './collected-answer.ts';

const REQUEST = { origin: 'http://127.0.0.1', path: '/', method: 'POST' as const };

/** Sends nothing until it is told to, as a pool whose sockets are all in use. */
class BusyPool extends Dispatcher {
  aborted = false;
  #waiting: Dispatcher.DispatchHandler[] = [];

  override dispatch(_: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    this.#waiting.push(handler);
    return true;
  }

  start(): void {
    const abort = () => {
      this.aborted = true;
    };
    const controller: Dispatcher.DispatchController = {
      abort,
      aborted: false,
      paused: false,
      reason: null,
      pause: () => undefined,
      resume: () => undefined,
    };
    for (const handler of this.#waiting) handler.onRequestStart?.(controller, {});
  }
}

describe('an answer that is collected', () => {
  it('is known not to have been asked for when its time was over before a socket was free', async () => {
    const pool = new BusyPool();
    const limits = { demandLeave: () => undefined, timeoutMs: 20, maxBytes: 100, signal: new AbortController().signal };
    await expect(collectAnswer(pool, REQUEST, limits)).rejects.toMatchObject({ reason: 'timeout', neverSent: true });
    pool.start();
    expect(pool.aborted).toBe(true);
  });

  it('may have been asked for when its time was over later', async () => {
    const pool = new BusyPool();
    const caller = new AbortController();
    const answer = collectAnswer(pool, REQUEST, {
      demandLeave: () => undefined,
      timeoutMs: 60_000,
      maxBytes: 100,
      signal: caller.signal,
    });
    pool.start();
    caller.abort();
    await expect(answer).rejects.toMatchObject({ reason: 'cancelled', neverSent: false });
    expect(pool.aborted).toBe(true);
  });

  it('was not asked for where the request cannot be sent as it is', async () => {
    const limits = {
      demandLeave: () => undefined,
      timeoutMs: 1_000,
      maxBytes: 100,
      signal: new AbortController().signal,
    };
    const answer = collectAnswer(new Agent(), { ...REQUEST, method: 'GET /' as 'GET' }, limits);
    await expect(answer).rejects.toMatchObject({ reason: 'bad_request', neverSent: true });
  });

  it('is not asked for by a caller who has given up already', async () => {
    const pool = new BusyPool();
    const answer = collectAnswer(pool, REQUEST, {
      demandLeave: () => undefined,
      timeoutMs: 20,
      maxBytes: 100,
      signal: AbortSignal.abort(),
    });
    await expect(answer).rejects.toMatchObject({ reason: 'cancelled', neverSent: true });
  });
});
