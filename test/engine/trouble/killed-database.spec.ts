import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { testTier } from '@belegfluss/testing';
import type { EngineWorld } from '../world/engine-world.ts';
import { MemoryShop } from '../world/memory-shop.ts';
import { onOwnServer, orderKeysUntil, sendAll, troubledWorld } from './troubled-database.ts';
import type { DatabaseServer } from '../../chaos/database-server.ts';

const { ROUNDS, EVENTS } = testTier === 'full' ? { ROUNDS: 10, EVENTS: 20_000 } : { ROUNDS: 1, EVENTS: 60 };
const LINES = 4;
/** So long after the server answers again, webhooks must be taken in and steps be done. */
const BACK_WITHIN_MS = 5_000;

const ENDS: [string, (server: DatabaseServer) => Promise<void>][] = [
  ['is killed with all its processes', (server) => server.killAndStart()],
  ['is restarted without writing anything out', (server) => server.halt('immediate').then(() => server.startAgain())],
  ['is restarted in order', (server) => server.halt('fast').then(() => server.startAgain())],
];

describe('a database that goes away under load', () => {
  let world: EngineWorld;
  let server: DatabaseServer;
  const shop = new MemoryShop();
  beforeAll(async () => {
    world = await troubledWorld(shop, async (test) => {
      const own = await onOwnServer(test);
      ({ server } = own);
      return own;
    });
  }, 120_000);
  afterAll(() => world?.close(), 60_000);

  it.each(ENDS)(
    'and %s loses nothing, doubles nothing, and is worked with again within five seconds',
    async (end, fall) => {
      const stored: string[] = [];
      let isOver = false;
      const keys = orderKeysUntil(end, () => isOver && stored.length >= EVENTS);
      const sending = sendAll(world, shop, keys, LINES, (key) => stored.push(key));
      const backAfter: number[] = [];
      for (let round = 1; round <= ROUNDS; round += 1) {
        while (stored.length < (EVENTS / (ROUNDS + 1)) * round) await sleep(5);
        await fall(server);
        const back = performance.now();
        const [storedThen, doneThen] = [stored.length, shop.orders.length];
        while (stored.length === storedThen || shop.orders.length === doneThen) await sleep(5);
        backAfter.push(performance.now() - back);
      }
      isOver = true;
      await sending;
      await world.settled(60);
      const names = shop.orders.map(({ name }) => name).filter((name) => name.startsWith(end));
      expect(names.sort()).toEqual(stored.sort());
      expect(Math.max(...backAfter)).toBeLessThan(BACK_WITHIN_MS);
    },
    EVENTS * 60 + 60_000,
  );
});
