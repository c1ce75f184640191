import { Decimal } from 'decimal.js';
import type { BankBalance, BankStatement, Side } from './statement-model.ts';

/** Whether a statement's balances join; amounts are signed decimal strings. */
export type BalanceCheck =
  | {
      state: 'joined' | 'broken';
      currency: string;
      opening: string;
      movements: string;
      closing: string;
      difference: string;
    }
  /** Opening or closing balance is missing, as in notifications, or they are in different currencies. */
  | { state: 'not-checkable' };

const openingTypes = ['OPBD', 'PRCD'];
const closingTypes = ['CLBD'];

/**
 * Compares opening balance plus booked entries with the closing balance. `difference` is closing minus what is expected:
 * `0.00` when they join. Pending and informational entries move nothing. A page of a longer statement has its own balances.
 */
export function checkBalances(statement: BankStatement): BalanceCheck {
  const opening = firstOf(statement.balances, openingTypes);
  const closing = statement.balances.findLast((balance) => closingTypes.includes(balance.type));
  if (!opening || !closing || opening.currency !== closing.currency) return { state: 'not-checkable' };
  const currency = opening.currency;
  const booked = statement.entries.filter((entry) => entry.status === 'BOOK');
  if (booked.some((entry) => entry.currency !== currency)) return { state: 'not-checkable' };
  const movements = booked.reduce((sum, entry) => sum.plus(signed(entry)), new Decimal(0));
  const difference = signed(closing).minus(signed(opening)).minus(movements);
  const places = Math.max(2, ...[opening, closing, ...booked].map((one) => new Decimal(one.amount).decimalPlaces()));
  return {
    state: difference.isZero() ? 'joined' : 'broken',
    currency,
    opening: signed(opening).toFixed(places),
    movements: movements.toFixed(places),
    closing: signed(closing).toFixed(places),
    difference: difference.toFixed(places),
  };
}

function firstOf(balances: BankBalance[], types: readonly string[]): BankBalance | undefined {
  return types
    .map((type) => balances.find((balance) => balance.type === type))
    .find((balance) => balance !== undefined);
}

function signed(money: { amount: string; side: Side }): Decimal {
  const amount = new Decimal(money.amount);
  return money.side === 'credit' ? amount : amount.negated();
}
