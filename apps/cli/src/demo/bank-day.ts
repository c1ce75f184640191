import type { CastDeal } from './cast.ts';
import type { JsonClient } from './http-json.ts';
import type { Chain, ServerReport } from './report.ts';
import { dayOfPlay } from './stage-clock.ts';

const ACCOUNTS = {
  EUR: { iban: 'DE89370400440532013000', currency: 'EUR', owner: 'Musterwerk GmbH' },
  CHF: { iban: 'CH9300762011623852957', currency: 'CHF', owner: 'Musterwerk GmbH' },
} as const;

/** Day of the play on which customers with Skonto pay, and the one on which the others do. */
const SKONTO_DAY = 9;
const PAYMENT_DAY = 12;

interface Entry {
  amount: string;
  creditDebit: 'CRDT';
  bookingDate: string;
  debtor: { name: string; iban?: string; country?: string };
  endToEndId?: string;
  structuredReference?: string;
  unstructured?: string[];
  accountServicerReference: string;
}

interface Claim {
  deal: CastDeal;
  number: string;
  gross: bigint;
  reference: string | undefined;
}

/** What customers do once they have their invoices: the bank writes it on one statement for each account. */
export async function writeStatements(server: JsonClient, sandbox: JsonClient, deals: CastDeal[]): Promise<void> {
  const { chains } = await server.get<ServerReport>('/api/v1/demo/report');
  const claims = await Promise.all(deals.map((deal) => claimOf(server, deal, chains)));
  for (const currency of ['EUR', 'CHF'] as const) {
    const own = claims.filter(({ deal }) => deal.scenario.currency === currency);
    const entries = own.flatMap((claim, index) => entryOf(claim, own[index + 1]) ?? []);
    if (currency === 'EUR') entries.push(strayPayment());
    if (entries.length > 0)
      await sandbox.post('/control/bank/statements', {
        account: ACCOUNTS[currency],
        openingBalance: '25000.00',
        entries,
      });
  }
}

/** The last valid invoice of a deal; the customer reads the reference from the e-invoice. */
async function claimOf(server: JsonClient, deal: CastDeal, chains: Chain[]): Promise<Claim> {
  const chain = chains.find(({ deal: { id } }) => id === deal.dealId);
  const invoice = chain?.invoices.filter(({ kind }) => kind === 'invoice').at(-1);
  if (!invoice?.xml) throw new Error(`deal ${deal.dealId} has no invoice to pay`);
  const xml = Buffer.from(await server.bytes(`/api/v1/files/${invoice.xml.sha256}`)).toString('utf8');
  return {
    deal,
    number: invoice.number,
    gross: cents(invoice.gross),
    reference: /<cbc:PaymentID>([^<]+)</.exec(xml)?.[1],
  };
}

function entryOf(claim: Claim, next: Claim | undefined): Entry | undefined {
  const { scenario, company, dealId } = claim.deal;
  const base = {
    creditDebit: 'CRDT' as const,
    bookingDate: dayOfPlay(PAYMENT_DAY),
    debtor: { name: company.name, country: company.country },
    accountServicerReference: `BANK-${dealId}`,
  };
  const pay = (amount: bigint, how: Partial<Entry>): Entry => ({ ...base, amount: decimal(amount), ...how });
  switch (scenario.payment.kind) {
    case 'structured':
      return pay(
        claim.gross,
        claim.reference ? { structuredReference: claim.reference } : { unstructured: [claim.number] },
      );
    case 'number_in_text':
      return pay(claim.gross, { unstructured: ['Rechnung', claim.number, 'vielen Dank'] });
    case 'misspelt_number':
      return pay(claim.gross, { unstructured: [`Re. ${claim.number.replaceAll('-', ' ').toLowerCase()}`] });
    case 'skonto':
      return pay((claim.gross * 98n + 50n) / 100n, {
        bookingDate: dayOfPlay(SKONTO_DAY),
        unstructured: [`${claim.number} abzgl. 2 % Skonto`],
      });
    case 'part':
      return pay((claim.gross * BigInt(Number(scenario.payment.share) * 10)) / 10n, {
        unstructured: [`Teilzahlung ${claim.number}`],
      });
    case 'together_with_next': {
      const both = next?.deal.scenario.payment.kind === 'by_the_one_before' ? next : undefined;
      const numbers = both ? `${claim.number} und ${both.number}` : claim.number;
      return pay(claim.gross + (both?.gross ?? 0n), { unstructured: [`Rechnungen ${numbers}`] });
    }
    case 'by_the_one_before':
      return undefined;
  }
}

/** A payment from abroad that belongs to nothing. */
function strayPayment(): Entry {
  return {
    amount: '777.77',
    creditDebit: 'CRDT',
    bookingDate: dayOfPlay(PAYMENT_DAY),
    debtor: { name: 'Van der Berg Import B.V.', country: 'NL' },
    unstructured: ['factuur 4711 levering maart'],
    accountServicerReference: 'BANK-STRAY',
  };
}

function cents(amount: string): bigint {
  return BigInt(amount.replace('.', ''));
}

function decimal(amount: bigint): string {
  return `${amount / 100n}.${String(amount % 100n).padStart(2, '0')}`;
}
