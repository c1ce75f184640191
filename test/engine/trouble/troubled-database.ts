import { jest } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Database } from '@belegfluss/store';
import type { TestDatabase } from '@belegfluss/testing';
import { DatabaseServer } from '../../chaos/database-server.ts';
import { TcpProxy } from '../../chaos/tcp-proxy.ts';
import { type EngineWorld, engineWorld } from '../world/engine-world.ts';
import { type MemoryShop, shopConnector } from '../world/memory-shop.ts';

/** A database whose server or whose line a test may trouble. */
export interface TroubledDatabase extends TestDatabase {
  proxy: TcpProxy;
}

/** Each event becomes an order in the shop. */
const FLOWS = {
  buy: `on: { ordered: { entity: shop.order } }
steps: { put: { call: shop.put.lookup, with: { name: { expr: event.key } }, intent: { expr: event.key } } }
`,
};

/** A world whose database `prepare` puts into a place where it can be troubled. What fails meanwhile is wanted, so it is not reported. */
export function troubledWorld(
  shop: MemoryShop,
  prepare: (test: TestDatabase) => Promise<TestDatabase>,
): Promise<EngineWorld> {
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  return engineWorld(FLOWS, [shopConnector(shop)], {}, prepare);
}

/** The same database at the end of a line of our own. */
export async function behindProxy(test: TestDatabase): Promise<TroubledDatabase> {
  const port = Number(new URL(test.url).port);
  const proxy = await TcpProxy.open(() => port);
  const url = throughPort(test.url, proxy.port);
  const db = await Database.open({ url });
  const close = async () => {
    await db.close();
    await proxy.close();
    await test.close();
  };
  return { db, url, proxy, close };
}

/** A server of its own that writes to disk before it answers, on a disk of its own where one is named, in the place of the one that all tests share. */
export async function onOwnServer(
  test: TestDatabase,
  disk?: string,
): Promise<TroubledDatabase & { server: DatabaseServer }> {
  await test.close();
  const folder = await mkdtemp(join(disk ?? tmpdir(), 'belegfluss-own-server-'));
  const server = await DatabaseServer.start(join(folder, 'postgres'));
  // It gets another port with each start.
  const proxy = await TcpProxy.open(() => server.port);
  const url = throughPort(server.url, proxy.port);
  const db = await Database.open({ url });
  await db.migrate();
  const close = async () => {
    await db.close();
    await proxy.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { db, url, proxy, server, close };
}

function throughPort(url: string, port: number): string {
  return Object.assign(new URL(url), { port: String(port) }).href;
}

const RETRY_MS = 50;
/** Between two events of a line: the test is about trouble, not about a backlog. */
const PACE_MS = 20;

/**
 * Sends one event for each key as a vendor does: again until it is taken in, `lines` at the same time. `onStored` hears of
 * each that was.
 */
export async function sendAll(
  { engine }: EngineWorld,
  shop: MemoryShop,
  keys: Iterable<string>,
  lines: number,
  onStored: (key: string) => void = () => undefined,
): Promise<void> {
  const left = Iterator.from(keys);
  const line = async () => {
    for (const key of left) {
      shop.records.set(key, {});
      const event = { id: key, entity: 'order', type: 'placed', key, data: {}, occurredAt: '2026-11-22T08:00:00Z' };
      const headers = { 'x-sign': 'good' };
      const delivery = { method: 'POST', url: '/hooks/shop', headers, rawBody: Buffer.from(JSON.stringify([event])) };
      while ((await engine.takeDelivery('shop', delivery).catch(() => 'away')) !== 'stored') await sleep(RETRY_MS);
      onStored(key);
      await sleep(PACE_MS);
    }
  };
  await Promise.all(Array.from({ length: lines }, line));
}

/** Names of orders, one after the other for as long as somebody takes them. */
export function* orderKeys(kind: string): Generator<string> {
  for (let number = 0; ; number += 1) yield `${kind} ${String(number).padStart(6, '0')}`;
}

/** The same, until `isOver` says so. */
export function* orderKeysUntil(kind: string, isOver: () => boolean): Generator<string> {
  for (const key of orderKeys(kind)) {
    if (isOver()) return;
    yield key;
  }
}
