import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { always, failure, JSON_TYPE, READ, startVendor, WRITE, type Vendor } from '../test/vendor.ts';
import { BreakerRegistry, type BreakerRegistryOptions } from './breaker-registry.ts';
import { OwnBreakers } from './breaker-store.ts';
import type { HttpOptions } from './client.ts';

let vendor: Vendor;
let registries: BreakerRegistry[] = [];
/** The time of breakers in these tests; it stands still unless a test moves it. */
let now = 0;
let store = new OwnBreakers(() => now);

beforeAll(async () => {
  vendor = await startVendor();
});
afterEach(() => {
  vendor.reset();
  for (const registry of registries.splice(0)) registry.shutdown();
  now = 0;
  store = new OwnBreakers(() => now);
});
afterAll(() => vendor.close());

const OK = always(200, JSON_TYPE, '{}');
const DOWN = always(503, JSON_TYPE, '{}');

/** The breakers of one process; all of a test share one store. */
function breakers(options: BreakerRegistryOptions = {}): BreakerRegistry {
  const registry = new BreakerRegistry({ store, now: () => now, ...options });
  registries.push(registry);
  return registry;
}

function stateOf(registry: BreakerRegistry): string {
  return registry.of('crm', READ.route).state;
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

/** A breaker that has just opened; the vendor still answers as before. */
async function opened(options: BreakerRegistryOptions = {}): Promise<BreakerRegistry> {
  vendor.answer(DOWN);
  const registry = breakers(options);
  await codes(5, { breakers: registry });
  expect(stateOf(registry)).toBe('open');
  vendor.seen.length = 0;
  return registry;
}

describe('a breaker', () => {
  it("does not open after one failure, as opossum's own threshold would: four leave it closed, the fifth opens it", async () => {
    vendor.answer(DOWN);
    const registry = breakers();
    await codes(4, { breakers: registry });
    expect(stateOf(registry)).toBe('closed');
    await codes(1, { breakers: registry });
    expect(stateOf(registry)).toBe('open');
    expect((await failure(vendor.client({}, { breakers: registry }).request(WRITE))).code).toBe('connector.transient');
  });

  it('that is open sends nothing and says when to come back', async () => {
    const registry = await opened();
    const error = await failure(vendor.client({}, { breakers: registry }).request(READ));
    expect(error).toMatchObject({ kind: 'breaker_open', outcome: 'not_sent', retryAfterSeconds: 30 });
    expect(vendor.seen).toHaveLength(0);
  });

  it('lets those who wait come back one after the other', async () => {
    const registry = await opened();
    const http = vendor.client({}, { breakers: registry });
    const waits: number[] = [];
    for (let n = 0; n < 200; n += 1) waits.push((await failure(http.request(READ))).retryAfterSeconds ?? 0);
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(waits.at(-1)).toBeGreaterThan(30 + 199 * 0.025);
    expect(waits.at(-1)).toBeLessThan(30 + 199 * 0.075);
  });

  it('that is open costs no budget', async () => {
    vendor.answer(DOWN);
    const http = vendor.client({ budgets: [{ requests: 5, perSeconds: 60 }] }, { breakers: breakers() });
    for (let n = 0; n < 5; n += 1) await failure(http.request(READ));
    expect((await failure(http.request(READ))).kind).toBe('breaker_open');
  });

  it("counts no refusals, rate limits or bad answers, though opossum's filter takes them for successes", async () => {
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
    expect(stateOf(registry)).toBe('closed');
  });

  it('counts lost connections', async () => {
    vendor.answer((request) => request.socket.destroy());
    const registry = breakers();
    await codes(5, { breakers: registry });
    expect(stateOf(registry)).toBe('open');
  });

  it('of one route or connection leaves the others alone', async () => {
    const registry = await opened();
    vendor.answer(OK);
    expect(await codes(1, { breakers: registry }, WRITE)).toEqual(['ok']);
    expect(await codes(1, { breakers: registry, connection: 'clm' })).toEqual(['ok']);
    expect(registry.snapshot().map(({ connection, route, state }) => [connection, route, state])).toEqual([
      ['crm', 'deals.list', 'open'],
      ['crm', 'deals.create', 'closed'],
      ['clm', 'deals.list', 'closed'],
    ]);
  });

  it('refuses calls after the shutdown', async () => {
    const registry = breakers();
    registry.of('crm', READ.route);
    registry.shutdown();
    expect(await codes(1, { breakers: registry })).toEqual(['connector.shutting_down']);
  });

  it("keeps its count over the clients of many calls, for opossum's is lost with its breaker", async () => {
    vendor.answer(DOWN);
    const registry = breakers();
    for (let n = 0; n < 5; n += 1) await codes(1, { breakers: registry });
    expect(stateOf(registry)).toBe('open');
  });
});

describe('a probe', () => {
  it('is one call of several at once', async () => {
    const registry = await opened();
    vendor.answer((_request, response) => setTimeout(() => response.writeHead(200, JSON_TYPE).end('{}'), 50));
    now += 30_000;
    const results = await Promise.all(Array.from({ length: 5 }, () => codes(1, { breakers: registry })));
    expect(results.flat().toSorted()).toEqual([...Array<string>(4).fill('connector.breaker_open'), 'ok']);
    expect(vendor.seen).toHaveLength(1);
  });

  it('that is good lets another one go after a second, and only two good ones close, where opossum takes one', async () => {
    const registry = await opened();
    vendor.answer(OK);
    now += 30_000;
    expect(await codes(2, { breakers: registry })).toEqual(['ok', 'connector.breaker_open']);
    expect(stateOf(registry)).toBe('half_open');
    now += 1_000;
    expect(await codes(2, { breakers: registry })).toEqual(['ok', 'ok']);
    expect(stateOf(registry)).toBe('closed');
  });

  it('that fails after a good one makes everything wait again', async () => {
    const registry = await opened();
    vendor.answer(OK);
    now += 30_000;
    await codes(1, { breakers: registry });
    vendor.answer(DOWN);
    now += 1_000;
    await codes(1, { breakers: registry });
    expect(stateOf(registry)).toBe('open');
    vendor.answer(OK);
    now += 29_999;
    expect(await codes(1, { breakers: registry })).toEqual(['connector.breaker_open']);
    now += 1;
    await codes(1, { breakers: registry });
    expect(stateOf(registry)).toBe('half_open');
  });

  it('that is cancelled proves nothing', async () => {
    const registry = await opened();
    const abort = new AbortController();
    vendor.answer(() => abort.abort());
    now += 30_000;
    expect(await codes(1, { breakers: registry, signal: abort.signal })).toEqual(['connector.cancelled']);
    expect(stateOf(registry)).toBe('open');
  });

  it('that the vendor refuses proves that it is back', async () => {
    const registry = await opened();
    vendor.answer(always(422, JSON_TYPE, '{}'));
    now += 30_000;
    await codes(1, { breakers: registry });
    expect(stateOf(registry)).toBe('half_open');
  });

  it('of ten minutes of outage with a caller every 50 ms in four processes: at most 25 requests', async () => {
    vendor.answer(DOWN);
    const processes = Array.from({ length: 4 }, () => {
      const registry: BreakerRegistry = breakers({
        onFailure: (connection, route, good) => {
          for (const other of registries) if (other !== registry) void other.hearFailure(connection, route, good);
        },
      });
      return registry;
    });
    for (now = 0; now < 600_000; now += 50) {
      const registry = processes[(now / 50) % 4];
      // Most calls are turned away here; asking costs nothing.
      if (registry && isDue(registry)) await codes(1, { breakers: registry });
    }
    expect(vendor.seen.length).toBeGreaterThanOrEqual(20);
    expect(vendor.seen.length).toBeLessThanOrEqual(25);
  });
});

describe('breakers of several processes', () => {
  it('count failures together', async () => {
    vendor.answer(DOWN);
    const second = breakers();
    const first = breakers({ onFailure: (...told) => void second.hearFailure(...told) });
    await codes(4, { breakers: first });
    await codes(1, { breakers: second });
    expect(stateOf(second)).toBe('open');
  });

  it('are not opened by few failures among many good calls of another process', async () => {
    const told: [string, string, number][] = [];
    const first = breakers({ onFailure: (...news) => told.push(news) });
    for (let n = 0; n < 5; n += 1) {
      vendor.answer(OK);
      await codes(3, { breakers: first });
      vendor.answer(DOWN);
      await codes(1, { breakers: first });
    }
    expect(told.map(([, , good]) => good)).toEqual([3, 3, 3, 3, 3]);
    const second = breakers();
    for (const news of told) await second.hearFailure(...news);
    expect(stateOf(second)).toBe('closed');
  });

  it('let one of them probe', async () => {
    await opened();
    const others = [breakers(), breakers(), breakers()];
    const record = { connection: 'crm', route: READ.route, state: 'open' as const, probeInMs: 0, version: 1 };
    for (const other of others) other.learn([record]);
    now += 30_000;
    const results = await Promise.all(others.map((registry) => codes(1, { breakers: registry })));
    expect(results.flat().toSorted()).toEqual([
      'connector.breaker_open',
      'connector.breaker_open',
      'connector.transient',
    ]);
    expect(vendor.seen).toHaveLength(1);
  });

  it('go on where they were before a restart', async () => {
    const restarted = breakers();
    vendor.answer(OK);
    restarted.learn([{ connection: 'crm', route: READ.route, state: 'open', probeInMs: 200, version: 7 }]);
    expect(await codes(1, { breakers: restarted })).toEqual(['connector.breaker_open']);
    expect(vendor.seen).toHaveLength(0);
  });

  it('take no notice of news that are older than what they know', async () => {
    const registry = await opened();
    registry.learn([{ connection: 'crm', route: READ.route, state: 'closed', probeInMs: 0, version: 0 }]);
    expect(stateOf(registry)).toBe('open');
    registry.learn([{ connection: 'crm', route: READ.route, state: 'closed', probeInMs: 0, version: 9 }]);
    expect(stateOf(registry)).toBe('closed');
  });

  it('stay open in a process that cannot reach the store, and nothing leaves it', async () => {
    const troubles: unknown[] = [];
    const registry = await opened({
      store: { open: away, claimProbe: away, endProbe: away },
      onTrouble: (error) => troubles.push(error),
    });
    now += 30_000;
    expect(await codes(1, { breakers: registry })).toEqual(['connector.breaker_open']);
    expect(vendor.seen).toHaveLength(0);
    expect(troubles).toHaveLength(2);
  });
});

const away = () => Promise.reject(new Error('the store is away'));

function isDue(registry: BreakerRegistry): boolean {
  return (registry.of('crm', READ.route).probeInMs ?? 0) === 0;
}
