import type { Answer, Text } from '@belegfluss/sdk';
import { negated, rounded, sameAmount, sum } from '../../rules/money.ts';
import { takenBack, type TakenBack } from '../../rules/payments/taken-back.ts';
import type { Effect } from '../effect-journal.ts';
import {
  bookCharges,
  bookRemainder,
  settleItems,
  type AllocationDecision,
  type PaymentInHand,
} from './payment-booking.ts';
import { allocated, BY_RULES, ignored, outgoing, type PaymentOutcome } from './payment-outcome.ts';
import { returnedPayment } from './payment-question.ts';
import { lockSettledItems, purposeOf } from './payment-records.ts';
import { lockSettlingPayments, type SettledPart, type SettlingPayment } from './settling-payments.ts';

const TAKEN_BACK: Text = { de: 'Die Bank hat eine Zahlung zurückgebucht.', en: 'The bank took a payment back.' };
const LEFT_AGAIN: Text = {
  de: 'Geld, das für diese Rechnung kam, geht wieder ab; die Bank nennt es keine Rückbuchung.',
  en: 'Money that came for this invoice leaves again; the bank does not call it a return.',
};

/**
 * What becomes of money that left. A payment that the bank takes back opens its invoices again: at once where the bank marks it and names
 * one payment of that amount, else after asking with `bank.unmatched_payment`. All other money that leaves settles nothing of ours.
 */
export async function settleOutgoing(hand: PaymentInHand, { answer, at }: Effect): Promise<PaymentOutcome> {
  const { tx, payment } = hand;
  const payments = await lockSettlingPayments(tx, payment, purposeOf(payment));
  if (!payment.reversal && payments.length === 0) return outgoing(tx, payment);
  if (answer?.option === 'ignore') return ignored(tx, payment, answer.fields['reason'] ?? '', answer.answeredBy);
  if (answer?.option === 'take_back') return takeBackAsAnswered(hand, answer, at);
  const only = payment.reversal ? theOne(payments, payment) : undefined;
  const taken = only && takenBack(only, payment.amount, payment.currency);
  if (only && taken) return takeBack(hand, only, taken, { score: null, decidedBy: BY_RULES, at });
  throw returnedPayment(payment, payment.reversal ? TAKEN_BACK : LEFT_AGAIN, payments);
}

/** The one payment of the whole amount; of several the one with the same end-to-end id. */
function theOne(payments: readonly SettlingPayment[], returned: PaymentInHand['payment']): SettlingPayment | undefined {
  const ofAmount = payments.filter(({ amount }) => sameAmount(amount, negated(returned.amount)));
  const same = ofAmount.filter(({ endToEndId }) => endToEndId !== null && endToEndId === returned.endToEndId);
  const [only, another] = same.length > 0 ? same : ofAmount;
  return another === undefined ? only : undefined;
}

/** Takes back what a person named by an invoice: of several payments the latest one that fits the amount best. */
async function takeBackAsAnswered(
  hand: PaymentInHand,
  { fields, answeredBy }: Answer,
  at: Date,
): Promise<PaymentOutcome> {
  const { tx, payment } = hand;
  const number = fields['invoiceNumber'] ?? '';
  const payments = await lockSettlingPayments(tx, { ...payment, reversal: true }, { text: number });
  const fitting = payments.flatMap((one) => {
    const taken = takenBack(one, payment.amount, payment.currency);
    return taken === undefined ? [] : [{ one, taken }];
  });
  const best = fitting.find(({ taken }) => Number(taken.charges) === 0) ?? fitting[0];
  if (best !== undefined) return takeBack(hand, best.one, best.taken, { score: null, decidedBy: answeredBy, at });
  const why = {
    de: `Auf diesem Konto kam keine Zahlung für „${number}“, zu der dieser Betrag passt.`,
    en: `No payment for "${number}" that this amount fits came on this account.`,
  };
  throw returnedPayment(payment, why, payments);
}

async function takeBack(
  hand: PaymentInHand,
  original: SettlingPayment,
  { parts, credit, charges }: TakenBack<SettledPart>,
  decision: AllocationDecision,
): Promise<PaymentOutcome> {
  const { tx, payment } = hand;
  const items = await lockSettledItems(tx, original.id);
  const opened = parts.flatMap(({ allocationId, itemId, amount, skonto }) => {
    const item = items.find(({ id }) => id === itemId);
    const planned = { itemId, amount: negated(amount), skonto: negated(skonto), reverses: allocationId };
    return item === undefined ? [] : [{ item, planned }];
  });
  // In euros it takes back what the payment brought, whatever the rate is today.
  const then = { ...hand, rateDay: original.bookedOn };
  const settled = await settleItems(then, opened, decision);
  const [first] = opened;
  if (first) {
    await bookRemainder(then, first.item, negated(credit));
    await bookCharges(hand, first.item, charges);
  }
  const besides = rounded(negated(sum([credit, charges], payment.currency)), payment.currency);
  return allocated(tx, payment, settled, besides, decision.decidedBy);
}
