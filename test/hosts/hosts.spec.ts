import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { openWorld, type ChaosWorld } from '../chaos/chaos-world.ts';
import { Records } from '../chaos/records.ts';
import { TcpProxy } from '../chaos/tcp-proxy.ts';
import type { OwnProcess } from '../crash/own-process.ts';
import { waitUntil } from '../crash/waiting.ts';
import { type Host, type Hosts, openHosts } from './hosts.ts';

/** A machine without its line is known to be gone after this time, and its runs go on elsewhere. */
const TAKEN_OVER_WITHIN_MS = 30_000;
const PORT = 7_400;

/** One machine takes webhooks in, two others work; all that they share is PostgreSQL. */
describe('machines of their own on one database', () => {
  let world: ChaosWorld;
  let records: Records;
  let own: Hosts | undefined;
  const processes: OwnProcess[] = [];
  const proxies: TcpProxy[] = [];
  let told = 0;

  beforeAll(async () => {
    own = await openHosts(2);
    if (!own) return;
    world = await openWorld(1);
    records = new Records(world);
    processes.push(await world.start('api'));
    for (const host of own.hosts) processes.push(await startWorker(host));
  }, 180_000);
  afterAll(async () => {
    for (const each of processes) await each.kill();
    for (const each of proxies) await each.close();
    await world?.close();
    await own?.close();
  }, 60_000);

  /** The same port on each of them: it is theirs alone. */
  async function startWorker(host: Host): Promise<OwnProcess> {
    const database = await TcpProxy.open(() => world.database.port, host.gateway);
    const vendor = await TcpProxy.open(() => world.truth.port, host.gateway);
    proxies.push(database, vendor);
    const url = Object.assign(new URL(world.database.url), { hostname: host.gateway, port: String(database.port) });
    const settings = {
      DATABASE_URL: url.href,
      BELEGFLUSS_SANDBOX_URL: `http://${host.gateway}:${vendor.port}`,
      PORT: String(PORT),
    };
    return world.start('worker', settings, 'crash-hook', host.within);
  }

  async function tell(count: number): Promise<string[]> {
    const events = Array.from({ length: count }, () => `M${(told += 1)}-0000`);
    for (const eventId of events) {
      const answer = await fetch(`${world.url}/hooks/shop`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ eventId, orderId: eventId.split('-')[0] }),
      });
      expect(answer.status).toBe(202);
    }
    return events;
  }

  /** Waits until the vendor has booked each of these once; what nobody can know (class N) is a question after a fault. */
  async function booked(events: string[], milliseconds: number): Promise<void> {
    await waitUntil('all are booked', async () => (await records.inWork()) === 0, milliseconds);
    const { refs } = await world.truth.read();
    for (const kind of ['K', 'L', 'D'] as const)
      expect(refs[kind].filter((ref) => events.includes(ref)).sort()).toEqual(events.toSorted());
  }

  it('share the work, each on the port that it likes', async () => {
    if (!own) return;
    await booked(await tell(60), 60_000);
    const [first, second] = proxies.filter((_, index) => index % 2 === 1).map(({ joined }) => joined);
    expect(Math.min(first ?? 0, second ?? 0)).toBeGreaterThan(0);
  }, 180_000);

  it('go on with what one of them held whose line is cut, and take nothing of it when it comes back', async () => {
    const [lost] = own?.hosts ?? [];
    if (!lost) return;
    const telling = tell(80);
    await sleep(300);
    await lost.unplug();
    const events = await telling;
    await booked(events, TAKEN_OVER_WITHIN_MS);
    await lost.plugIn();
    await booked(await tell(20), 60_000);
    const { refs } = await world.truth.read();
    for (const kind of ['K', 'L', 'D', 'N'] as const) expect(new Set(refs[kind]).size).toBe(refs[kind].length);
  }, 240_000);
});
