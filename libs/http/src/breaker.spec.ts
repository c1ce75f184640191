import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { HttpOptions } from './client.ts';
import { always, failure, JSON_TYPE, READ, startVendor, WRITE, type Vendor } from '../test/vendor.ts';
import { BreakerRegistry, type BreakerRegistryOptions } from './breaker-registry.ts';

let vendor: Vendor;
let states: string[] = [];
let registries: BreakerRegistry[] = [];

beforeAll(async () => {
  vendor = await startVendor();
});
afterEach(() => {
  vendor.reset();
  for (const registry of registries.splice(0)) registry.shutdown();
  states = [];
});
afterAll(() => vendor.close());

const OK = always(200, JSON_TYPE, '{}');
const DOWN = always(503, JSON_TYPE, '{}');

function breakers(options: BreakerRegistryOptions = {}): BreakerRegistry {
  const registry = new BreakerRegistry({
    onState: (connection, route, state) => states.push(`${connection} ${route} ${state}`),
    ...options,
  });
  registries.push(registry);
  return registry;
}

/** Calls `count` times, one after the other, and gives the codes. */
async function codes(count: number, options: Partial<HttpOptions>, request = READ): Promise<string[]> {
  const http = vendor.client({}, options);
  const seen: string[] = [];
  for (let n = 0; n < count; n += 1) {
    await http.request(request).then(
      () => seen.push('ok'),
      (error: { code: string }) => seen.push(error.code),
    );
  }
  return seen;
}

describe('a breaker', () => {
  it('stays closed for four failures and opens with the fifth', async () => {
    vendor.answer(DOWN);
    const registry = breakers();
    await codes(4, { breakers: registry });
    expect(states).toEqual([]);
    await codes(1, { breakers: registry });
    expect(states).toEqual(['crm deals.list open']);
    const error = await failure(vendor.client({}, { breakers: registry }).request(WRITE));
    expect(error.code).toBe('connector.transient');
  });

  it('that is open sends nothing and says when to come back', async () => {
    vendor.answer(DOWN);
    const registry = breakers();
    await codes(5, { breakers: registry });
    const before = vendor.seen.length;
    const error = await failure(vendor.client({}, { breakers: registry }).request(READ));
    expect(error).toMatchObject({ kind: 'breaker_open', outcome: 'not_sent' });
    expect(error.retryAfterSeconds).toBeGreaterThanOrEqual(29);
    expect(error.retryAfterSeconds).toBeLessThanOrEqual(30);
    expect(vendor.seen).toHaveLength(before);
  });

  it('that is open costs no budget', async () => {
    vendor.answer(DOWN);
    const http = vendor.client({ budgets: [{ requests: 5, perSeconds: 60 }] }, { breakers: breakers() });
    for (let n = 0; n < 5; n += 1) await failure(http.request(READ));
    expect((await failure(http.request(READ))).kind).toBe('breaker_open');
  });

  it('counts time-outs and resets, but no refusals, rate limits or bad answers', async () => {
    const registry = breakers();
    for (const harmless of [
      always(404, JSON_TYPE, '{}'),
      always(408, JSON_TYPE, '{}'),
      always(422, JSON_TYPE, '{}'),
      always(200, JSON_TYPE, ''),
    ]) {
      vendor.answer(harmless);
      await codes(6, { breakers: registry });
    }
    vendor.answer(always(429, { ...JSON_TYPE, 'retry-after': '0' }, '{}'));
    await codes(6, { breakers: registry });
    expect(states).toEqual([]);
    vendor.answer((request) => request.socket.destroy());
    await codes(5, { breakers: breakers() });
    expect(states).toEqual(['crm deals.list open']);
  });

  it('lets exactly one of several probe, and closes when it succeeds', async () => {
    vendor.answer(DOWN);
    const registry = breakers({ limits: { resetMs: 150 } });
    await codes(5, { breakers: registry });
    vendor.reset();
    await sleep(200);
    vendor.answer((_request, response) => setTimeout(() => response.writeHead(200, JSON_TYPE).end('{}'), 50));
    const results = await Promise.all(Array.from({ length: 5 }, () => codes(1, { breakers: registry })));
    expect(results.flat().toSorted()).toEqual([...Array<string>(4).fill('connector.breaker_open'), 'ok']);
    expect(vendor.seen).toHaveLength(1);
    expect(states.slice(-2)).toEqual(['crm deals.list half_open', 'crm deals.list closed']);
  });

  it('opens again when the probe fails or is cancelled', async () => {
    vendor.answer(DOWN);
    const registry = breakers({ limits: { resetMs: 100 } });
    await codes(5, { breakers: registry });
    await sleep(150);
    await codes(1, { breakers: registry });
    expect(states.at(-1)).toBe('crm deals.list open');
    await sleep(150);
    const abort = new AbortController();
    vendor.answer(() => abort.abort());
    expect(await codes(1, { breakers: registry, signal: abort.signal })).toEqual(['connector.cancelled']);
    expect(states.at(-1)).toBe('crm deals.list open');
  });

  it('of one route or connection leaves the others alone', async () => {
    vendor.answer(DOWN);
    const registry = breakers();
    await codes(5, { breakers: registry });
    vendor.answer(OK);
    expect(await codes(1, { breakers: registry }, WRITE)).toEqual(['ok']);
    expect(await codes(1, { breakers: registry, connection: 'clm' })).toEqual(['ok']);
    expect(registry.snapshot().map(({ connection, route, state }) => [connection, route, state])).toEqual([
      ['crm', 'deals.list', 'open'],
      ['crm', 'deals.create', 'closed'],
      ['clm', 'deals.list', 'closed'],
    ]);
  });

  it('goes on where it was before a restart, for the rest of its time only', async () => {
    vendor.answer(OK);
    const kept = { connection: 'crm', route: 'deals.list', state: 'open' as const };
    const options = { breakers: breakers({ restore: [{ ...kept, probeAt: new Date(Date.now() + 200) }] }) };
    expect(await codes(1, options)).toEqual(['connector.breaker_open']);
    await sleep(250);
    expect(await codes(1, options)).toEqual(['ok']);
    const overdue = { breakers: breakers({ restore: [{ ...kept, probeAt: new Date(Date.now() - 1000) }] }) };
    expect(await codes(1, overdue)).toEqual(['ok']);
  });

  it('refuses calls after the shutdown', async () => {
    const registry = breakers();
    registry.shutdown();
    expect(await codes(1, { breakers: registry })).toEqual(['connector.shutting_down']);
  });
});
