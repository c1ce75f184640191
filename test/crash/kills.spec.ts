import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startCrashWorld, type CrashWorld } from './crash-world.ts';
import { crmDeal, type CrmDeal } from './crm-deals.ts';
import { holdRequest, type HeldRequest, type Moment } from './held-request.ts';
import { endLeases } from './leases.ts';
import { chains, contractOf, moveTo, payAll, repeatedEffects, settled, sign, vendorEffects, win } from './main-job.ts';
import type { OwnProcess } from './own-process.ts';
import { waitUntil } from './waiting.ts';

const DEALS = Array.from({ length: 6 }, (_, number) => crmDeal(number));
const [readHeld, createHeld, created, keptNotSent, sent, powerCut] = DEALS as [
  CrmDeal,
  CrmDeal,
  CrmDeal,
  CrmDeal,
  CrmDeal,
  CrmDeal,
];

let world: CrashWorld;
let worker: OwnProcess;

beforeAll(async () => {
  world = await startCrashWorld();
  worker = await world.startWorker();
  await moveTo(world, 'won');
}, 120_000);
afterAll(() => world?.close());

const updateOf = ({ dealId }: CrmDeal) => `PATCH /crm/objects/2026-09/deals/${dealId}`;
const hold = (moment: Moment) => holdRequest(world.sandbox, moment);

/** Wins a deal and waits until its run stands at the moment. */
async function winUntil(deal: CrmDeal, moment: Moment): Promise<HeldRequest> {
  const held = await hold(moment);
  await win(world, deal);
  await held.reached();
  return held;
}

/** Kills the worker, lets the vendors go on with what they held, and starts another worker, to which the runs go at once. */
async function killAndReplace(...held: HeldRequest[]): Promise<void> {
  await worker.kill();
  await endLeases(world.db);
  for (const each of held) await each.release();
  worker = await world.startWorker();
}

describe('a chain whose worker is killed with SIGKILL', () => {
  it('gets one contract, sent once, wherever between deal and contract its run stood', async () => {
    const held = [
      // Before the intent: a read is on its way, no change was planned yet.
      await winUntil(readHeld, {
        vendor: 'hubspot',
        route: `GET /crm/objects/2026-09/contacts/${readHeld.contactId}`,
        point: 'before_commit',
      }),
      // After the intent: the request has left, the vendor has not made anything; it does so when nobody listens any more.
      await winUntil(createHeld, { vendor: 'pandadoc', route: 'documents.create', point: 'before_commit' }),
      // The vendor has made the contract; its answer never arrives.
      await winUntil(created, { vendor: 'pandadoc', route: 'documents.create', point: 'after_commit' }),
      // The result of one change is kept together with the intent of the next.
      await winUntil(keptNotSent, { vendor: 'pandadoc', route: 'documents.send', point: 'before_commit' }),
      // The customer has the contract; we do not know.
      await winUntil(sent, { vendor: 'pandadoc', route: 'documents.send', point: 'after_commit' }),
    ];
    const before = await vendorEffects(world);
    expect(before.pandadoc.count).toBe(4);

    await killAndReplace(...held);
    await settled(world, { cases: 5, sent: 5 });

    expect(await repeatedEffects(world)).toEqual([]);
    expect((await vendorEffects(world)).pandadoc.count).toBe(10);
  }, 120_000);

  it('gets one contract when the vendor goes down at the same moment, before it made anything', async () => {
    await winUntil(powerCut, { vendor: 'pandadoc', route: 'documents.create', point: 'before_commit' });
    await Promise.all([worker.kill(), world.crashSandbox()]);
    await endLeases(world.db);
    worker = await world.startWorker();
    await settled(world, { cases: 6, sent: 6 });

    expect(await repeatedEffects(world)).toEqual([]);
    expect((await vendorEffects(world)).pandadoc.count).toBe(12);
  }, 120_000);

  it('gets one invoice, of which the CRM hears once, after a kill on the way from signature to CRM', async () => {
    await moveTo(world, 'signed');
    const pdf = await contractOf(world, readHeld);
    const held = [
      await hold({ vendor: 'pandadoc', route: `GET /public/v1/documents/${pdf}/download`, point: 'after_commit' }),
      await hold({ vendor: 'hubspot', route: updateOf(created), point: 'before_commit' }),
      await hold({ vendor: 'hubspot', route: updateOf(sent), point: 'after_commit' }),
    ];
    for (const each of DEALS) await sign(world, each);
    for (const each of held) await each.reached();

    await killAndReplace(...held);
    await settled(world, { invoiced: 6, reported: 6 });

    expect(await repeatedEffects(world)).toEqual([]);
    expect((await vendorEffects(world)).hubspot.count).toBe(6);
    const numbers = (await chains(world.server)).flatMap(({ invoices }) => invoices.map(({ number }) => number));
    expect(numbers.sort()).toEqual([1, 2, 3, 4, 5, 6].map((n) => `RE-2026-0000${n}`));
  }, 120_000);

  it('is booked once after kills with an upload unanswered, between two steps, and while the run waits', async () => {
    const uploaded = await hold({ vendor: 'datev', route: 'extf.import', point: 'after_commit' });
    await world.server.post('/api/v1/flows/bookings_to_datev/runs', { input: {} });
    await uploaded.reached();
    expect((await vendorEffects(world)).datev.count).toBe(1);

    // The change is done and its answer is there; the worker dies in the read that follows.
    const asked = await hold({ vendor: 'datev', route: 'jobs.read', point: 'before_commit' });
    await killAndReplace(uploaded);
    await asked.reached();
    expect((await vendorEffects(world)).datev.count).toBe(2);

    // Nobody holds a run that waits; its next attempt is only on the calendar.
    await killAndReplace(asked);
    await waitUntil('the run waits for the import', async () => {
      const { runs } = await world.server.get<{ runs: unknown[] }>('/api/v1/runs?flow=bookings_to_datev&state=waiting');
      return runs.length > 0;
    });
    await killAndReplace();
    await settled(world, { booked: 6 });

    expect(await repeatedEffects(world)).toEqual([]);
    expect((await vendorEffects(world)).datev.count).toBe(2);
    const { bookings, persons } = await world.sandbox.get<{ bookings: unknown[]; persons: unknown[] }>(
      '/control/datev/bookings',
    );
    expect([bookings.length, persons.length]).toEqual([6, 6]);
  }, 180_000);

  it('is complete in the end: paid, and the CRM knows', async () => {
    await moveTo(world, 'paid');
    const told = await hold({ vendor: 'hubspot', route: updateOf(powerCut), point: 'after_commit' });
    await payAll(world);
    await told.reached();
    await killAndReplace(told);
    await settled(world, { paid: 6 });

    expect(await repeatedEffects(world)).toEqual([]);
    expect((await vendorEffects(world)).hubspot.count).toBe(12);
    const all = await chains(world.server);
    expect(
      all
        .map(({ deal, crm, complete }) => ({ deal: deal.id, status: crm.status, complete }))
        .sort((a, b) => Number(a.deal) - Number(b.deal)),
    ).toEqual(DEALS.map(({ dealId }) => ({ deal: dealId, status: 'paid', complete: true })));
  }, 120_000);
});
