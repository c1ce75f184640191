import { createHash } from 'node:crypto';
import type { Answer, FileStore } from '@belegfluss/sdk';
import { DatabaseFileStore, type Database } from '@belegfluss/store';
import type { BillableLine } from '../src/rules/invoices/invoice-totals.ts';
import type { TaxCase } from '../src/rules/invoices/tax-case.ts';
import type { BillingRoom } from '../src/services/billing-room.ts';
import { openCase } from '../src/services/case-files.ts';
import { recordContract, signContract } from '../src/services/contract/contracts.ts';
import { matchCustomer } from '../src/services/contract/customer-matching.ts';
import { draftInvoice, draftModel } from '../src/services/invoice/invoice-drafts.ts';
import { issueInvoice, type IssuedInvoice } from '../src/services/invoice/invoice-issue.ts';
import type { CompanyDescription } from '../src/services/contract/party-directory.ts';
import type { BillingSettings } from '../src/settings/billing-settings.ts';

/** An invented seller with plausible settings. */
export const settings: BillingSettings = {
  seller: {
    name: 'Hanse Werk GmbH',
    street: 'Speicherstraße 12',
    zip: '20457',
    city: 'Hamburg',
    country: 'DE',
    vatId: 'DE136695976',
    taxNumber: '27/123/45678',
    registration: 'HRB 123456',
    contact: { name: 'Katrin Sommer', phone: '+49 40 1234567', email: 'rechnung@hanse-werk.example' },
    bankAccounts: [
      { currency: 'EUR', iban: 'DE89370400440532013000', bic: 'COBADEFFXXX', bankName: 'Commerzbank' },
      {
        currency: 'CHF',
        iban: 'CH9300762011623852957',
        bic: 'KBZHCH22XXX',
        bankName: 'Zürcher Kantonalbank',
        ledgerAccount: '1210',
      },
    ],
  },
  chart: 'SKR03',
  datev: { consultant: '29098', client: '55003', accountLength: 4, fiscalYearStart: '01-01', lock: false },
  numberRanges: { invoice: 'RE-{year}-{n:5}', cancellation: 'ST-{year}-{n:5}' },
  debtors: { first: 10000, last: 69999 },
  languages: { DE: 'de', AT: 'de', CH: 'de' },
  matching: { askFrom: 0.82 },
  exchangeRates: [{ currency: 'CHF', from: '2026-01-01', rate: '0.9400', source: 'EZB' }],
};

export const today = new Date('2026-11-02T09:00:00Z');

export const domestic: TaxCase = { code: 'domestic', category: 'S' };

/** A line of ten hours at a hundred euros, 1190.00 gross. */
export const consulting: BillableLine = {
  position: 1,
  sku: 'CONS-1',
  name: 'Beratung',
  quantity: '10',
  unit: 'HUR',
  unitPrice: '100.00',
  account: '8400',
  taxRate: '19',
  costCentre: '100',
};

/** A company as the CRM describes it, with an address of its own; every part can be replaced. */
export function company(name: string, over: Partial<CompanyDescription> = {}): CompanyDescription {
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 12);
  return {
    name,
    email: `einkauf@${digest}.example`,
    address: { street: `${digest} 5`, zip: digest.slice(0, 5), city: `Stadt ${digest}`, country: 'DE' },
    external: { connection: 'crm', entity: 'company', key: name },
    ...over,
  };
}

/** The id of the customer that a company is matched with; throws where a person would be asked. */
export async function customerOf(db: Database, from: CompanyDescription): Promise<string> {
  const result = await matchCustomer(db, settings, { company: from, accept: 0.92, at: today });
  if (result.verdict !== 'matched') throw new Error('the customer is uncertain');
  return String(result.record['id']);
}

/** A won deal with its signed contract. */
export async function signedDeal(
  db: Database,
  key: string,
  from: CompanyDescription,
  currency = 'EUR',
  amount = '1000.00',
) {
  const deal = { connection: 'crm', key, name: `Deal ${key}`, amount, currency, closedAt: today.toISOString() };
  const { caseId } = await openCase(db, deal, await customerOf(db, from), today);
  const contract = { connection: 'clm', key: `doc-${key}` };
  await recordContract(db, { ...contract, caseId, name: 'Vertrag', status: 'document.sent', at: today.toISOString() });
  const pdf = await filesOf(db).put(new TextEncoder().encode(`contract ${key}`), 'contract.pdf', 'application/pdf');
  const signature = {
    status: 'document.completed',
    signedAt: today.toISOString(),
    amount,
    currency,
    pdf,
    metadata: {},
  };
  const { contractId } = await signContract(db, { ...contract, ...signature }, today);
  return { caseId, contractId };
}

/** What differs from one hour-based domestic invoice with 14 days 2 % Skonto and 30 days net. */
export interface InvoiceVariant {
  key: string;
  from: CompanyDescription;
  lines?: BillableLine[];
  taxCase?: TaxCase;
  currency?: string;
  skontoPercent?: string;
  at?: Date;
  /** What finance says to a sum that was not agreed. */
  answer?: Answer;
}

/** An invoice issued for a deal of its own. */
export async function issuedInvoice(db: Database, variant: InvoiceVariant): Promise<IssuedInvoice> {
  const { net } = draftModel(settings, billed(variant), variant.currency ?? 'EUR');
  const { contractId } = await signedDeal(db, variant.key, variant.from, variant.currency, net);
  return invoiceUnder(db, contractId, variant);
}

/** One more invoice issued under a contract. */
export async function invoiceUnder(
  db: Database,
  contractId: string,
  variant: Omit<InvoiceVariant, 'from' | 'currency'>,
): Promise<IssuedInvoice> {
  const { key, at = today } = variant;
  return issueInvoice(roomOf(db), await draftUnder(db, contractId, variant), { key: `flow/issue/${key}`, at });
}

/** The id of an invoice under a contract that is not issued yet. */
export async function draftUnder(
  db: Database,
  contractId: string,
  variant: Omit<InvoiceVariant, 'from' | 'currency'>,
): Promise<string> {
  const { key, answer, at = today } = variant;
  const request = { contractId, ...billed(variant) };
  const { invoiceId } = await draftInvoice({ db, settings }, request, { key: `flow/draft/${key}`, at, answer });
  return invoiceId;
}

function billed({ lines = [consulting], taxCase = domestic, skontoPercent = '2' }: Partial<InvoiceVariant>) {
  const paymentTerm = { code: 'S14N30', days: 30, skontoDays: 14, skontoPercent };
  return { lines, paymentTerm, taxCase, buyerReference: 'Bestellung 4711', serviceDate: '2026-10-30' };
}

/** What Anna answered today. */
export function answered(option: string, fields: Record<string, string> = {}): Answer {
  return { option, fields, answeredBy: 'anna', answeredAt: today.toISOString() };
}

/** Services with the database's own file store. */
export function roomOf(db: Database): BillingRoom {
  return { db, settings, files: filesOf(db) };
}

function filesOf(db: Database): FileStore {
  return new DatabaseFileStore(db);
}
