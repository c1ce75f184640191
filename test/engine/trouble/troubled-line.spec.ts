import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { testTier } from '@belegfluss/testing';
import type { TcpProxy } from '../../chaos/tcp-proxy.ts';
import type { EngineWorld } from '../world/engine-world.ts';
import { MemoryShop } from '../world/memory-shop.ts';
import { behindProxy, orderKeys, orderKeysUntil, sendAll, troubledWorld } from './troubled-database.ts';

const CUTS = testTier === 'full' ? 1_000 : 8;
const LINES = 4;

describe('a troubled line to the database', () => {
  let world: EngineWorld;
  let proxy: TcpProxy;
  const shop = new MemoryShop();
  beforeAll(async () => {
    world = await troubledWorld(shop, async (test) => {
      const behind = await behindProxy(test);
      ({ proxy } = behind);
      return behind;
    });
  }, 60_000);
  afterAll(() => world?.close());

  it(
    'that loses the answers to commits, of which nobody knows then, doubles nothing and loses nothing',
    async () => {
      let cuts = 0;
      const stored: string[] = [];
      const sending = sendAll(
        world,
        shop,
        orderKeysUntil('cut', () => cuts === CUTS),
        LINES,
        (key) => stored.push(key),
      );
      while (cuts < CUTS) {
        // Half of what is written is one statement, which is a commit of its own.
        if (cuts % 2 === 0) proxy.loseCommits(1);
        else proxy.loseAnswers(1);
        await sleep(60);
        cuts += 1;
      }
      proxy.calm();
      await sending;
      await world.settled(60);
      expect(await world.test.db.query("select record_key, reason from run where state <> 'done'")).toEqual([]);
      expect(shop.orders.map(({ name }) => name).sort()).toEqual(stored.sort());
      expect(stored.length).toBeGreaterThan(CUTS);
    },
    CUTS * 500 + 60_000,
  );

  it('on which each answer takes 200 ms longer slows work down, and nothing is done again', async () => {
    const [before, reads] = [shop.orders.length, shop.reads];
    const keys = orderKeys('slow').take(30).toArray();
    proxy.delay(100);
    await sendAll(world, shop, keys, LINES);
    await world.settled(60);
    proxy.calm();
    const names = shop.orders.slice(before).map(({ name }) => name);
    expect(names.sort()).toEqual(keys);
    expect(shop.reads - reads).toBe(keys.length);
    const attempts = await world.test.db.query('select distinct attempt from run where record_key like $1', ['slow %']);
    expect(attempts).toEqual([{ attempt: 1 }]);
  }, 90_000);
});
