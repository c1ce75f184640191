import { difference, exact, negated, rounded, sameAmount, sum } from '../money.ts';

/** A payment that settled invoices, in as many parts. */
export interface SettledPayment<Part> {
  amount: string;
  parts: readonly Part[];
}

/** Which parts of a payment leave with a returned amount, and what leaves besides: all positive. */
export interface TakenBack<Part> {
  parts: readonly Part[];
  /** Of what stood to the customer's credit. */
  credit: string;
  /** What the bank keeps for the return. */
  charges: string;
}

/**
 * What a returned amount takes back of a payment: all of it, the part of one invoice, or all of it and the bank's charges.
 * `undefined` where less than the payment left and no part fits.
 */
export function takenBack<Part extends { amount: string }>(
  payment: SettledPayment<Part>,
  returned: string,
  currency: string,
): TakenBack<Part> | undefined {
  const left = negated(returned);
  const nothing = rounded('0', currency);
  const part = payment.parts.find((one) => sameAmount(one.amount, left));
  if (part !== undefined && !sameAmount(payment.amount, left))
    return { parts: [part], credit: nothing, charges: nothing };
  if (exact(left).lessThan(payment.amount)) return undefined;
  const settled = sum(
    payment.parts.map(({ amount }) => amount),
    currency,
  );
  return {
    parts: payment.parts,
    credit: difference(payment.amount, settled, currency),
    charges: difference(left, payment.amount, currency),
  };
}
