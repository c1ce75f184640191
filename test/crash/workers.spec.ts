import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { startCrashWorld, type CrashWorld } from './crash-world.ts';
import { crmDeal, type CrmDeal } from './crm-deals.ts';
import { holdRequest, type HeldRequest } from './held-request.ts';
import { moveTo, repeatedEffects, settled, vendorEffects, win } from './main-job.ts';
import type { OwnProcess } from './own-process.ts';
import { waitUntil } from './waiting.ts';

let world: CrashWorld;
/** Deals that sales has won so far. */
let won = 0;
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

/** Sales wins one more deal. */
async function winAnother(webhook: 'normal' | 'duplicate' = 'normal'): Promise<CrmDeal> {
  const deal = crmDeal(won);
  won += 1;
  await win(world, deal, webhook);
  return deal;
}

/** Wins a deal and waits until the vendor has made its contract and the answer is held back. */
async function winUntilContract(): Promise<{ deal: CrmDeal; held: HeldRequest }> {
  const held = await holdRequest(world.sandbox, {
    vendor: 'pandadoc',
    route: 'documents.create',
    point: 'after_commit',
  });
  const deal = await winAnother();
  await held.reached();
  return { deal, held };
}

/** Waits until every customer has a contract, as far as we know, and nothing is in work. */
const allSent = () => settled(world, { cases: won, sent: won });

interface RunState {
  state: string;
  attempt: number;
  endedAt: string | null;
}

/** The run that makes the contract of a deal; other webhooks of the deal have runs of their own, which find it done. */
async function runOf(deal: CrmDeal): Promise<RunState | undefined> {
  const [run] = await world.db.query<RunState>(
    `select state, attempt, ended_at::text as "endedAt" from run where record_key = $1
     and id in (select run_id from effect where connection = 'clm' and action = 'contract.create')`,
    [deal.dealId],
  );
  return run;
}

/** Each contract was made once and sent once. */
async function expectOneContractEach(): Promise<void> {
  expect(await repeatedEffects(world)).toEqual([]);
  expect((await vendorEffects(world)).pandadoc.count).toBe(2 * won);
}

describe('several workers', () => {
  it('make one contract of a deal that is told of several times while both are awake', async () => {
    await Promise.all([startWorker(), startWorker()]);
    await Promise.all([1, 2, 3].map(() => winAnother('duplicate')));
    await Promise.all([1, 2].map(() => world.server.post('/api/v1/flows/won_deal_to_contract/sweep')));
    await allSent();
    await world.server.post('/api/v1/flows/won_deal_to_contract/sweep');
    await allSent();

    await expectOneContractEach();
  }, 90_000);

  it('take over within 15 seconds what a killed one held', async () => {
    const first = await startWorker();
    const { deal, held } = await winUntilContract();
    await startWorker();
    await first.kill();
    await held.release();
    await waitUntil('another worker holds the run', async () => ((await runOf(deal))?.attempt ?? 0) > 1, 15_000);
    await allSent();

    await expectOneContractEach();
  }, 90_000);

  it('are not disturbed by one that comes back to life with a late result', async () => {
    const sleeper = await startWorker();
    const { deal, held } = await winUntilContract();
    const awake = await startWorker();
    sleeper.send('SIGSTOP');
    await allSent();
    const ended = await runOf(deal);
    expect(ended).toMatchObject({ state: 'done', attempt: 2 });

    await held.release();
    sleeper.send('SIGCONT');
    await awake.kill();
    // Proof that the sleeper is awake and has had its time: it does the next deal.
    await winAnother();
    await allSent();

    expect(await runOf(deal)).toEqual(ended);
    await expectOneContractEach();
  }, 90_000);
});

describe('a worker that is asked to end', () => {
  it('finishes what it holds and leaves nothing behind', async () => {
    const worker = await startWorker();
    const { deal, held } = await winUntilContract();
    worker.send('SIGTERM');
    await sleep(500);
    await held.release();

    expect(await worker.gone).toBe(0);
    expect(await runOf(deal)).toMatchObject({ state: 'done', attempt: 1 });
    await expectOneContractEach();
  }, 90_000);

  it('hands back within 20 seconds what does not end, and another one goes on at once', async () => {
    const worker = await startWorker();
    const { deal, held } = await winUntilContract();
    await startWorker();
    const asked = performance.now();
    worker.send('SIGTERM');
    expect(await worker.gone).toBe(0);
    expect(performance.now() - asked).toBeLessThan(20_000);

    await waitUntil('the run is in other hands', async () => ((await runOf(deal))?.attempt ?? 0) > 1, 5_000);
    await allSent();
    await held.release();

    await expectOneContractEach();
  }, 90_000);
});
