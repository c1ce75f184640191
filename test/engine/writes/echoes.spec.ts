import { afterEach, describe, expect, it } from '@jest/globals';
import { listRuns } from '@belegfluss/engine';
import { defineAction, defineConnector, defineEntity, defineUpsert, type Connector } from '@belegfluss/sdk';
import { Type } from 'typebox';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';

const title = { de: 'Laden', en: 'Shop' };
const Mark = Type.Object({ id: Type.String(), state: Type.String() });
const ORDERS = Array.from({ length: 10 }, (_, n) => `order-${n}`);

/** A shop that tells of each change of an order, whoever made it, and remembers the keys of requests. */
class EchoingShop {
  readonly states = new Map<string, string>();
  readonly keys = new Set<string>();
  writes = 0;
  tell: (order: string) => Promise<unknown> = () => Promise.resolve();

  async write(order: string, state: string, key?: string): Promise<void> {
    if (key !== undefined && this.keys.has(key)) return;
    if (key !== undefined) this.keys.add(key);
    this.writes += 1;
    this.states.set(order, state);
    await this.tell(order);
  }
}

function connectorOf(shop: EchoingShop): Connector {
  const action = defineAction();
  const base = { title, input: Mark, output: Type.Object({}) };
  const isMarked = ({ id, state }: { id: string; state: string }) => shop.states.get(id) === state;
  return defineConnector({
    id: 'shop',
    version: '1.0.0',
    title,
    config: Type.Object({}),
    auth: { kind: 'none' },
    webhook: { verify: () => 'ok', split: (_config, raw) => JSON.parse(Buffer.from(raw).toString()) as never },
    entities: [
      defineEntity()({
        id: 'order',
        title,
        schema: Mark,
        read: async (_ctx, id) => ({ id, state: shop.states.get(id) ?? 'new' }),
        upsert: defineUpsert()({
          fields: Mark,
          by: ['id'],
          find: async (_ctx, _by, id) => [{ key: id, record: { id, state: shop.states.get(id) ?? 'new' } }],
          create: async () => ({ key: 'none' }),
          update: (_ctx, { key }, fields) => shop.write(key, String(fields['state'])),
        }),
      }),
    ],
    actions: [
      action({
        ...base,
        id: 'mark.keyed',
        effect: { kind: 'write', class: 'K', keyValidFor: 'P1D' },
        run: async ({ effectKey }, { id, state }) => {
          await shop.write(id, state, effectKey);
          return {};
        },
      }),
      action({
        ...base,
        id: 'mark.lookup',
        effect: { kind: 'write', class: 'L', find: async (_ctx, input) => (isMarked(input) ? {} : undefined) },
        run: async (_ctx, { id, state }) => {
          await shop.write(id, state);
          return {};
        },
      }),
    ],
  });
}

const WITH = 'with: { id: { expr: event.key }, state: seen }';
const FLOWS = {
  'a call with a key': `call: shop.mark.keyed, ${WITH}`,
  'a call that is looked up': `call: shop.mark.lookup, ${WITH}`,
  'a record as it is to be': `upsert: shop.order, by: id, ${WITH}`,
};

describe('a system that tells us of what we have done ourselves', () => {
  let world: EngineWorld;
  afterEach(() => world.close());

  it.each(Object.entries(FLOWS))('leads to one more run, and to no second change: %s', async (_name, step) => {
    const shop = new EchoingShop();
    let told = 0;
    shop.tell = async (key) => {
      const event = { id: String((told += 1)), entity: 'order', type: 'changed', key, data: {} };
      const rawBody = Buffer.from(JSON.stringify([{ ...event, occurredAt: new Date().toISOString() }]));
      const delivery = { method: 'POST', url: 'http://us/hooks/shop', headers: {}, rawBody };
      expect(await world.engine.takeDelivery('shop', delivery)).toBe('stored');
    };
    const mark = `on: { told: { entity: shop.order } }\nsteps: { mark: { ${step} } }\n`;
    world = await engineWorld({ mark }, [connectorOf(shop)]);
    await Promise.all(ORDERS.map((order) => shop.tell(order)));
    await world.settled();
    expect(await listRuns(world.test.db)).toHaveLength(2 * ORDERS.length);
    expect({ writes: shop.writes, told }).toEqual({ writes: ORDERS.length, told: 2 * ORDERS.length });
  });
});
