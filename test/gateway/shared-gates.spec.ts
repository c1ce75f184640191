import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import {
  startCalling,
  startNotingVendor,
  type CallingProcess,
  type Carried,
  type NotingVendor,
  type Order,
} from './calling-processes.ts';

const PROCESSES = 4;
const LOOPS = 4;
/** Requests at once. */
const NARROW = 3;
const LIMIT = { requests: 20, perSeconds: 2 };
/** A message between processes may take as long on a busy machine; measured are milliseconds. */
const ANNOUNCED_MS = 500;
/** What lies on the wire differs from one request to the next. */
const JITTER_MS = 100;

let test: TestDatabase;
let vendor: NotingVendor;
let processes: CallingProcess[] = [];

const start = () =>
  startCalling(test.url, vendor.origin, {
    paused: {},
    limited: { budgets: [LIMIT] },
    narrow: { concurrency: NARROW },
    down: {},
    fine: {},
  });

beforeAll(async () => {
  test = await testDatabase();
  vendor = await startNotingVendor();
  processes = await Promise.all(Array.from({ length: PROCESSES }, start));
}, 60_000);
afterAll(async () => {
  for (const each of processes) await each.stop();
  await vendor?.close();
  await test?.close();
});

function everywhere(order: Order): Promise<Carried[]> {
  return Promise.all(processes.map((each) => each.carryOut(order)));
}

function sum(carried: Carried[], code: string): number {
  return carried.reduce((total, { counts }) => total + (counts[code] ?? 0), 0);
}

function seen(connection: string): number[] {
  return vendor.seen[connection] ?? [];
}

describe('four processes on one database', () => {
  it('send nothing within a Retry-After that one of them was told', async () => {
    let refusedAt = 0;
    vendor.answer('paused', (response) => {
      const refuse = refusedAt === 0 && seen('paused').length > 200;
      if (refuse) refusedAt = performance.now();
      response.writeHead(refuse ? 429 : 200, {
        'content-type': 'application/json',
        ...(refuse && { 'retry-after': '2' }),
      });
      response.end('{}');
    });
    const carried = await everywhere({ connection: 'paused', loops: LOOPS, forMs: 4_000 });
    const after = seen('paused').map((at) => at - refusedAt);
    expect(sum(carried, 'connector.rate_limited')).toBe(1);
    expect(after.filter((ms) => ms > ANNOUNCED_MS && ms < 2_000)).toEqual([]);
    expect(after.filter((ms) => ms >= 2_000).length).toBeGreaterThan(0);
  });

  it('never send more together than the vendor allows', async () => {
    const carried = await everywhere({ connection: 'limited', loops: LOOPS, forMs: 5_000 });
    const moments = seen('limited');
    expect(sum(carried, 'ok')).toBe(moments.length);
    for (const [n, at] of moments.entries()) {
      const over = moments[n + LIMIT.requests];
      if (over !== undefined) expect(over - at).toBeGreaterThanOrEqual(LIMIT.perSeconds * 1000 - JITTER_MS);
    }
    expect(moments.length).toBeGreaterThanOrEqual(2 * LIMIT.requests);
  });

  it('never have more under way together than the vendor allows', async () => {
    let under = 0;
    let most = 0;
    vendor.answer('narrow', (response) => {
      under += 1;
      most = Math.max(most, under);
      setTimeout(() => {
        under -= 1;
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      }, 20);
    });
    const carried = await everywhere({ connection: 'narrow', loops: LOOPS, forMs: 2_000 });
    expect(most).toBe(NARROW);
    expect(sum(carried, 'ok')).toBeGreaterThan(50);
  });

  it('leave a vendor that is down alone after a few requests, and go on with others', async () => {
    vendor.answer('down', (response) => response.writeHead(503).end());
    const carried = await Promise.all(
      processes.map(async (each, n) =>
        each.carryOut({ connection: n === 0 ? 'fine' : 'down', loops: LOOPS, forMs: 2_000, everyMs: 20 }),
      ),
    );
    const [fine, ...down] = carried;
    expect(sum(down, 'connector.breaker_open')).toBeGreaterThan(100);
    // Five, and those that were under way when the fifth had failed.
    expect(seen('down').length).toBeLessThan(5 + PROCESSES * LOOPS);
    expect(Object.keys(fine?.counts ?? {})).toEqual(['ok']);
  });

  it('and one that starts later keep away from it, and let one of them probe when it is time', async () => {
    const late = await start();
    processes.push(late);
    const known = seen('down').length;
    expect(Object.keys((await late.carryOut({ connection: 'down', loops: 1, forMs: 200 })).counts)).toEqual([
      'connector.breaker_open',
    ]);
    expect(seen('down')).toHaveLength(known);
    await dueNow();
    await everywhere({ connection: 'down', loops: LOOPS, forMs: 2_000 });
    expect(seen('down')).toHaveLength(known + 1);
  });

  it('open again slowly, after two good probes', async () => {
    vendor.answer('down', (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'));
    const known = seen('down').length;
    await dueNow();
    const carried = await everywhere({ connection: 'down', loops: LOOPS, forMs: 3_500, everyMs: 50 });
    const [first = 0, second = 0] = seen('down').slice(known);
    expect(second - first).toBeGreaterThanOrEqual(1_000 - JITTER_MS);
    expect(sum(carried, 'ok')).toBeGreaterThan(50);
    expect(await test.db.query("select state from breaker where connection = 'down'")).toEqual([{ state: 'closed' }]);
  });
});

/** Makes the next probe due; processes find out by looking. */
async function dueNow(): Promise<void> {
  await test.db.query("update breaker set probe_at = now() where connection = 'down'");
  await sleep(2_500);
}
