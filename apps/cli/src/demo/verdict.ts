import type { CastDeal } from './cast.ts';
import type { Stage } from './director.ts';
import type { DemoReport, EffectCount, ServerReport, Totals } from './report.ts';

interface CrmDeal {
  properties: Record<string, string | null>;
}

/** Puts the report together and holds every sum against what the other systems counted themselves. */
export async function judgePlay(stage: Stage, deals: CastDeal[]): Promise<DemoReport> {
  const { server, sandbox } = stage;
  const { chains, totals } = await server.get<ServerReport>('/api/v1/demo/report');
  const effects = countsOf(await sandbox.get<Record<string, EffectCount>>('/control/effects'));
  const { violations } = await sandbox.get<{ violations: unknown[] }>('/control/violations');
  const disagreements = [
    ...chains.filter(({ complete }) => !complete).map(({ deal }) => `chain ${deal.id} is not complete`),
    ...(chains.length === deals.length ? [] : [`${deals.length} deals, but ${chains.length} chains`]),
    ...Object.entries(totals).flatMap(([currency, sums]) => disagreementsOf(currency, sums)),
    ...Object.entries(effects)
      .filter(([, { count, distinct }]) => count !== distinct)
      .map(([system, { count, distinct }]) => `${system} counted ${count} effects for ${distinct} keys`),
    ...(await disagreeingDeals(stage, chains)),
    ...(await disagreeingBookings(stage, totals)),
    ...violations.map((violation) => `a vendor's contract was broken: ${JSON.stringify(violation).slice(0, 200)}`),
  ];
  return {
    ok: disagreements.length === 0,
    chains: chains.map((chain) => ({
      ...chain,
      invoices: chain.invoices.map((invoice) => ({
        ...invoice,
        xml: invoice.xml?.name ?? null,
        pdf: invoice.pdf?.name ?? null,
      })),
    })),
    totals,
    questions: await stage.questions.all(),
    effects,
    disagreements,
  };
}

function countsOf(effects: Record<string, EffectCount>): Record<string, EffectCount> {
  return Object.fromEntries(
    Object.entries(effects).map(([system, { count, distinct }]) => [system, { count, distinct }]),
  );
}

/** What was invoiced is received, deducted or still open; and all of it is booked. */
function disagreementsOf(currency: string, sums: Totals): string[] {
  const accounted = cents(sums.received) + cents(sums.skonto) + cents(sums.open);
  return [
    ...(cents(sums.invoiced) === accounted
      ? []
      : [`${currency}: invoiced ${sums.invoiced}, but received, Skonto and open make ${accounted}`]),
    ...(cents(sums.invoiced) === cents(sums.booked)
      ? []
      : [`${currency}: invoiced ${sums.invoiced}, booked ${sums.booked}`]),
  ];
}

/** The CRM itself says what it was told. */
async function disagreeingDeals({ sandbox }: Stage, chains: ServerReport['chains']): Promise<string[]> {
  const found: string[] = [];
  for (const { deal, crm, invoices, payments } of chains) {
    const { properties } = await sandbox.get<CrmDeal>(`/control/hubspot/deals/${deal.id}`);
    const paid = payments.reduce((sum, payment) => sum + cents(payment.amount), 0n);
    const told = properties['paid_amount'];
    const currency = invoices[0]?.currency ?? deal.currency;
    if (properties['payment_status'] !== crm.status)
      found.push(`deal ${deal.id}: the CRM shows ${String(properties['payment_status'])}, not ${String(crm.status)}`);
    if (!told || cents(told) !== paid)
      found.push(`deal ${deal.id}: the CRM shows ${String(told)} as paid, the bank ${paid} cents`);
    if (properties['paid_currency'] !== currency)
      found.push(`deal ${deal.id}: the CRM shows ${String(properties['paid_currency'])} as paid, not ${currency}`);
  }
  return found;
}

/** DATEV's own rows: debtors' balance is what is still open. Amounts come with a decimal comma. */
async function disagreeingBookings({ sandbox }: Stage, totals: Record<string, Totals>): Promise<string[]> {
  const { bookings } = await sandbox.get<{ bookings: DatevRow[] }>('/control/datev/bookings');
  return Object.entries(totals).flatMap(([currency, { open }]) => {
    const balance = bookings
      .filter((row) => (row.currency || 'EUR') === currency)
      .reduce((sum, row) => sum + debtorSide(row), 0n);
    return balance === cents(open)
      ? []
      : [`${currency}: open items are ${open}, DATEV's debtors stand at ${balance} cents`];
  });
}

interface DatevRow {
  amount: string;
  side: string;
  account: string;
  contraAccount: string;
  currency: string;
  discount: string;
}

/** What a row does to a debtor (five digits) in cents: a claim adds, a payment with its Skonto takes away. */
function debtorSide(row: DatevRow): bigint {
  const sign = row.side === 'S' ? 1n : -1n;
  const amount = cents(row.amount);
  if (row.account.length === 5) return sign * amount;
  return row.contraAccount.length === 5 ? -sign * (amount + cents(row.discount || '0,00')) : 0n;
}

/** Exact cents of a decimal text with dot or comma. */
function cents(amount: string): bigint {
  const [whole = '0', fraction = ''] = amount.replace(',', '.').split('.');
  return BigInt(whole.replace('-', '') + fraction.padEnd(2, '0').slice(0, 2)) * (amount.startsWith('-') ? -1n : 1n);
}
