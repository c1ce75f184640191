import { describe, expect, it } from '@jest/globals';
import { breakerWorld, DOWN, OK, stateOf } from '../../test/breaker-world.ts';
import { always, failure, JSON_TYPE, READ, WRITE } from '../../test/vendor.ts';
import type { BreakerRegistry } from './breaker-registry.ts';

const { vendor, world } = await breakerWorld();

describe('a breaker', () => {
  it("does not open after one failure, as opossum's own threshold would: four leave it closed, the fifth opens it", async () => {
    vendor.answer(DOWN);
    const registry = world.breakers();
    await world.codes(4, { breakers: registry });
    expect(stateOf(registry)).toBe('closed');
    await world.codes(1, { breakers: registry });
    expect(stateOf(registry)).toBe('open');
    expect((await failure(vendor.client({}, { breakers: registry }).request(WRITE))).code).toBe('connector.transient');
  });

  it('that is open sends nothing and says when to come back', async () => {
    const registry = await world.opened();
    const error = await failure(vendor.client({}, { breakers: registry }).request(READ));
    expect(error).toMatchObject({ kind: 'breaker_open', outcome: 'not_sent', retryAfterSeconds: 30 });
    expect(vendor.seen).toHaveLength(0);
  });

  it('lets those who wait come back one after the other, a few from one probe to the next, and all within an hour', async () => {
    const registry = await world.opened();
    const http = vendor.client({}, { breakers: registry });
    const wait = async () => (await failure(http.request(READ))).retryAfterSeconds ?? 0;
    const waits: number[] = [];
    for (let n = 0; n < 200; n += 1) waits.push(await wait());
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(waits.at(-1)).toBeGreaterThan(30 + 199 * 3);
    expect(waits.at(-1)).toBeLessThan(30 + 199 * 9);
    for (let n = 0; n < 1_500; n += 1) await wait();
    for (let n = 0; n < 100; n += 1) waits.push(await wait());
    expect(Math.min(...waits.slice(-100))).toBeGreaterThanOrEqual(1_800);
    expect(Math.max(...waits)).toBeLessThanOrEqual(3_600);
    // After it has closed, nobody stands in line any more.
    vendor.answer(OK);
    for (const ms of [30_000, 1_000]) {
      world.now += ms;
      await world.codes(1, { breakers: registry });
    }
    vendor.answer(DOWN);
    await world.codes(5, { breakers: registry });
    expect(await wait()).toBeLessThan(30 + 5 * 9);
  });

  it('that is open costs no budget', async () => {
    vendor.answer(DOWN);
    const http = vendor.client({ budgets: [{ requests: 5, perSeconds: 60 }] }, { breakers: world.breakers() });
    for (let n = 0; n < 5; n += 1) await failure(http.request(READ));
    expect((await failure(http.request(READ))).kind).toBe('breaker_open');
  });

  it("counts no refusals, rate limits or bad answers, though opossum's filter takes them for successes", async () => {
    const registry = world.breakers();
    for (const harmless of [
      always(404, JSON_TYPE, '{}'),
      always(408, JSON_TYPE, '{}'),
      always(422, JSON_TYPE, '{}'),
      always(200, JSON_TYPE, ''),
    ]) {
      vendor.answer(harmless);
      await world.codes(6, { breakers: registry });
    }
    vendor.answer(always(429, { ...JSON_TYPE, 'retry-after': '0' }, '{}'));
    await world.codes(6, { breakers: registry });
    expect(stateOf(registry)).toBe('closed');
  });

  it('counts lost connections', async () => {
    vendor.answer((request) => request.socket.destroy());
    const registry = world.breakers();
    await world.codes(5, { breakers: registry });
    expect(stateOf(registry)).toBe('open');
  });

  it('of one route or connection leaves the others alone', async () => {
    const registry = await world.opened();
    vendor.answer(OK);
    expect(await world.codes(1, { breakers: registry }, WRITE)).toEqual(['ok']);
    expect(await world.codes(1, { breakers: registry, connection: 'clm' })).toEqual(['ok']);
    expect(registry.snapshot().map(({ connection, route, state }) => [connection, route, state])).toEqual([
      ['crm', 'deals.list', 'open'],
      ['crm', 'deals.create', 'closed'],
      ['clm', 'deals.list', 'closed'],
    ]);
  });

  it('refuses calls after the shutdown', async () => {
    const registry = world.breakers();
    registry.of('crm', READ.route);
    registry.shutdown();
    expect(await world.codes(1, { breakers: registry })).toEqual(['connector.shutting_down']);
  });

  it('refuses what waited for its turn until after the shutdown', async () => {
    const registry = world.breakers();
    const breaker = registry.of('crm', READ.route);
    registry.shutdown();
    let sent = 0;
    const late = breaker.run(async () => {
      sent += 1;
    });
    expect((await failure(late)).code).toBe('connector.shutting_down');
    expect(sent).toBe(0);
  });

  it("keeps its count over the clients of many calls, for opossum's is lost with its breaker", async () => {
    vendor.answer(DOWN);
    const registry = world.breakers();
    for (let n = 0; n < 5; n += 1) await world.codes(1, { breakers: registry });
    expect(stateOf(registry)).toBe('open');
  });
});

describe('a probe', () => {
  it('is one call of several at once', async () => {
    const registry = await world.opened();
    vendor.answer((_request, response) => setTimeout(() => response.writeHead(200, JSON_TYPE).end('{}'), 50));
    world.now += 30_000;
    const results = await Promise.all(Array.from({ length: 5 }, () => world.codes(1, { breakers: registry })));
    expect(results.flat().toSorted()).toEqual([...Array<string>(4).fill('connector.breaker_open'), 'ok']);
    expect(vendor.seen).toHaveLength(1);
  });

  it('that is good lets another one go after a second, and only two good ones close, where opossum takes one', async () => {
    const registry = await world.opened();
    vendor.answer(OK);
    world.now += 30_000;
    expect(await world.codes(2, { breakers: registry })).toEqual(['ok', 'connector.breaker_open']);
    expect(stateOf(registry)).toBe('half_open');
    world.now += 1_000;
    expect(await world.codes(2, { breakers: registry })).toEqual(['ok', 'ok']);
    expect(stateOf(registry)).toBe('closed');
  });

  it('that fails after a good one makes everything wait again', async () => {
    const registry = await world.opened();
    vendor.answer(OK);
    world.now += 30_000;
    await world.codes(1, { breakers: registry });
    vendor.answer(DOWN);
    world.now += 1_000;
    await world.codes(1, { breakers: registry });
    expect(stateOf(registry)).toBe('open');
    vendor.answer(OK);
    world.now += 29_999;
    expect(await world.codes(1, { breakers: registry })).toEqual(['connector.breaker_open']);
    world.now += 1;
    await world.codes(1, { breakers: registry });
    expect(stateOf(registry)).toBe('half_open');
  });

  it('that is cancelled proves nothing', async () => {
    const registry = await world.opened();
    const abort = new AbortController();
    vendor.answer(() => abort.abort());
    world.now += 30_000;
    expect(await world.codes(1, { breakers: registry, signal: abort.signal })).toEqual(['connector.cancelled']);
    expect(stateOf(registry)).toBe('open');
  });

  it('that the vendor refuses proves that it is back', async () => {
    const registry = await world.opened();
    vendor.answer(always(422, JSON_TYPE, '{}'));
    world.now += 30_000;
    await world.codes(1, { breakers: registry });
    expect(stateOf(registry)).toBe('half_open');
  });

  it('of ten minutes of outage with a caller every 50 ms in four processes costs 16 requests', async () => {
    vendor.answer(DOWN);
    const processes = Array.from({ length: 4 }, () => {
      const registry: BreakerRegistry = world.breakers({
        onFailure: (connection, route, good) => {
          for (const other of world.registries) if (other !== registry) void other.hearFailure(connection, route, good);
        },
      });
      return registry;
    });
    for (; world.now < 600_000; world.now += 50) {
      const registry = processes[(world.now / 50) % 4];
      // Most calls are turned away here; asking costs nothing.
      if (registry && isDue(registry)) await world.codes(1, { breakers: registry });
    }
    // Five that open it and eleven probes: what was under way when it began may add some.
    expect(vendor.seen).toHaveLength(16);
  });
});

function isDue(registry: BreakerRegistry): boolean {
  return (registry.of('crm', READ.route).probeInMs ?? 0) === 0;
}
