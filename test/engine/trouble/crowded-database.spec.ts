import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { DatabaseServer } from '../../chaos/database-server.ts';
import type { EngineWorld } from '../world/engine-world.ts';
import { MemoryShop } from '../world/memory-shop.ts';
import { onOwnServer, orderKeysUntil, sendAll, type TroubledDatabase, troubledWorld } from './troubled-database.ts';

const LINES = 4;
/** More than one engine opens. */
const OWN_SESSIONS = 30;
const CROWDED_MS = 3_000;
/** So long after there is room again, webhooks must be taken in and steps be done. */
const BACK_WITHIN_MS = 10_000;

type Crowded = TroubledDatabase & { server: DatabaseServer };

describe('a database all of whose sessions others hold', () => {
  let world: EngineWorld;
  let own: Crowded;
  const shop = new MemoryShop();
  beforeAll(async () => {
    world = await troubledWorld(shop, async (test) => {
      own = await onOwnServer(test);
      return own;
    });
  }, 60_000);
  afterAll(() => world?.close(), 30_000);

  it('loses nothing, doubles nothing, and is worked with again when there is room', async () => {
    const stored: string[] = [];
    let isOver = false;
    const keys = orderKeysUntil('crowd', () => isOver);
    const sending = sendAll(world, shop, keys, LINES, (key) => stored.push(key));
    while (shop.orders.length === 0) await sleep(5);
    const others = await crowd(own);
    const [storedThen, doneThen] = [stored.length, shop.orders.length];
    await sleep(CROWDED_MS);
    expect(stored).toHaveLength(storedThen);
    await Promise.all(others.map((other) => other.end()));
    const room = performance.now();
    while (stored.length === storedThen || shop.orders.length === doneThen) await sleep(5);
    expect(performance.now() - room).toBeLessThan(BACK_WITHIN_MS);
    isOver = true;
    await sending;
    await world.settled(60);
    expect(shop.orders.map(({ name }) => name).sort()).toEqual(stored.sort());
  }, 60_000);
});

/** Takes every session there is; ours are cut until they have lost theirs. */
async function crowd({ db, server, proxy }: Crowded): Promise<Client[]> {
  const others: Client[] = [];
  const places = Number((await db.query('show max_connections'))[0]?.['max_connections']);
  while (others.length < places) {
    if (others.length > places - OWN_SESSIONS) proxy.cut();
    const entering = Array.from({ length: Math.min(10, places - others.length) }, () => enter(server.url));
    others.push(...(await Promise.all(entering)).filter((other) => other !== undefined));
  }
  return others;
}

/** A session, or nothing where all are taken. */
async function enter(url: string): Promise<Client | undefined> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  return client.connect().then(
    () => client,
    () => undefined,
  );
}
