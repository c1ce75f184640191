import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OwnProcess } from '../crash/own-process.ts';
import { waitUntil } from '../crash/waiting.ts';
import { openWorld, type ChaosWorld } from './chaos-world.ts';
import { Records } from './records.ts';

const POISON = 'venom';
/** Nobody waits longer because of a poisoned neighbour. */
const LONGEST_MS = 45_000;
const OTHERS = 8;

describe('a message that ends whoever touches it', () => {
  let world: ChaosWorld;
  let records: Records;
  let deaths = 0;
  let closing = false;
  const workers = new Set<OwnProcess>();

  beforeAll(async () => {
    world = await openWorld(1);
    records = new Records(world);
    const api = await world.start('api');
    workers.add(api);
    await Promise.all([supervised(), supervised()]);
  }, 180_000);
  afterAll(async () => {
    closing = true;
    for (const each of workers) await each.kill();
    await world?.close();
  }, 60_000);

  /** A worker that is started again whenever it ends, also where it ends before it listens. */
  async function supervised(): Promise<void> {
    const worker = await world.start('worker', { CHAOS_POISON: POISON }, 'abort-hook').catch(() => undefined);
    if (worker) workers.add(worker);
    const ended = async () => {
      if (worker) workers.delete(worker);
      if (closing) return;
      deaths += 1;
      await supervised();
    };
    if (worker) void worker.gone.then(ended);
    else await ended();
  }

  async function tell(orderId: string, eventId: string): Promise<void> {
    const answer = await fetch(`${world.url}/hooks/shop`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ eventId, orderId }),
    });
    expect(answer.status).toBe(202);
  }

  /** Tells of other orders behind the poison; gives back how long the slowest took to be booked. */
  async function slowest(name: string): Promise<number> {
    const told = new Map<string, number>();
    for (let other = 0; other < OTHERS; other += 1) {
      const event = `${name}${other}`;
      await tell(event, event);
      told.set(event, Date.now());
      await sleep(500);
    }
    const times: number[] = [];
    await waitUntil(
      'the others are booked',
      async () => {
        const booked = new Set((await world.truth.read()).refs.K);
        for (const [event, at] of told) {
          if (!booked.has(event)) continue;
          times.push(Date.now() - at);
          told.delete(event);
        }
        return told.size === 0;
      },
      120_000,
    );
    return Math.max(...times);
  }

  it('is set aside after three starts where a step dies of it, and delays no other', async () => {
    await tell(`${POISON}-order`, 'poison-of-a-step');
    expect(await slowest('S')).toBeLessThan(LONGEST_MS);
    const [run] = await waitUntil(
      'the run is set aside',
      async () => {
        const found = await records.query<{ reason: { code: string } }>(
          "select reason from run where record_key = $1 and state = 'dead'",
          [`${POISON}-order`],
        );
        return found.length > 0 && found;
      },
      120_000,
    );
    expect(run?.reason.code).toBe('run.poison');
    expect(deaths).toBe(3);
  }, 300_000);

  it('is set aside after three starts where the reading of its delivery dies of it, and delays no other', async () => {
    const before = deaths;
    await tell('anything', `${POISON}-body`);
    expect(await slowest('W')).toBeLessThan(LONGEST_MS);
    const [delivery] = await waitUntil(
      'the delivery is set aside',
      async () => {
        const found = await records.query<{ starts: number; diagnostic: { code: string } }>(
          "select starts, diagnostic from delivery where state = 'refused'",
        );
        return found.length > 0 && found;
      },
      120_000,
    );
    expect(delivery).toMatchObject({ diagnostic: { code: 'webhook.poison' } });
    expect(deaths - before).toBe(3);
  }, 300_000);
});
