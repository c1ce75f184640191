import { describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConnectorError } from '@belegfluss/sdk';
import { TimeLimit } from './time-limit.ts';

const outer = () => new AbortController();
const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
const never = () => new Promise<never>(() => undefined);

/** A request that ends with this error as soon as it is broken off. */
const brokenOff = (signal: AbortSignal, error: Error) => () =>
  new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(error)));

describe('the time that a request may take', () => {
  it('has no end of its own where none is named', async () => {
    const worker = outer();
    const limit = new TimeLimit(undefined, worker.signal);
    expect(await limit.around(() => sleep(30, 'answer'))).toBe('answer');
    worker.abort();
    expect(limit.signal.aborted).toBe(true);
  });

  it('is the worker’s as well where one is named', () => {
    const worker = outer();
    const limit = new TimeLimit(5, worker.signal);
    expect(limit.signal.aborted).toBe(false);
    worker.abort();
    expect(limit.signal.aborted).toBe(true);
  });

  it('is in seconds; an answer and a refusal within it are given back, and no timer is left', async () => {
    const before = timers();
    const limit = new TimeLimit(2, outer().signal);
    expect(await limit.around(() => sleep(40, 'answer'))).toBe('answer');
    const refused = new ConnectorError('invalid', 'no', { outcome: 'rejected' });
    await expect(limit.around(() => Promise.reject(refused))).rejects.toBe(refused);
    expect(limit.signal.aborted).toBe(false);
    await sleep(0);
    expect(timers()).toBe(before);
  });

  it('may be longer than any timer runs', async () => {
    const limit = new TimeLimit(100 * 365 * 86_400, outer().signal);
    expect(await limit.around(() => sleep(40, 'answer'))).toBe('answer');
  });

  it.each([
    ['goes on all the same', undefined],
    ['says that it was refused', new ConnectorError('transient', 'cut', { outcome: 'rejected' })],
    ['says nothing of it', new Error('cut')],
  ])('breaks a request off when it is over, and leaves it in doubt where it %s', async (_, said) => {
    const limit = new TimeLimit(0.05, outer().signal);
    await expect(limit.around(said ? brokenOff(limit.signal, said) : never)).rejects.toMatchObject({
      code: 'run.timed_out',
      kind: 'transient',
      outcome: 'unknown',
      said: { en: 'no answer within 0.05 s' },
    });
    expect(limit.signal.aborted).toBe(true);
  });

  it('leaves nothing in doubt where the request says that it was never sent', async () => {
    const limit = new TimeLimit(0.05, outer().signal);
    const unsent = new ConnectorError('transient', 'no connection', { outcome: 'not_sent' });
    await expect(limit.around(brokenOff(limit.signal, unsent))).rejects.toMatchObject({
      code: 'run.timed_out',
      outcome: 'not_sent',
    });
  });

  it('does not wait for a request that goes on all the same', async () => {
    const began = performance.now();
    await expect(new TimeLimit(0.05, outer().signal).around(() => sleep(3_000))).rejects.toThrow();
    expect(performance.now() - began).toBeLessThan(1_500);
  });
});
