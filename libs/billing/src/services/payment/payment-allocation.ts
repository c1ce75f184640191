import type { Answer, Text } from '@belegfluss/sdk';
import { agreeingAllocations } from '../../rules/payments/amount-agreement.ts';
import { exact } from '../../rules/money.ts';
import { decidePayment, type PaymentDecision } from '../../rules/payments/payment-matching.ts';
import { referenceKey } from '../../rules/payments/reference-in-text.ts';
import type { BillingRoom } from '../billing-room.ts';
import { once, type Effect } from '../effect-journal.ts';
import { bookRemainder, settleItems, spread, type PaymentInHand } from './payment-booking.ts';
import { allocated, BY_RULES, earlierOutcome, ignored, type PaymentOutcome } from './payment-outcome.ts';
import { unmatchedPayment } from './payment-question.ts';
import { lockOpenItems, lockTransaction, purposeOf, settledNumbersIn, type OpenItemRow } from './payment-records.ts';
import { settleOutgoing } from './payment-return.ts';

/** Allocates money that came in to open items, and takes back what the bank takes back, where that is clear; else raises `bank.unmatched_payment`. */
export function allocatePayment(
  { db, settings }: Pick<BillingRoom, 'db' | 'settings'>,
  transactionId: string,
  effect: Effect,
): Promise<PaymentOutcome> {
  return once(db, 'payment.allocate', effect, async (tx) => {
    const payment = await lockTransaction(tx, transactionId);
    if (payment.state === 'allocated' || payment.state === 'ignored') return earlierOutcome(tx, payment);
    const hand = { tx, settings, payment, rateDay: payment.bookedOn };
    if (exact(payment.amount).isNegative()) return settleOutgoing(hand, effect);
    const { answer, at } = effect;
    if (answer?.option === 'ignore') return ignored(tx, payment, answer.fields['reason'] ?? '', answer.answeredBy);
    const items = await lockOpenItems(tx, payment.currency);
    return answer?.option === 'allocate'
      ? allocateAsAnswered(hand, items, answer, at)
      : allocateByRules(hand, items, at);
  });
}

const SENT_BACK: Text = {
  de: 'Die Bank hat eine Zahlung zurückgebucht, die von diesem Konto abging.',
  en: 'The bank sent back a payment that had left this account.',
};

async function allocateByRules(hand: PaymentInHand, items: OpenItemRow[], at: Date): Promise<PaymentOutcome> {
  const { tx, payment } = hand;
  const decision = await decide(hand, items);
  if (decision.kind === 'unclear') throw unmatchedPayment(payment, decision);
  // What the bank sends back to us, we had paid ourselves.
  if (payment.reversal) throw unmatchedPayment(payment, { kind: 'unclear', why: SENT_BACK, proposals: [] });
  const { score, allocations } = decision;
  const settled = await settleItems(hand, partsOf(allocations, items), { score, decidedBy: BY_RULES, at });
  return allocated(tx, payment, settled, '0', BY_RULES);
}

async function decide({ tx, payment }: PaymentInHand, items: OpenItemRow[]): Promise<PaymentDecision> {
  const { amount, currency, bookedOn } = payment;
  const told = purposeOf(payment);
  const incoming = {
    amount,
    currency,
    bookedOn,
    payerName: payment.partyName ?? undefined,
    payerIban: payment.partyIban ?? undefined,
    ...told,
  };
  return decidePayment(incoming, items, await settledNumbersIn(tx, told));
}

async function allocateAsAnswered(
  hand: PaymentInHand,
  items: OpenItemRow[],
  { fields, answeredBy }: Answer,
  at: Date,
): Promise<PaymentOutcome> {
  const { tx, payment } = hand;
  const chosen = await namedItems(hand, items, fields['invoiceNumbers'] ?? '');
  const agreeing = agreeingAllocations(payment.amount, payment.bookedOn, chosen, payment.currency);
  const { planned, remainder } = agreeing
    ? { planned: agreeing, remainder: '0' }
    : spread(payment.amount, payment.currency, chosen);
  const settled = await settleItems(hand, partsOf(planned, chosen), { score: null, decidedBy: answeredBy, at });
  const [first] = chosen;
  if (first) await bookRemainder(hand, first, remainder);
  return allocated(tx, payment, settled, remainder, answeredBy);
}

/** The invoices that a person named. A number that is no open item is asked about again: a slip of the pen is no reason to give the payment up. */
async function namedItems(hand: PaymentInHand, items: OpenItemRow[], list: string): Promise<OpenItemRow[]> {
  const numbers = [...new Set(list.split(/[,;\s]+/).filter(Boolean))];
  const named = numbers.map((number) =>
    items.find((item) => referenceKey(item.invoiceNumber) === referenceKey(number)),
  );
  const missing = numbers.filter((_, index) => named[index] === undefined);
  const chosen = [...new Set(named.filter((item) => item !== undefined))];
  if (missing.length === 0 && chosen.length > 0) return chosen;
  const decision = await decide(hand, items);
  const why = {
    de: `Zu ${missing.join(', ') || 'keiner Angabe'} gibt es keinen offenen Posten in dieser Währung.`,
    en: `There is no open item in this currency for ${missing.join(', ') || 'an empty answer'}.`,
  };
  const proposals = decision.kind === 'unclear' ? decision.proposals : [];
  throw unmatchedPayment(hand.payment, { kind: 'unclear', why, proposals });
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
