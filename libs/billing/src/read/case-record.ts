import type { Sql } from '@belegfluss/store';
import { partyById, type Party } from '../services/contract/party-directory.ts';
import { amountText, caseFacts, paymentStatus, type PaymentStatus } from './case-facts.ts';

/** The customer of a case, with what its contract agreed about invoices. */
export interface CaseCustomer extends Omit<Party, 'address'> {
  street: string;
  zip: string;
  city: string;
  language: 'de' | 'en';
  /** What the buyer wants to see on invoices; its number with us where it wants nothing. */
  buyerReference: string;
  paymentTermCode: string | null;
}

/** A case as flows read it; amounts are decimal strings, those of the deal in `currency`. */
export interface CaseRecord {
  id: string;
  dealConnection: string;
  dealKey: string;
  dealName: string;
  amount: string;
  currency: string;
  customer: CaseCustomer;
  contract: { id: string; connection: string; key: string; status: string } | null;
  paymentStatus: PaymentStatus;
  /** Of the sums that follow. */
  billedCurrency: string;
  invoiced: string;
  received: string;
  skonto: string;
  open: string;
  paidAmount: string;
  paidOn: string | null;
  dueDate: string | null;
  overdueSince: string | null;
}

/** Reads a case with its customer, contract and balance; `undefined` where there is none. */
export async function caseRecord(
  sql: Sql,
  id: string,
  languages: Readonly<Record<string, 'de' | 'en'>>,
): Promise<CaseRecord | undefined> {
  const [facts] = await caseFacts(sql, [id]);
  if (facts === undefined || facts.customerId === null) return undefined;
  const party = await partyById(sql, facts.customerId);
  if (party === undefined) return undefined;
  const [contract] = await sql.query<{
    id: string;
    connection: string;
    key: string;
    status: string;
    metadata: Record<string, unknown>;
  }>(
    'select id, connection, key, status, metadata from contract where case_id = $1 order by signed_at desc nulls last, id desc limit 1',
    [id],
  );
  const { address, ...customer } = party;
  const { currency, billedCurrency } = facts;
  const agreed = (name: string) => (typeof contract?.metadata[name] === 'string' ? contract.metadata[name] : null);
  return {
    id,
    dealConnection: facts.connection,
    dealKey: facts.dealKey,
    dealName: facts.name,
    amount: amountText(facts.amount, currency),
    currency,
    customer: {
      ...customer,
      language: languages[party.country] ?? 'en',
      street: address.street ?? '',
      zip: address.zip ?? '',
      city: address.city ?? '',
      buyerReference: agreed('buyer_reference') ?? party.customerNumber ?? party.debtorNumber,
      paymentTermCode: agreed('payment_term'),
    },
    contract:
      contract === undefined
        ? null
        : { id: contract.id, connection: contract.connection, key: contract.key, status: contract.status },
    paymentStatus: paymentStatus(facts),
    billedCurrency,
    invoiced: amountText(facts.invoicedAmount, billedCurrency),
    received: amountText(facts.received, billedCurrency),
    skonto: amountText(facts.skonto, billedCurrency),
    open: amountText(facts.open, billedCurrency),
    paidAmount: amountText(facts.received, billedCurrency),
    paidOn: facts.paidOn,
    dueDate: facts.dueDate,
    overdueSince: facts.overdueSince,
  };
}
