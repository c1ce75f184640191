import { Decimal } from 'decimal.js';
import type { BankBalance, BankEntry } from '../statement-model.ts';

interface Row {
  amount: Decimal;
  after: Decimal;
  date: string;
  currency: string;
}

/** Works opening and closing balance out of the balances that stand beside the rows, in whichever order these are. */
export class RunningBalance {
  private first: Row | undefined;
  private second: Row | undefined;
  private last: Row | undefined;

  add(entry: BankEntry): void {
    if (entry.balanceAfter === undefined || entry.status !== 'BOOK') return;
    const amount = new Decimal(entry.amount);
    this.last = {
      amount: entry.side === 'credit' ? amount : amount.negated(),
      after: new Decimal(entry.balanceAfter),
      date: entry.bookingDate?.date ?? '',
      currency: entry.currency,
    };
    if (this.first) this.second ??= this.last;
    else this.first = this.last;
  }

  /** OPBD and CLBD; none if no row has a balance. */
  balances(): BankBalance[] {
    const { first, last } = this;
    if (!first || !last) return [];
    const [oldest, newest] = this.isNewestFirst(first) ? [last, first] : [first, last];
    return [balance('OPBD', oldest, oldest.after.minus(oldest.amount)), balance('CLBD', newest, newest.after)];
  }

  private isNewestFirst(first: Row): boolean {
    const { second } = this;
    if (!second) return false;
    const joinsBackwards = first.after.minus(first.amount).equals(second.after);
    const joinsForwards = first.after.plus(second.amount).equals(second.after);
    return joinsBackwards === joinsForwards ? first.date > (this.last?.date ?? '') : joinsBackwards;
  }
}

function balance(type: string, { date, currency }: Row, amount: Decimal): BankBalance {
  const side = amount.isNegative() ? 'debit' : 'credit';
  return { type, amount: amount.abs().toFixed(Math.max(2, amount.decimalPlaces())), currency, side, date };
}
