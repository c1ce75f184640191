import { newId, type Sql } from '@belegfluss/store';
import type { PlannedAllocation } from '../../rules/payments/amount-agreement.ts';
import { bankChargesBooking, paymentBooking, type BookingDraft } from '../../rules/booking-rules.ts';
import { exact, negated, rounded } from '../../rules/money.ts';
import { referenceKey } from '../../rules/payments/reference-in-text.ts';
import { accountProfiles, skontoAccount } from '../../settings/account-profile.ts';
import { exchangeRate } from '../../settings/exchange-rate.ts';
import type { BillingSettings } from '../../settings/billing-settings.ts';
import { keepBookings } from '../booking/booking-journal.ts';
import { noteOpen } from '../case-files.ts';
import { endOverdue } from '../invoice/overdue.ts';
import type { OpenItemRow, TransactionRow } from './payment-records.ts';

/** A part of a payment that settled (part of) an invoice. */
export interface SettledInvoice {
  invoiceNumber: string;
  amount: string;
  skonto: string;
  caseId: string;
  dealKey: string;
  dealConnection: string;
}

/** A payment while it is allocated, inside of one transaction. */
export interface PaymentInHand {
  tx: Sql;
  settings: BillingSettings;
  payment: TransactionRow;
  /** The day whose rate of exchange holds. */
  rateDay: string;
}

/** Who decided an allocation, and how sure it was where the rules did. */
export interface AllocationDecision {
  score: string | null;
  decidedBy: string;
  at: Date;
}

/** Settles items with a payment, or opens them again: allocations, bookings, open amounts, the customer's account and the state of the cases. */
export async function settleItems(
  hand: PaymentInHand,
  parts: readonly { item: OpenItemRow; planned: PlannedAllocation }[],
  decision: AllocationDecision,
): Promise<SettledInvoice[]> {
  const { tx, payment } = hand;
  const settled: SettledInvoice[] = [];
  for (const { item, planned } of parts) {
    const allocationId = newId();
    await tx.query(
      `insert into allocation (id, transaction_id, open_item_id, amount, skonto, booked_on, score, decided_by, allocated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        allocationId,
        payment.id,
        item.id,
        planned.amount,
        planned.skonto,
        payment.bookedOn,
        decision.score,
        decision.decidedBy,
        decision.at,
      ],
    );
    if (planned.reverses !== undefined)
      await tx.query('update allocation set reversed_by = $2 where id = $1', [planned.reverses, allocationId]);
    await tx.query('update open_item set open = open - $2::numeric - $3::numeric where id = $1', [
      item.id,
      planned.amount,
      planned.skonto,
    ]);
    await keepBookings(tx, { allocationId }, item, [
      bookingOf(hand, item, { ...planned, invoiceNumber: item.invoiceNumber }),
    ]);
    if (planned.reverses === undefined) await learnAccount(tx, item.partyId, payment.partyIban);
    await noteOpen(tx, item.caseId, decision.at);
    await endOverdue(tx, item.caseId);
    const { invoiceNumber, caseId, dealKey, dealConnection } = item;
    settled.push({ invoiceNumber, amount: planned.amount, skonto: planned.skonto, caseId, dealKey, dealConnection });
  }
  return settled;
}

/** Books money that is left after all chosen invoices are settled: it stands to the customer's credit, until it is taken back. */
export async function bookRemainder(hand: PaymentInHand, item: OpenItemRow, amount: string): Promise<void> {
  if (exact(amount).isZero()) return;
  const booking = bookingOf(hand, item, { amount, skonto: '0', invoiceNumber: '' });
  await keepBookings(hand.tx, { transactionId: hand.payment.id }, item, [booking]);
}

/** Books what the bank kept for sending a payment of this item back. */
export async function bookCharges(hand: PaymentInHand, item: OpenItemRow, amount: string): Promise<void> {
  if (exact(amount).isZero()) return;
  const taken = bookingOf(hand, item, { amount: negated(amount), skonto: '0', invoiceNumber: item.invoiceNumber });
  const { bankCharges } = accountProfiles[hand.settings.chart];
  await keepBookings(hand.tx, { transactionId: hand.payment.id }, item, [bankChargesBooking(taken, bankCharges)]);
}

function bookingOf(
  { settings, payment, rateDay }: PaymentInHand,
  item: OpenItemRow,
  { amount, skonto, invoiceNumber }: { amount: string; skonto: string; invoiceNumber: string },
): BookingDraft {
  const profile = accountProfiles[settings.chart];
  const own = settings.seller.bankAccounts.find(({ iban }) => referenceKey(iban) === referenceKey(payment.account));
  return paymentBooking({
    bankAccount: own?.ledgerAccount ?? profile.bank,
    debtor: item.debtor,
    amount,
    skonto,
    skontoAccount: skontoAccount(profile, item.taxRates),
    currency: payment.currency,
    rate: exchangeRate(settings, payment.currency, rateDay),
    bookedOn: payment.bookedOn,
    invoiceNumber,
    customerName: item.customerName,
  });
}

async function learnAccount(tx: Sql, partyId: string, iban: string | null): Promise<void> {
  if (iban === null) return;
  await tx.query('insert into party_account (party_id, iban) values ($1, $2) on conflict do nothing', [
    partyId,
    referenceKey(iban),
  ]);
}

/** Spreads a payment over invoices in the order in which a person named them; what is left over is returned as well. */
export function spread(
  paid: string,
  currency: string,
  items: readonly OpenItemRow[],
): { planned: PlannedAllocation[]; remainder: string } {
  let left = exact(paid);
  const planned = items.flatMap((item) => {
    const amount = left.lessThan(item.open) ? left : exact(item.open);
    left = left.minus(amount);
    return amount.isZero()
      ? []
      : [{ itemId: item.id, amount: rounded(amount, currency), skonto: rounded('0', currency) }];
  });
  return { planned, remainder: rounded(left, currency) };
}
