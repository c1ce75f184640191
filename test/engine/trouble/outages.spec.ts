import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { waitUntil } from '../../crash/waiting.ts';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';
import { MemoryShop, shopConnector } from '../world/memory-shop.ts';
import { failingSystem, type FailingSystem } from './outage-world.ts';

const TELL = `on: { told: { entity: shop.order } }
steps: { put: { call: vendor.note.put, with: { name: { expr: event.key } } } }
`;

const RUNS = 200;

describe('runs behind a system that is down', () => {
  let world: EngineWorld;
  let shop: MemoryShop;
  let system: FailingSystem;
  beforeEach(async () => {
    shop = new MemoryShop();
    system = await failingSystem();
    world = await engineWorld({ tell: TELL }, [shopConnector(shop), system.connector]);
  });
  afterEach(async () => {
    await world.close();
    await system.close();
  });
  const tell = async (count: number) => {
    const events = Array.from({ length: count }, (_, n) => {
      shop.records.set(`k${n}`, {});
      return { id: `e${n}`, entity: 'order', type: 'new', key: `k${n}`, occurredAt: '2026-01-01T00:00:00Z', data: {} };
    });
    const headers = { 'x-sign': 'good' };
    const rawBody = Buffer.from(JSON.stringify(events));
    await world.engine.takeDelivery('shop', { method: 'POST', url: '/hooks/shop', headers, rawBody });
  };
  const count = async () => {
    const [row] = await world.test.db.query<{ parked: number; awakeInAMinute: number }>(
      `select count(*)::int as parked, count(*) filter (where wake_at < now() + interval '1 minute')::int as "awakeInAMinute"
       from run where reason->>'code' = 'connector.breaker_open'`,
    );
    return row ?? { parked: 0, awakeInAMinute: 0 };
  };
  /** As if its probes had gone well in another process. */
  const close = () =>
    world.test.db.query(
      `with closed as (update breaker set state = 'closed', version = version + 1 returning *)
       select pg_notify('belegfluss_gateway', e'other\n' || json_build_array('breaker', connection, route, state, 0, version)) from closed`,
    );

  it('sleep without a look, but for a few, and go on one after the other when it is back', async () => {
    await tell(RUNS);
    await waitUntil('nearly all are parked', async () => (await count()).parked > RUNS - 20, 60_000);
    const { asked } = system;
    expect((await count()).awakeInAMinute).toBeLessThan(25);
    expect(await world.engine.upkeep.wakeDue()).toBe(0);
    system.isDown = false;
    await close();
    const woken = await world.engine.upkeep.wakeDue();
    expect(woken).toBeGreaterThan(RUNS - 20);
    expect(await world.engine.upkeep.wakeDue()).toBeLessThan(20);
    await sleep(1_000);
    // Twenty a second, and those that had failed at the system itself.
    expect(system.asked - asked).toBeLessThan(60);
    expect((await world.settled(60)).every(({ state }) => state === 'done')).toBe(true);
    expect(system.kept.toSorted()).toEqual(Array.from({ length: RUNS }, (_, n) => `k${n}`).toSorted());
  }, 120_000);
});
