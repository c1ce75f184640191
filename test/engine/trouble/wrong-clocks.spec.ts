import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ConnectorError, type Connector } from '@belegfluss/sdk';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';
import { MemoryShop, shopConnector } from '../world/memory-shop.ts';

const MINUTE_MS = 60_000;
const FLOWS = {
  buy: `on: { told: { entity: shop.order } }
steps: { order: { call: shop.put.keyed, with: { name: { expr: event.key } } } }
`,
};

/** A shop whose messages are signed for five minutes around the moment at which they were sent. */
function dated(connector: Connector): Connector {
  return {
    ...connector,
    webhook: {
      ...connector.webhook,
      verify: (_config: unknown, { headers }: { headers: Record<string, string> }, now: Date) =>
        Math.abs(now.getTime() - Date.parse(headers['x-sent'] ?? '')) > 5 * MINUTE_MS ? 'too_old' : 'ok',
    } as Connector['webhook'] & object,
  };
}

const RealDate = Date;

/** Moves the clock of this process. */
function setClock(byMs: number): void {
  globalThis.Date = class extends RealDate {
    constructor(...when: [] | [string | number | Date]) {
      super(...((when.length > 0 ? when : [RealDate.now() + byMs]) as [number]));
    }
    static override now(): number {
      return RealDate.now() + byMs;
    }
  } as DateConstructor;
}

describe('a machine whose clock is wrong', () => {
  let world: EngineWorld;
  let shop: MemoryShop;
  beforeEach(async () => {
    shop = new MemoryShop();
    world = await engineWorld(FLOWS, [dated(shopConnector(shop))]);
  });
  afterEach(async () => {
    globalThis.Date = RealDate;
    await world.close();
  });

  const take = (sentAt: number) => {
    shop.records.set('a', {});
    const event = { id: 'a', entity: 'order', type: 'placed', key: 'a', data: {}, occurredAt: '2026-11-22T08:00:00Z' };
    const headers = { 'x-sent': new Date(sentAt).toISOString() };
    const rawBody = Buffer.from(JSON.stringify([event]));
    return world.engine.takeDelivery('shop', { method: 'POST', url: '/hooks/shop', headers, rawBody });
  };

  it.each([10, -10])('by %s minutes takes signed webhooks in by the clock of the database', async (minutes) => {
    const now = Date.now();
    setClock(minutes * MINUTE_MS);
    expect(await take(now)).toBe('stored');
    // By neither of the clocks: who knows which is right?
    expect(await take(now - 20 * MINUTE_MS)).toBe('clock_wrong');
    globalThis.Date = RealDate;
    expect(await take(now - 20 * MINUTE_MS)).toBe('too_old');
    await world.settled();
    expect(shop.orders).toHaveLength(1);
  });

  it.each([10, -10])(
    'by %s minutes waits as long as it has to, neither longer nor without a pause',
    async (minutes) => {
      setClock(minutes * MINUTE_MS);
      shop.faults.push({
        error: new ConnectorError('transient', 'busy', { outcome: 'rejected', retryAfterSeconds: 2 }),
        committed: false,
      });
      const started = performance.now();
      await take(Date.now());
      const [run] = await world.settled();
      expect(performance.now() - started).toBeGreaterThan(2_000);
      expect(performance.now() - started).toBeLessThan(8_000);
      expect(run).toMatchObject({ state: 'done', attempt: 2 });
    },
  );
});
