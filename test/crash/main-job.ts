import type { CrashWorld } from './crash-world.ts';
import { crmRecords, type CrmDeal } from './crm-deals.ts';
import { waitUntil } from './waiting.ts';

/** How far the cases are; `inWork` counts runs and deliveries that go on by themselves. */
export interface Progress {
  cases: number;
  sent: number;
  signed: number;
  invoiced: number;
  booked: number;
  paid: number;
  reported: number;
  inWork: number;
  dead: number;
}

interface Chain {
  deal: { id: string };
  invoices: { number: string; gross: string }[];
  crm: { status: string | null };
  complete: boolean;
}

const OUR_ACCOUNT = { iban: 'DE89370400440532013000', currency: 'EUR', owner: 'Musterwerk GmbH' };
const DAYS = { won: '2026-03-02', signed: '2026-03-04', paid: '2026-03-16' };

/** Moves the business day, for us and for the vendors. */
export async function moveTo({ server, sandbox }: CrashWorld, stage: keyof typeof DAYS): Promise<void> {
  const now = `${DAYS[stage]}T08:00:00.000Z`;
  await sandbox.post('/control/clock', { now });
  await server.post('/api/v1/demo/clock', { now });
}

/** Sales wins a deal that the CRM did not know before. */
export async function win(
  { sandbox }: CrashWorld,
  deal: CrmDeal,
  webhook: 'normal' | 'duplicate' = 'normal',
): Promise<void> {
  await sandbox.post('/control/hubspot/records', crmRecords(deal));
  await sandbox.post(`/control/hubspot/deals/${deal.dealId}/stage`, {
    stage: 'closedwon',
    closedate: `${DAYS.won}T08:00:00.000Z`,
    webhook,
  });
}

/** The contract of a deal at the vendor. */
export async function contractOf({ sandbox }: CrashWorld, deal: CrmDeal): Promise<string> {
  const { documents } = await sandbox.get<{ documents: { id: string; name: string }[] }>('/control/pandadoc/documents');
  const found = documents.filter(({ name }) => name.includes(deal.company));
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} contracts for ${deal.company}`);
  return found[0].id;
}

/** The customer signs the contract of a deal. */
export async function sign(world: CrashWorld, deal: CrmDeal): Promise<void> {
  await world.sandbox.post(`/control/pandadoc/documents/${await contractOf(world, deal)}/sign`);
}

/** Every customer pays in full and names the invoice; our bank account is read. */
export async function payAll({ server, sandbox }: CrashWorld): Promise<void> {
  const entries = (await chains(server)).map(({ deal, invoices: [invoice] }) => ({
    amount: invoice?.gross,
    creditDebit: 'CRDT',
    bookingDate: DAYS.paid,
    debtor: { name: 'Kundin', country: 'DE' },
    unstructured: [`Rechnung ${invoice?.number ?? ''}`],
    accountServicerReference: `BANK-${deal.id}`,
  }));
  await sandbox.post('/control/bank/statements', { account: OUR_ACCOUNT, openingBalance: '1000.00', entries });
  await server.post('/api/v1/flows/bank_statement_to_payments/sweep');
}

/** The chains as the server reports them. */
export async function chains(server: CrashWorld['server']): Promise<Chain[]> {
  return (await server.get<{ chains: Chain[] }>('/api/v1/demo/report')).chains;
}

/** Waits until so much is reached and nothing is in work any more. Throws when a run was set aside, or after a minute. */
export async function settled({ server }: CrashWorld, least: Partial<Progress>): Promise<Progress> {
  let last: Progress | undefined;
  return waitUntil(`${JSON.stringify(least)} and nothing in work`, async () => {
    const progress = await server.get<Progress>('/api/v1/demo/progress');
    if (progress.dead > 0) throw new Error(`${progress.dead} run(s) were set aside`);
    const isThere =
      Object.entries(least).every(([name, count]) => progress[name as keyof Progress] >= count) &&
      progress.inWork === 0;
    const isStill = isThere && last !== undefined && JSON.stringify(last) === JSON.stringify(progress);
    last = progress;
    return isStill && progress;
  }).catch((error: Error) => {
    throw new Error(`${error.message}; last seen: ${JSON.stringify(last)}`, { cause: error });
  });
}

/** What each vendor itself counted: every change it made, by business key. */
export type VendorEffects = Record<
  'hubspot' | 'pandadoc' | 'datev',
  { count: number; distinct: number; keys: Record<string, number> }
>;

/** The vendors' own count. */
export function vendorEffects({ sandbox }: CrashWorld): Promise<VendorEffects> {
  return sandbox.get<VendorEffects>('/control/effects');
}

/** Keys under which a vendor made more than one change; a change without a key counts as one of them. */
export async function repeatedEffects(world: CrashWorld): Promise<string[]> {
  const effects = await vendorEffects(world);
  return Object.entries(effects).flatMap(([vendor, { keys }]) =>
    Object.entries(keys).flatMap(([key, times]) =>
      times > 1 || key === '(no key)' ? [`${vendor}: ${key} × ${times}`] : [],
    ),
  );
}
