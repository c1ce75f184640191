import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { countRefused, readRefused } from '@belegfluss/engine';
import { Secret, type Connector } from '@belegfluss/sdk';
import { newId } from '@belegfluss/store';
import { Type } from 'typebox';
import { waitUntil } from '../../crash/waiting.ts';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';
import { MemoryShop, shopConnector } from '../world/memory-shop.ts';

const BUY = `on: { told: { entity: shop.order } }
steps: { order: { call: shop.put.keyed, with: { name: { expr: event.key } } } }
`;
const ANNA = { person: 'anna', note: 'the connector is mended' };

describe('deliveries that cannot be read', () => {
  let world: EngineWorld;
  let shop: MemoryShop;
  /** The connector cannot read what it is told. */
  let isBroken: boolean;

  beforeEach(async () => {
    shop = new MemoryShop();
    isBroken = false;
    world = await engineWorld({ buy: BUY }, [fragile(shopConnector(shop))]);
  });
  afterEach(() => world.close());

  /** A shop whose settings hold a secret, and which reads nothing while it is broken. */
  function fragile(connector: Connector): Connector {
    return {
      ...connector,
      config: Type.Object({ key: Type.Optional(Secret()) }),
      webhook: {
        verify: () => 'ok',
        split: (_config, raw) => {
          if (isBroken) throw new Error('unexpected form');
          return JSON.parse(Buffer.from(raw).toString()) as never;
        },
      },
    };
  }

  const tell = (key: string) => {
    shop.records.set(key, { id: key });
    const event = {
      id: `told ${key}`,
      entity: 'order',
      type: 'new',
      key,
      occurredAt: '2026-01-01T00:00:00Z',
      data: {},
    };
    return world.engine.takeDelivery('shop', {
      method: 'POST',
      url: 'http://127.0.0.1/hooks/shop',
      headers: {},
      rawBody: Buffer.from(JSON.stringify([event])),
    });
  };
  const ordered = () => shop.orders.map(({ name }) => name);
  const refused = async () => (await readRefused(world.test.db, {}, { limit: 9 })).map(({ id }) => id);
  const refusedTo = (count: number) =>
    waitUntil(`${count} are refused`, async () => (await refused()).length === count && refused(), 20_000);

  it('are shown with the reason, and read once more when a person says so', async () => {
    isBroken = true;
    for (const key of ['a', 'b', 'c']) await tell(key);
    const ids = await refusedTo(3);
    expect(await countRefused(world.test.db)).toEqual([
      { connection: 'shop', code: 'webhook.not_understood', count: 3 },
    ]);
    isBroken = false;
    const [last = '', middle = '', first = ''] = ids;
    expect(await world.engine.deliveries.retry([first, last], ANNA)).toEqual([first, last]);
    await world.settled();
    expect(ordered()).toEqual(['a', 'c']);
    expect(await refused()).toEqual([middle]);
    expect(await world.engine.deliveries.retry([first], ANNA)).toEqual([]);
  });

  it('are ended by a person, and what people did stays written', async () => {
    isBroken = true;
    for (const key of ['a', 'b']) await tell(key);
    const [b = '', a = ''] = await refusedTo(2);
    expect(await world.engine.deliveries.dismiss([a], { person: 'anna' })).toEqual([a]);
    expect(await refused()).toEqual([b]);
    isBroken = false;
    await world.engine.deliveries.retry([a, b], ANNA);
    await world.settled();
    expect(ordered()).toEqual(['b']);
    const { db } = world.test;
    expect(await db.query('select delivery_id, kind, person, note from delivery_action order by id')).toEqual([
      { delivery_id: a, kind: 'dismiss', person: 'anna', note: null },
      { delivery_id: b, kind: 'retry', ...ANNA },
    ]);
    await expect(db.query("update delivery_action set person = 'nobody'")).rejects.toThrow('stays written');
  });

  it('come back as refused where nothing was mended', async () => {
    isBroken = true;
    await tell('a');
    const ids = await refusedTo(1);
    await world.engine.deliveries.retry(ids, ANNA);
    expect(await refusedTo(1)).toEqual(ids);
  });

  it('are none of those whose settings our own database does not give just now', async () => {
    const { db } = world.test;
    await db.query('alter table credential rename to credential_away');
    // Judging a message takes its settings as well: it was stored before, by another process.
    const event = { id: 'e', entity: 'order', type: 'new', key: 'a', occurredAt: '2026-01-01T00:00:00Z', data: {} };
    shop.records.set('a', { id: 'a' });
    await db.query(
      `insert into delivery (id, connection, url, headers, raw_body)
       values ('00000000-0000-7000-8000-000000000001', 'shop', '', '{}', convert_to($1, 'UTF8'))`,
      [JSON.stringify([event])],
    );
    await waitUntil(
      'somebody has tried to read it',
      async () => (await db.query('select 1 from delivery where starts > 0')).length > 0,
      20_000,
    );
    await sleep(300);
    expect(await db.query('select state from delivery')).toEqual([{ state: 'stored' }]);
    await db.query('alter table credential_away rename to credential');
    await world.settled(30);
    expect(ordered()).toEqual(['a']);
  });

  it('set nothing off once a person has dismissed them, whoever was frozen over them meanwhile', async () => {
    const { db } = world.test;
    shop.records.set('a', { id: 'a' });
    const event = { id: 'e', entity: 'order', type: 'new', key: 'a', occurredAt: '2026-01-01T00:00:00Z', data: {} };
    const [id, thawed] = [newId(), Promise.withResolvers<void>()];
    const frozen = db.transaction(async (tx) => {
      // Whoever reads the delivery waits for the settings of its connection.
      await tx.query('lock table credential in access exclusive mode');
      await db.query(
        `insert into delivery (id, connection, url, headers, raw_body) values ($1, 'shop', '', '{}', convert_to($2, 'UTF8'))`,
        [id, JSON.stringify([event])],
      );
      await thawed.promise;
    });
    const isBegun = async () => (await db.query('select 1 from delivery where starts > 0')).length > 0;
    await waitUntil('somebody reads it', isBegun, 20_000);
    await db.query(`update delivery set state = 'refused', diagnostic = '{"code":"webhook.poison"}'`);
    expect(await world.engine.deliveries.dismiss([id], ANNA)).toEqual([id]);
    thawed.resolve();
    await frozen;
    await sleep(1_000);
    expect(await db.query('select state from delivery')).toEqual([{ state: 'dismissed' }]);
    expect(await db.query('select 1 from event')).toEqual([]);
    await tell('b');
    await world.settled();
    expect(ordered()).toEqual(['b']);
  });

  it('are those as well that nest too deeply to be kept, and hold up no other', async () => {
    const nested = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    const head = '"id":"deep","entity":"order","type":"new","key":"deep","occurredAt":"2026-01-01T00:00:00Z"';
    await world.engine.takeDelivery('shop', {
      method: 'POST',
      url: 'http://127.0.0.1/hooks/shop',
      headers: {},
      rawBody: Buffer.from(`[{${head},"data":{"nested":${nested}}}]`),
    });
    await tell('a');
    await waitUntil('the other one is carried out', () => ordered().includes('a'), 20_000);
    await refusedTo(1);
  });
});
