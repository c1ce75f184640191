import type { Answer } from '@belegfluss/sdk';
import type { Database, Sql } from '@belegfluss/store';
import { agreeingAllocations } from '../../rules/amount-agreement.ts';
import { exact, rounded, sum } from '../../rules/money.ts';
import { decidePayment, type PaymentDecision } from '../../rules/payment-matching.ts';
import { referenceKey } from '../../rules/reference-in-text.ts';
import type { BillingSettings } from '../../settings/billing-settings.ts';
import { once } from '../effect-journal.ts';
import { bookRemainder, settleItems, spread, type SettledInvoice } from './payment-booking.ts';
import { unmatchedPayment } from './payment-question.ts';
import {
  lockOpenItems,
  lockTransaction,
  settledNumbersIn,
  takesPaymentBack,
  toldBy,
  type OpenItemRow,
  type TransactionRow,
} from './payment-records.ts';

/** What became of a bank transaction. `outgoing`: money that left, nothing to allocate · `ignored`: a person said so, or its parts stand for it. */
export interface PaymentOutcome {
  verdict: 'allocated' | 'ignored' | 'outgoing';
  amount: string;
  currency: string;
  bookedOn: string;
  allocations: SettledInvoice[];
  /** What is left after all invoices, to the customer's credit. */
  unallocated: string;
  reason?: string;
}

/** Which transaction, and what a person decided about it. */
export interface AllocationRequest {
  effectKey: string;
  transactionId: string;
  answer?: Answer | undefined;
  at: Date;
}

/** Allocates money that came in to open items where that is clear, else raises `bank.unmatched_payment`. */
export function allocatePayment(
  room: { db: Database; settings: BillingSettings },
  request: AllocationRequest,
): Promise<PaymentOutcome> {
  return once(room.db, { effectKey: request.effectKey, action: 'payment.allocate', at: request.at }, async (tx) => {
    const payment = await lockTransaction(tx, request.transactionId);
    if (payment.state === 'allocated' || payment.state === 'ignored') return earlierOutcome(tx, payment);
    const isMoneyBack = payment.reversal || (await takesPaymentBack(tx, payment));
    if (!exact(payment.amount).isPositive() && !isMoneyBack)
      return setAside(tx, payment, 'outgoing', 'outgoing', 'rules');
    const items = await lockOpenItems(tx, payment.currency);
    if (request.answer?.option === 'ignore') {
      return setAside(tx, payment, 'ignored', request.answer.fields['reason'] ?? '', request.answer.answeredBy);
    }
    if (request.answer?.option === 'allocate' && !isMoneyBack)
      return allocateAsAnswered(tx, room.settings, payment, items, request.answer, request.at);
    const decision = await decide(tx, payment, items);
    if (decision.kind === 'unclear') throw unmatchedPayment(payment, decision);
    const parts = partsOf(decision.allocations, items);
    const settled = await settleItems(tx, room.settings, payment, parts, {
      score: decision.score,
      decidedBy: 'rules',
      at: request.at,
    });
    return close(tx, payment, settled, '0', 'rules');
  });
}

async function decide(tx: Sql, payment: TransactionRow, items: OpenItemRow[]): Promise<PaymentDecision> {
  const { amount, currency, bookedOn, text } = payment;
  if (payment.reversal || !exact(payment.amount).isPositive()) {
    return {
      kind: 'unclear',
      why: { de: 'Die Bank hat eine Zahlung zurückgebucht.', en: 'The bank took a payment back.' },
      proposals: [],
    };
  }
  const incoming = {
    amount,
    currency,
    bookedOn,
    text,
    payerName: payment.partyName ?? undefined,
    payerIban: payment.partyIban ?? undefined,
    structuredReference: payment.structuredReference ?? undefined,
    endToEndId: payment.endToEndId ?? undefined,
  };
  return decidePayment(incoming, items, await settledNumbersIn(tx, toldBy(payment)));
}

async function allocateAsAnswered(
  tx: Sql,
  settings: BillingSettings,
  payment: TransactionRow,
  items: OpenItemRow[],
  answer: Answer,
  at: Date,
): Promise<PaymentOutcome> {
  const chosen = await namedItems(tx, payment, items, answer.fields['invoiceNumbers'] ?? '');
  const agreeing = agreeingAllocations(payment.amount, payment.bookedOn, chosen, payment.currency);
  const { planned, remainder } = agreeing
    ? { planned: agreeing, remainder: '0' }
    : spread(payment.amount, payment.currency, chosen);
  const decision = { score: null, decidedBy: answer.answeredBy, at };
  const settled = await settleItems(tx, settings, payment, partsOf(planned, chosen), decision);
  const [first] = chosen;
  if (first) await bookRemainder(tx, settings, payment, first, remainder);
  return close(tx, payment, settled, remainder, answer.answeredBy);
}

/** The invoices that a person named. A number that is no open item is asked about again: a slip of the pen is no reason to give the payment up. */
async function namedItems(
  tx: Sql,
  payment: TransactionRow,
  items: OpenItemRow[],
  list: string,
): Promise<OpenItemRow[]> {
  const numbers = [...new Set(list.split(/[,;\s]+/).filter(Boolean))];
  const named = numbers.map((number) =>
    items.find((item) => referenceKey(item.invoiceNumber) === referenceKey(number)),
  );
  const missing = numbers.filter((_, index) => named[index] === undefined);
  const chosen = [...new Set(named.filter((item) => item !== undefined))];
  if (missing.length === 0 && chosen.length > 0) return chosen;
  const decision = await decide(tx, payment, items);
  const why = {
    de: `Zu ${missing.join(', ') || 'keiner Angabe'} gibt es keinen offenen Posten in dieser Währung.`,
    en: `There is no open item in this currency for ${missing.join(', ') || 'an empty answer'}.`,
  };
  throw unmatchedPayment(payment, {
    kind: 'unclear',
    why,
    proposals: decision.kind === 'unclear' ? decision.proposals : [],
  });
}

function partsOf<P extends { itemId: string }>(
  planned: readonly P[],
  items: readonly OpenItemRow[],
): { item: OpenItemRow; planned: P }[] {
  return planned.flatMap((part) => {
    const item = items.find(({ id }) => id === part.itemId);
    return item === undefined ? [] : [{ item, planned: part }];
  });
}

async function close(
  tx: Sql,
  payment: TransactionRow,
  allocations: SettledInvoice[],
  remainder: string,
  by: string,
): Promise<PaymentOutcome> {
  await tx.query(`update bank_transaction set state = 'allocated', decided_by = $2 where id = $1`, [payment.id, by]);
  return { ...facts(payment), verdict: 'allocated', allocations, unallocated: rounded(remainder, payment.currency) };
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

/** Another flow dealt with the transaction: the same answer, read from what was kept. */
async function earlierOutcome(tx: Sql, payment: TransactionRow): Promise<PaymentOutcome> {
  const allocations = await tx.query<SettledInvoice>(
    `select i.number as "invoiceNumber", a.amount, a.skonto, c.id as "caseId", c.deal_key as "dealKey", c.connection as "dealConnection"
     from allocation a join open_item o on o.id = a.open_item_id join invoice i on i.id = o.invoice_id join case_file c on c.id = o.case_id
     where a.transaction_id = $1 and a.reversed_by is null order by a.id`,
    [payment.id],
  );
  const verdict = payment.state === 'allocated' ? 'allocated' : payment.reason === 'outgoing' ? 'outgoing' : 'ignored';
  const allocated = sum(
    allocations.map(({ amount }) => amount),
    payment.currency,
  );
  const left = verdict === 'allocated' ? exact(payment.amount).minus(allocated) : '0';
  return {
    ...facts(payment),
    verdict,
    allocations,
    unallocated: rounded(left, payment.currency),
    ...(payment.reason === null ? {} : { reason: payment.reason }),
  };
}

function facts({
  amount,
  currency,
  bookedOn,
}: TransactionRow): Pick<PaymentOutcome, 'amount' | 'currency' | 'bookedOn'> {
  return { amount, currency, bookedOn };
}
