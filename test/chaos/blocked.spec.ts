import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OwnProcess } from '../crash/own-process.ts';
import { waitUntil } from '../crash/waiting.ts';
import { openWorld, type ChaosWorld } from './chaos-world.ts';
import { Records } from './records.ts';

const BLOCKED_MS = 30_000;
const OTHERS = 8;

describe('a worker whose event loop stands still for half a minute', () => {
  let world: ChaosWorld;
  let records: Records;
  const processes: OwnProcess[] = [];

  beforeAll(async () => {
    world = await openWorld(1);
    records = new Records(world);
    processes.push(await world.start('api'));
    const worker = () => world.start('worker', { CHAOS_BLOCK_MS: String(BLOCKED_MS) }, 'block-hook');
    processes.push(await worker(), await worker());
  }, 180_000);
  afterAll(async () => {
    for (const each of processes) await each.kill();
    await world?.close();
  }, 60_000);

  async function tell(orderId: string, eventId: string): Promise<number> {
    const begun = performance.now();
    const answer = await fetch(`${world.url}/hooks/shop`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ eventId, orderId }),
    });
    expect(answer.status).toBe(202);
    return performance.now() - begun;
  }
  const booked = async () => new Set((await world.truth.read()).refs.K);
  const blockedPid = () => Number(readFileSync(join(world.folder, 'blocked'), 'utf8'));

  it('loses what it had in hand, holds nobody up, and is told of with what it did', async () => {
    const begun = Date.now();
    await tell('sticky-order', 'sticky');
    await waitUntil(
      'a worker stands still',
      async () => {
        try {
          return blockedPid() > 0;
        } catch {
          return false;
        }
      },
      30_000,
    );
    const answers: number[] = [];
    for (let n = 0; n < OTHERS; n += 1) {
      answers.push(await tell(`other-${n}`, `other-${n}`));
      await sleep(500);
    }
    const all = ['sticky', ...Array.from({ length: OTHERS }, (_, n) => `other-${n}`)];
    const isDone = async () => {
      const done = await booked();
      return all.every((event) => done.has(event));
    };
    await waitUntil('the others have done all of it', isDone);
    // Before the one that stood still could go on.
    expect(Date.now() - begun).toBeLessThan(BLOCKED_MS);
    expect(Math.max(...answers)).toBeLessThan(1_000);
    expect(
      await records.query('select 1 from run where attempt > 1 and record_key = $1', ['sticky-order']),
    ).toHaveLength(1);
    const [told] = await waitUntil(
      'somebody is told',
      async () => {
        const alerts = await records.query<{ facts: object }>(
          "select facts from alert where rule = 'process_stood_still'",
        );
        return alerts.length > 0 && alerts;
      },
      90_000,
    );
    expect(told?.facts).toMatchObject({ uses: expect.stringContaining('shop.order') });
    // What it wrote late was refused: each was booked once.
    const { K } = (await world.truth.read()).refs;
    expect(K.toSorted()).toEqual(all.toSorted());
  }, 300_000);
});
