import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { always, failure, JSON_TYPE, READ, startVendor, WRITE, type Vendor } from '../../test/vendor.ts';
import { BudgetRegistry } from './budget-registry.ts';
import { OwnBudgets, pauseSeconds } from './budget-store.ts';
import { Gate } from './gate.ts';

let vendor: Vendor;

beforeAll(async () => {
  vendor = await startVendor();
});
afterEach(() => vendor.reset());
afterAll(() => vendor.close());

const OK = always(200, JSON_TYPE, '{}');

describe('a budget', () => {
  it('counts the whole connection and single routes', async () => {
    const budget = new BudgetRegistry().of('crm', [
      { requests: 3, perSeconds: 60 },
      { route: 'search', requests: 1, perSeconds: 60 },
    ]);
    const { signal } = new AbortController();
    await budget.enter('search', signal);
    expect((await failure(budget.enter('search', signal))).code).toBe('connector.budget_exhausted');
    await budget.enter('read', signal);
    await budget.enter('read', signal);
    expect((await failure(budget.enter('read', signal))).code).toBe('connector.budget_exhausted');
  });

  it('of several processes is one', async () => {
    const store = new OwnBudgets();
    const processes = [new BudgetRegistry({ store }), new BudgetRegistry({ store }), new BudgetRegistry({ store })];
    vendor.answer(OK);
    const calls = processes.flatMap((budgets) =>
      Array.from({ length: 10 }, () =>
        vendor.client({ budgets: [{ requests: 12, perSeconds: 60 }] }, { budgets }).request(READ),
      ),
    );
    const results = await Promise.allSettled(calls);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(12);
    expect(vendor.seen).toHaveLength(12);
  });

  it('asks the store once for many calls', async () => {
    const store = new OwnBudgets();
    let asked = 0;
    const counting = Object.assign(Object.create(store) as OwnBudgets, {
      lease: (...ask: Parameters<OwnBudgets['lease']>) => {
        asked += 1;
        return store.lease(...ask);
      },
    });
    const budget = new BudgetRegistry({ store: counting }).of('crm', [{ requests: 1_000, perSeconds: 60 }]);
    const { signal } = new AbortController();
    await Promise.all(Array.from({ length: 100 }, () => budget.enter('read', signal)));
    expect(asked).toBeLessThanOrEqual(3);
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
    });
    expect(error.retryAfterSeconds).toBeGreaterThan(29);
    expect(error.retryAfterSeconds).toBeLessThanOrEqual(30.1);
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
      expect(next.code).toBe('connector.budget_exhausted');
      expect(next.retryAfterSeconds).toBeGreaterThan(9);
      expect(next.retryAfterSeconds).toBeLessThanOrEqual(10.1);
    },
  );

  it('for longer than an hour is an hour', async () => {
    const http = vendor.client({}, { budgets: new BudgetRegistry() });
    vendor.answer(always(429, { ...JSON_TYPE, 'retry-after': '1000000000' }, '{}'));
    expect((await failure(http.request(READ))).retryAfterSeconds).toBe(3600);
    const next = await failure(http.request(READ));
    expect(next.retryAfterSeconds).toBeGreaterThan(3599);
    expect(vendor.seen).toHaveLength(1);
  });

  it('again and again pauses longer and longer, up to five minutes', async () => {
    expect([1, 2, 3, 9].map(pauseSeconds)).toEqual([10, 20, 40, 300]);
    let now = 0;
    const store = new OwnBudgets(() => now);
    const pauses: number[] = [];
    for (let n = 0; n < 3; n += 1) {
      const { closedForMs } = await store.close('crm', undefined);
      pauses.push(closedForMs);
      now += closedForMs;
    }
    expect(pauses).toEqual([10_000, 20_000, 40_000]);
  });

  it('to calls that were under way together is one refusal', async () => {
    const store = new OwnBudgets(() => 0);
    const answers = await Promise.all([1, 2, 3].map(() => store.close('crm', undefined)));
    expect(answers.at(-1)).toEqual({ closedForMs: 10_000, refusals: 1 });
    const gate = new Gate(() => 0);
    for (let n = 0; n < 3; n += 1) gate.close(undefined);
    expect(gate.wait()).toBe(10_000);
  });

  it('is heard of from other processes: a pause gets longer by it, never shorter', () => {
    let now = 0;
    const gate = new Gate(() => now);
    gate.learn({ closedForMs: 5_000, refusals: 1 });
    expect(gate.wait()).toBe(5_000);
    gate.learn({ closedForMs: 1_000, refusals: 1 });
    gate.learn({ closedForMs: 0, refusals: 1 });
    expect(gate.wait()).toBe(5_000);
    now += 5_000;
    gate.close(undefined);
    expect(gate.wait()).toBe(20_000);
  });

  it('is told to all, and obeyed by whoever learns of it', async () => {
    let now = 0;
    const store = new OwnBudgets(() => now);
    const [told, learning] = [1, 2].map(() => new BudgetRegistry({ now: () => now, store }));
    await told?.pause('crm', 60);
    const record = await store.close('crm', 1);
    expect(record.closedForMs).toBe(60_000);
    learning?.learn('crm', record);
    const call = learning?.of('crm', []).enter('read', new AbortController().signal);
    expect((await failure(call ?? Promise.resolve())).retryAfterSeconds).toBeGreaterThanOrEqual(60);
    now += 60_000;
    await learning?.of('crm', []).enter('read', new AbortController().signal);
  });

  it('has the next good answer told, once the pause is over', () => {
    let now = 0;
    const gate = new Gate(() => now);
    expect(gate.relaxes).toBe(false);
    gate.close(1);
    expect(gate.relaxes).toBe(false);
    now += 1_000;
    expect(gate.relaxes).toBe(true);
    gate.relax();
    expect(gate.relaxes).toBe(false);
  });

  it('starts small again after a call that went well, but not after one that was under way', async () => {
    let now = 0;
    const registry = new BudgetRegistry({ now: () => now, store: new OwnBudgets(() => now) });
    const waitOf = async () => {
      const error = await failure(registry.of('crm', []).enter('read', new AbortController().signal));
      return Math.round(error.retryAfterSeconds ?? 0);
    };
    await registry.pause('crm', undefined);
    registry.relax('crm');
    now += 10_000;
    await registry.pause('crm', undefined);
    expect(await waitOf()).toBe(20);
    now += 20_000;
    registry.relax('crm');
    await registry.pause('crm', undefined);
    expect(await waitOf()).toBe(10);
  });

  it('of one connection does not stop another', async () => {
    const budgets = new BudgetRegistry();
    vendor.answer(always(429, { ...JSON_TYPE, 'retry-after': '60' }, '{}'));
    await failure(vendor.client({}, { budgets }).request(READ));
    vendor.answer(OK);
    expect((await vendor.client({}, { budgets, connection: 'clm' }).request(READ)).status).toBe(200);
  });
});
