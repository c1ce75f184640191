import { nextWorkday, plusDays } from '@belegfluss/calendar';
import { exact, percentOf, sameAmount } from '../money.ts';
import type { PaymentTerm } from '../invoices/due-date.ts';

/** What may be deducted when an invoice is paid early. */
export interface SkontoOffer {
  percent: string;
  /** Last calendar date on which the deduction is allowed. */
  until: string;
  /** The deduction in the invoice's currency. */
  amount: string;
}

/** The offer that a term makes on an invoice's gross amount; `undefined` where it makes none. */
export function skontoOffer(
  gross: string,
  issueDate: string,
  term: PaymentTerm,
  currency: string,
): SkontoOffer | undefined {
  if (exact(term.skontoPercent).isZero() || term.skontoDays === 0) return undefined;
  return {
    percent: term.skontoPercent,
    until: plusDays(issueDate, term.skontoDays),
    amount: percentOf(gross, term.skontoPercent, currency),
  };
}

/** The deduction that a payment on `paidOn` may take; `undefined` when it comes too late or something else was paid before. */
export function allowedSkonto(
  item: { amount: string; open: string; skonto?: SkontoOffer | undefined },
  paidOn: string,
): string | undefined {
  if (item.skonto === undefined || !sameAmount(item.amount, item.open)) return undefined;
  const { until, amount } = item.skonto;
  return paidOn <= nextWorkday(until) ? amount : undefined;
}
