import { describe, expect, it } from '@jest/globals';
import { breakerWorld, DOWN, OK, stateOf } from '../../test/breaker-world.ts';
import { READ, WRITE } from '../../test/vendor.ts';

const { vendor, world } = await breakerWorld();

describe('breakers of one connection', () => {
  it('open with the first failure where another route is open, and are probed in turn', async () => {
    const registry = await world.opened();
    expect(await world.codes(1, { breakers: registry }, WRITE)).toEqual(['connector.transient']);
    expect(registry.of('crm', WRITE.route).state).toBe('open');
    vendor.seen.length = 0;
    world.now += 30_000;
    await Promise.all([world.codes(1, { breakers: registry }), world.codes(1, { breakers: registry }, WRITE)]);
    expect(vendor.seen).toHaveLength(1);
    world.now += 30_000;
    await Promise.all([world.codes(1, { breakers: registry }), world.codes(1, { breakers: registry }, WRITE)]);
    expect(vendor.seen).toHaveLength(2);
  });

  it('do not wait for those of another', async () => {
    const registry = await world.opened();
    await world.codes(5, { breakers: registry, connection: 'clm' });
    vendor.answer(OK);
    world.now += 30_000;
    expect(await world.codes(1, { breakers: registry })).toEqual(['ok']);
    expect(await world.codes(1, { breakers: registry, connection: 'clm' })).toEqual(['ok']);
  });

  it('wait no longer for each other once one of them had a good probe', async () => {
    const registry = await world.opened();
    await world.codes(1, { breakers: registry }, WRITE);
    vendor.answer(OK);
    world.now += 30_000;
    expect(await world.codes(1, { breakers: registry })).toEqual(['ok']);
    expect(await world.codes(1, { breakers: registry }, WRITE)).toEqual(['ok']);
  });
});

describe('breakers of several processes', () => {
  it('count failures together', async () => {
    vendor.answer(DOWN);
    const second = world.breakers();
    const first = world.breakers({ onFailure: (...told) => void second.hearFailure(...told) });
    await world.codes(4, { breakers: first });
    await world.codes(1, { breakers: second });
    expect(stateOf(second)).toBe('open');
  });

  it('are not opened by few failures among many good calls of another process', async () => {
    const told: [string, string, number][] = [];
    const first = world.breakers({ onFailure: (...news) => told.push(news) });
    for (let n = 0; n < 5; n += 1) {
      vendor.answer(OK);
      await world.codes(3, { breakers: first });
      vendor.answer(DOWN);
      await world.codes(1, { breakers: first });
    }
    expect(told.map(([, , good]) => good)).toEqual([3, 3, 3, 3, 3]);
    const second = world.breakers();
    for (const news of told) await second.hearFailure(...news);
    expect(stateOf(second)).toBe('closed');
  });

  it('let one of them probe', async () => {
    await world.opened();
    const others = [world.breakers(), world.breakers(), world.breakers()];
    const record = { connection: 'crm', route: READ.route, state: 'open' as const, probeInMs: 0, version: 1 };
    for (const other of others) other.learn([record]);
    world.now += 30_000;
    const results = await Promise.all(others.map((registry) => world.codes(1, { breakers: registry })));
    expect(results.flat().toSorted()).toEqual([
      'connector.breaker_open',
      'connector.breaker_open',
      'connector.transient',
    ]);
    expect(vendor.seen).toHaveLength(1);
  });

  it('go on where they were before a restart', async () => {
    const restarted = world.breakers();
    vendor.answer(OK);
    restarted.learn([{ connection: 'crm', route: READ.route, state: 'open', probeInMs: 200, version: 7 }]);
    expect(await world.codes(1, { breakers: restarted })).toEqual(['connector.breaker_open']);
    expect(vendor.seen).toHaveLength(0);
  });

  it('take no notice of news that are older than what they know', async () => {
    const registry = await world.opened();
    registry.learn([{ connection: 'crm', route: READ.route, state: 'closed', probeInMs: 0, version: 0 }]);
    expect(stateOf(registry)).toBe('open');
    registry.learn([{ connection: 'crm', route: READ.route, state: 'closed', probeInMs: 0, version: 9 }]);
    expect(stateOf(registry)).toBe('closed');
  });

  it('stay open in a process that cannot reach the store, and nothing leaves it', async () => {
    const troubles: unknown[] = [];
    const registry = await world.opened({
      store: { open: away, claimProbe: away, endProbe: away },
      onTrouble: (error) => troubles.push(error),
    });
    world.now += 30_000;
    expect(await world.codes(1, { breakers: registry })).toEqual(['connector.breaker_open']);
    expect(vendor.seen).toHaveLength(0);
    expect(troubles).toHaveLength(2);
  });
});

const away = () => Promise.reject(new Error('the store is away'));
