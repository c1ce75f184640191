import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { smallDisk, type SmallDisk } from '@belegfluss/testing';
import type { DatabaseServer } from '../../chaos/database-server.ts';
import type { EngineWorld } from '../world/engine-world.ts';
import { MemoryShop } from '../world/memory-shop.ts';
import { onOwnServer, orderKeys, sendAll, troubledWorld } from './troubled-database.ts';

const EVENTS = 100;
/** A new cluster takes a quarter of it. */
const MEGABYTES = 400;
const ROOM_WITHIN_MS = 30_000;

/** What a server does last on a full disk: it wants room for data, or for its log. */
const LAST_DEEDS: [string, string][] = [
  [
    'data',
    "insert into file select gen_random_uuid()::text, convert_to(repeat(md5(n::text), 30), 'UTF8') from generate_series(1, 200) n",
  ],
  ['its log', 'select pg_switch_wal()'],
];

describe('a database whose disk is full', () => {
  let world: EngineWorld | undefined;
  let server: DatabaseServer;
  let disk: SmallDisk | undefined;
  const shop = new MemoryShop();
  beforeAll(async () => {
    disk = await smallDisk(MEGABYTES);
    if (!disk) return;
    const { folder } = disk;
    world = await troubledWorld(shop, async (test) => {
      const own = await onOwnServer(test, folder);
      ({ server } = own);
      return own;
    });
  }, 60_000);
  afterAll(async () => {
    await world?.close();
    await disk?.remove();
  }, 30_000);

  it.each(LAST_DEEDS)(
    'of %s loses nothing, doubles nothing, and is worked with again when there is room',
    async (what, deed) => {
      if (!world || !disk) return;
      const { db } = world.test;
      const keys = orderKeys(what).take(EVENTS).toArray();
      const stored: string[] = [];
      const sending = sendAll(world, shop, keys, 8, (key) => stored.push(key));
      while (stored.length < EVENTS / 2) await sleep(5);
      await disk.fill(0);
      expect(await untilItFails(() => db.query(deed))).toThrow();
      await sleep(500);
      await disk.empty();
      const room = performance.now();
      await startedAgain(server);
      await sending;
      await world.settled(60);
      expect(performance.now() - room).toBeLessThan(ROOM_WITHIN_MS);
      const names = shop.orders.map(({ name }) => name).filter((name) => name.startsWith(what));
      expect(names.sort()).toEqual(keys);
    },
    60_000,
  );
});

async function untilItFails(work: () => Promise<unknown>): Promise<() => never> {
  for (;;) {
    try {
      await work();
    } catch (error) {
      return () => {
        throw error;
      };
    }
  }
}

/** After a full log PostgreSQL ends for good; whoever watches over it starts it until it stays. */
async function startedAgain(server: DatabaseServer): Promise<void> {
  for (let tries = 0; tries < 50; tries += 1) {
    const stays = await server.startAgain().then(
      () => true,
      () => false,
    );
    if (stays) return;
    await sleep(200);
  }
  throw new Error('the database does not start again');
}
