import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { startCrashWorld, type CrashWorld } from './crash-world.ts';
import { crmDeal, type CrmDeal } from './crm-deals.ts';
import { holdRequest, type HeldRequest } from './held-request.ts';
import { moveTo, repeatedEffects, settled, vendorEffects, win } from './main-job.ts';
import type { OwnProcess } from './own-process.ts';
import { waitUntil } from './waiting.ts';

let world: CrashWorld;
const running = new Set<OwnProcess>();

beforeAll(async () => {
  world = await startCrashWorld();
  await moveTo(world, 'won');
}, 120_000);
afterAll(() => world?.close());
afterEach(async () => {
  for (const worker of running) await worker.kill();
  running.clear();
});

async function startWorker(): Promise<OwnProcess> {
  const worker = await world.startWorker();
  running.add(worker);
  return worker;
}

/** Wins a deal and waits until the vendor has made its contract and the answer is held back. */
async function winUntilContract(deal: CrmDeal): Promise<HeldRequest> {
  const held = await holdRequest(world.sandbox, {
    vendor: 'pandadoc',
    route: 'documents.create',
    point: 'after_commit',
  });
  await win(world, deal);
  await held.reached();
  return held;
}

interface RunState {
  state: string;
  attempt: number;
}

/** The run that makes the contract of a deal; other webhooks of the deal have runs of their own, which find it done. */
async function runOf(deal: CrmDeal): Promise<RunState | undefined> {
  const [run] = await world.db.query<RunState>(
    `select state, attempt from run where record_key = $1
     and id in (select run_id from effect where connection = 'clm' and action = 'contract.create')`,
    [deal.dealId],
  );
  return run;
}

const contractEffects = async () => (await vendorEffects(world)).pandadoc.count;

describe('several workers', () => {
  it('make one contract of a deal that is told of several times while both are awake', async () => {
    await Promise.all([startWorker(), startWorker()]);
    const deals = [crmDeal(0), crmDeal(1), crmDeal(2)];
    await Promise.all(deals.map((deal) => win(world, deal, 'duplicate')));
    await Promise.all([1, 2].map(() => world.server.post('/api/v1/flows/won_deal_to_contract/sweep')));
    await settled(world, { cases: 3, sent: 3 });
    await world.server.post('/api/v1/flows/won_deal_to_contract/sweep');
    await settled(world, { cases: 3, sent: 3 });

    expect(await repeatedEffects(world)).toEqual([]);
    expect(await contractEffects()).toBe(6);
  }, 90_000);

  it('take over within 15 seconds what a killed one held', async () => {
    const deal = crmDeal(3);
    const first = await startWorker();
    const held = await winUntilContract(deal);
    await startWorker();
    await first.kill();
    await held.release();
    await waitUntil('another worker holds the run', async () => ((await runOf(deal))?.attempt ?? 0) > 1, 15_000);
    await settled(world, { sent: 4 });

    expect(await repeatedEffects(world)).toEqual([]);
    expect(await contractEffects()).toBe(8);
  }, 90_000);

  it('are not disturbed by one that comes back to life with a late result', async () => {
    const deal = crmDeal(4);
    const sleeper = await startWorker();
    const held = await winUntilContract(deal);
    const awake = await startWorker();
    sleeper.send('SIGSTOP');
    await settled(world, { sent: 5 });
    const ended = await runOf(deal);
    expect(ended).toEqual({ state: 'done', attempt: 2 });

    await held.release();
    sleeper.send('SIGCONT');
    await awake.kill();
    // Proof that the sleeper is awake and has had its time: it does the next deal.
    await win(world, crmDeal(5));
    await settled(world, { sent: 6 });

    expect(await runOf(deal)).toEqual(ended);
    expect(await repeatedEffects(world)).toEqual([]);
    expect(await contractEffects()).toBe(12);
  }, 90_000);
});

describe('a worker that is asked to end', () => {
  it('finishes what it holds and leaves nothing behind', async () => {
    const deal = crmDeal(6);
    const worker = await startWorker();
    const held = await winUntilContract(deal);
    worker.send('SIGTERM');
    await sleep(500);
    await held.release();

    expect(await worker.gone).toBe(0);
    expect(await runOf(deal)).toEqual({ state: 'done', attempt: 1 });
    expect(await repeatedEffects(world)).toEqual([]);
  }, 90_000);

  it('hands back within 20 seconds what does not end, and another one goes on at once', async () => {
    const deal = crmDeal(7);
    const worker = await startWorker();
    const held = await winUntilContract(deal);
    await startWorker();
    const asked = performance.now();
    worker.send('SIGTERM');
    expect(await worker.gone).toBe(0);
    expect(performance.now() - asked).toBeLessThan(20_000);

    await waitUntil('the run is in other hands', async () => ((await runOf(deal))?.attempt ?? 0) > 1, 5_000);
    await settled(world, { sent: 8 });
    await held.release();

    expect(await repeatedEffects(world)).toEqual([]);
    expect(await contractEffects()).toBe(16);
  }, 90_000);
});
