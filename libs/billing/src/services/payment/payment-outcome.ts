import type { Sql } from '@belegfluss/store';
import { exact, rounded, sum } from '../../rules/money.ts';
import type { SettledInvoice } from './payment-booking.ts';
import type { TransactionRow } from './payment-records.ts';

/**
 * What became of a bank transaction. `taken_back`: it opened again what an earlier payment had settled; its amounts are negative · `outgoing`:
 * money that left, nothing to allocate · `ignored`: a person said so, or its parts stand for it.
 */
export interface PaymentOutcome {
  verdict: 'allocated' | 'taken_back' | 'ignored' | 'outgoing';
  amount: string;
  currency: string;
  bookedOn: string;
  allocations: SettledInvoice[];
  /** What is left after all invoices, to the customer's credit; of money that was taken back, that credit and the bank's charges. */
  unallocated: string;
  reason?: string;
}

/** In place of a person's sign-in name where the rules have decided. */
export const BY_RULES = 'rules';

/** Notes that a payment settled invoices, or opened them again; `remainder` is the customer's. */
export async function allocated(
  tx: Sql,
  payment: TransactionRow,
  allocations: SettledInvoice[],
  remainder: string,
  by: string,
): Promise<PaymentOutcome> {
  await tx.query(`update bank_transaction set state = 'allocated', decided_by = $2 where id = $1`, [payment.id, by]);
  return {
    ...facts(payment),
    verdict: verdictOf(payment),
    allocations,
    unallocated: rounded(remainder, payment.currency),
  };
}

/** Notes that a person wants a payment left alone. */
export function ignored(tx: Sql, payment: TransactionRow, reason: string, by: string): Promise<PaymentOutcome> {
  return setAside(tx, payment, 'ignored', reason, by);
}

/** Notes that money left, which settles no invoice of ours. */
export function outgoing(tx: Sql, payment: TransactionRow): Promise<PaymentOutcome> {
  return setAside(tx, payment, 'outgoing', 'outgoing', BY_RULES);
}

async function setAside(
  tx: Sql,
  payment: TransactionRow,
  verdict: 'ignored' | 'outgoing',
  reason: string,
  by: string,
): Promise<PaymentOutcome> {
  await tx.query(`update bank_transaction set state = 'ignored', reason = $2, decided_by = $3 where id = $1`, [
    payment.id,
    reason,
    by,
  ]);
  return { ...facts(payment), verdict, allocations: [], unallocated: rounded('0', payment.currency), reason };
}

/** The outcome of a payment that was dealt with before, read from what was kept. */
export async function earlierOutcome(tx: Sql, payment: TransactionRow): Promise<PaymentOutcome> {
  const { state, reason, decidedBy, amount, currency } = payment;
  const known = { ...facts(payment), ...(reason === null ? {} : { reason }) };
  if (state !== 'allocated') {
    const verdict = decidedBy === BY_RULES ? 'outgoing' : 'ignored';
    return { ...known, verdict, allocations: [], unallocated: rounded('0', currency) };
  }
  const allocations = await tx.query<SettledInvoice>(
    `select i.number as "invoiceNumber", a.amount, a.skonto, c.id as "caseId", c.deal_key as "dealKey", c.connection as "dealConnection"
     from allocation a join open_item o on o.id = a.open_item_id join invoice i on i.id = o.invoice_id join case_file c on c.id = o.case_id
     where a.transaction_id = $1 order by a.id`,
    [payment.id],
  );
  const settled = sum(
    allocations.map((each) => each.amount),
    currency,
  );
  const unallocated = rounded(exact(amount).minus(settled), currency);
  return { ...known, verdict: verdictOf(payment), allocations, unallocated };
}

function verdictOf({ amount }: TransactionRow): 'allocated' | 'taken_back' {
  return amount.startsWith('-') ? 'taken_back' : 'allocated';
}

function facts({
  amount,
  currency,
  bookedOn,
}: TransactionRow): Pick<PaymentOutcome, 'amount' | 'currency' | 'bookedOn'> {
  return { amount, currency, bookedOn };
}
