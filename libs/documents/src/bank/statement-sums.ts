import { Decimal } from 'decimal.js';
import type { BankBalance, BankEntry, BankStatement, BankTotal, Side, StatementFrame } from './statement-model.ts';

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

/** Whether the numbers and sums that the bank counted are those of the entries. */
export type TotalsCheck = 'equal' | 'different' | 'absent';

const openingTypes = ['OPBD', 'PRCD'];
const closingTypes = ['CLBD'];

/**
 * Compares opening balance plus booked entries with the closing balance. `difference` is closing minus what is expected:
 * `0.00` when they join. Pending and informational entries move nothing. A page of a longer statement has its own balances.
 */
export function checkBalances(statement: BankStatement): BalanceCheck {
  return sumsOf(statement).balances(statement);
}

/** Compares the bank's own numbers and sums, where the statement has them, with all of its entries. */
export function checkTotals(statement: BankStatement): TotalsCheck {
  return sumsOf(statement).totals(statement);
}

function sumsOf(statement: BankStatement): StatementSums {
  const sums = new StatementSums();
  for (const entry of statement.entries) sums.add(entry);
  return sums;
}

interface Sum {
  count: number;
  amount: Decimal;
}

/** Adds entries up as they come by, so that a statement can be judged without keeping it. */
export class StatementSums {
  entries = 0;
  private readonly currencies = new Set<string>();
  private movements = new Decimal(0);
  private places = 2;
  private readonly all: Record<Side, Sum> = {
    credit: { count: 0, amount: new Decimal(0) },
    debit: { count: 0, amount: new Decimal(0) },
  };

  add(entry: BankEntry): void {
    this.entries += 1;
    const amount = new Decimal(entry.amount);
    const side = this.all[entry.side];
    side.count += 1;
    side.amount = side.amount.plus(amount);
    if (entry.status !== 'BOOK') return;
    this.currencies.add(entry.currency);
    this.movements = entry.side === 'credit' ? this.movements.plus(amount) : this.movements.minus(amount);
    this.places = Math.max(this.places, amount.decimalPlaces());
  }

  balances(statement: StatementFrame): BalanceCheck {
    const opening = firstOf(statement.balances, openingTypes);
    const closing = statement.balances.findLast((balance) => closingTypes.includes(balance.type));
    if (!opening || !closing || opening.currency !== closing.currency) return { state: 'not-checkable' };
    const { currency } = opening;
    if ([...this.currencies].some((other) => other !== currency)) return { state: 'not-checkable' };
    const [start, end] = [signed(opening), signed(closing)];
    const difference = end.minus(start).minus(this.movements);
    const places = Math.max(this.places, start.decimalPlaces(), end.decimalPlaces());
    return {
      state: difference.isZero() ? 'joined' : 'broken',
      currency,
      opening: start.toFixed(places),
      movements: this.movements.toFixed(places),
      closing: end.toFixed(places),
      difference: difference.toFixed(places),
    };
  }

  totals({ totals }: StatementFrame): TotalsCheck {
    if (!totals?.credit && !totals?.debit && !totals?.all) return 'absent';
    const { credit, debit } = this.all;
    const all = { count: this.entries, amount: credit.amount.plus(debit.amount) };
    const equal = fits(totals.credit, credit) && fits(totals.debit, debit) && fits(totals.all, all);
    return equal ? 'equal' : 'different';
  }
}

function fits(said: BankTotal | undefined, sum: Sum): boolean {
  if (said?.count !== undefined && Number(said.count) !== sum.count) return false;
  return said?.sum === undefined || sum.amount.equals(said.sum);
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
