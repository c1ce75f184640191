import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { always, failure, JSON_TYPE, READ, startVendor, WRITE, type Vendor } from '../test/vendor.ts';
import { Budget } from './budget.ts';
import { BudgetRegistry } from './budget-registry.ts';
import { RateWindow } from './rate-window.ts';

let vendor: Vendor;

beforeAll(async () => {
  vendor = await startVendor();
});
afterEach(() => vendor.reset());
afterAll(() => vendor.close());

const OK = always(200, JSON_TYPE, '{}');

/** The pause in seconds after so many refusals without a time. */
function secondsAfter(refusals: number): number {
  const budget = new Budget([]);
  for (let n = 0; n < refusals; n += 1) budget.pause(undefined);
  return Math.round(budget.take('read') / 1000);
}

describe('a rate window', () => {
  it('never lets more through in any stretch of its length', () => {
    const window = new RateWindow(3, 1000);
    const granted: number[] = [];
    for (let now = 0; now < 10_000; now += 7) {
      if (window.wait(now) > 0) continue;
      window.grant(now);
      granted.push(now);
    }
    for (const [n, at] of granted.entries()) {
      const third = granted[n + 3];
      if (third !== undefined) expect(third - at).toBeGreaterThanOrEqual(1000);
    }
    expect(granted.length).toBeGreaterThanOrEqual(30);
  });
});

describe('a budget', () => {
  it('counts the whole connection and single routes', () => {
    const budget = new Budget([
      { requests: 3, perSeconds: 60 },
      { route: 'search', requests: 1, perSeconds: 60 },
    ]);
    expect(budget.take('search')).toBe(0);
    expect(budget.take('search')).toBeGreaterThan(59_000);
    expect(budget.take('read')).toBe(0);
    expect(budget.take('read')).toBe(0);
    expect(budget.take('read')).toBeGreaterThan(59_000);
  });

  it('makes a call wait in place when its turn is near', async () => {
    vendor.answer(OK);
    const http = vendor.client({ budgets: [{ requests: 1, perSeconds: 0.2 }] });
    const started = performance.now();
    await Promise.all([http.request(READ), http.request(READ), http.request(READ)]);
    expect(performance.now() - started).toBeGreaterThanOrEqual(390);
    expect(vendor.seen).toHaveLength(3);
  });

  it('turns a call away at once when its turn is far, and says when', async () => {
    vendor.answer(OK);
    const http = vendor.client({ budgets: [{ requests: 1, perSeconds: 30 }] });
    await http.request(READ);
    const started = performance.now();
    const error = await failure(http.request(WRITE));
    expect(error).toMatchObject({
      kind: 'rate_limited',
      code: 'connector.budget_exhausted',
      outcome: 'not_sent',
      retryAfterSeconds: 30,
    });
    expect(performance.now() - started).toBeLessThan(500);
    expect(vendor.seen).toHaveLength(1);
  });

  it('gives up waiting when the caller does', async () => {
    vendor.answer(OK);
    const abort = new AbortController();
    const http = vendor.client({ budgets: [{ requests: 1, perSeconds: 1.5 }] }, { signal: abort.signal });
    await http.request(READ);
    setTimeout(() => abort.abort(), 50);
    expect(await failure(http.request(WRITE))).toMatchObject({ code: 'connector.cancelled', outcome: 'not_sent' });
  });
});

describe('too many requests', () => {
  it('stops the whole connection for exactly as long as the vendor says', async () => {
    const budgets = new BudgetRegistry();
    vendor.answer(always(429, { ...JSON_TYPE, 'retry-after': '1' }, '{}'));
    const http = vendor.client({}, { budgets });
    expect(await failure(http.request(READ))).toMatchObject({
      kind: 'rate_limited',
      outcome: 'rejected',
      retryAfterSeconds: 1,
    });
    const paused = performance.now();
    vendor.answer(OK);
    const arrivals: number[] = [];
    const calls = Array.from({ length: 5 }, async () => {
      await vendor.client({}, { budgets }).request(WRITE);
      arrivals.push(performance.now() - paused);
    });
    await sleep(900);
    expect(vendor.seen).toHaveLength(1);
    await Promise.all(calls);
    expect(Math.min(...arrivals)).toBeGreaterThanOrEqual(990);
  });

  it.each(['soon', '-5', 'Sat, 21 Nov 2020 10:00:00 GMT'])(
    'with Retry-After %s pauses for our own time',
    async (header) => {
      const http = vendor.client({}, { budgets: new BudgetRegistry() });
      vendor.answer(always(429, { ...JSON_TYPE, 'retry-after': header }, '{}'));
      expect((await failure(http.request(READ))).retryAfterSeconds).toBeUndefined();
      const next = await failure(http.request(READ));
      expect(next).toMatchObject({ code: 'connector.budget_exhausted', retryAfterSeconds: 10 });
    },
  );

  it('again and again pauses longer and longer, up to five minutes', () => {
    expect([1, 2, 3, 9].map((refusals) => secondsAfter(refusals))).toEqual([10, 20, 40, 300]);
  });

  it('starts small again after a call that went well', () => {
    const budget = new Budget([]);
    for (let n = 0; n < 4; n += 1) budget.pause(0);
    budget.relax();
    budget.pause(undefined);
    expect(Math.round(budget.take('read') / 1000)).toBe(10);
  });

  it('of one connection does not stop another', async () => {
    const budgets = new BudgetRegistry();
    vendor.answer(always(429, { ...JSON_TYPE, 'retry-after': '60' }, '{}'));
    await failure(vendor.client({}, { budgets }).request(READ));
    vendor.answer(OK);
    expect((await vendor.client({}, { budgets, connection: 'clm' }).request(READ)).status).toBe(200);
  });
});
