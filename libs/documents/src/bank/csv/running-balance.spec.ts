import { describe, expect, it } from '@jest/globals';
import type { BankEntry } from '../statement-model.ts';
import { RunningBalance } from './running-balance.ts';

/** A booked row with the balance that stands beside it; negative amounts go out. */
const row = (amount: string, balanceAfter: string, date: string, over: Partial<BankEntry> = {}): BankEntry => ({
  amount: amount.replace('-', ''),
  side: amount.startsWith('-') ? 'debit' : 'credit',
  currency: 'EUR',
  reversal: false,
  status: 'BOOK',
  bookingDate: { date },
  transactionCode: {},
  charges: [],
  transactions: [],
  balanceAfter,
  line: 1,
  ...over,
});
const balancesOf = (rows: BankEntry[]) => {
  const running = new RunningBalance();
  for (const entry of rows) running.add(entry);
  return running.balances().map(({ type, amount, side, date }) => `${type} ${amount} ${side} ${date}`);
};

describe('balances beside the rows of a list', () => {
  const MONTH = [
    row('50.00', '150.00', '2026-03-02'),
    row('-70.00', '80.00', '2026-03-02'),
    row('-100.00', '-20.00', '2026-03-03'),
  ];
  const EXPECTED = ['OPBD 100.00 credit 2026-03-02', 'CLBD 20.00 debit 2026-03-03'];

  it('give what was there before the oldest row and after the newest', () => {
    expect(balancesOf(MONTH)).toEqual(EXPECTED);
  });

  it('are understood where the newest row stands first', () => {
    expect(balancesOf(MONTH.toReversed())).toEqual(EXPECTED);
  });

  it('are understood of rows of one day, of which only the balances tell the order', () => {
    const day = [row('10.00', '10.00', '2026-03-02'), row('-30.00', '-20.00', '2026-03-02')];
    const expected = ['OPBD 0.00 credit 2026-03-02', 'CLBD 20.00 debit 2026-03-02'];
    expect(balancesOf(day)).toEqual(expected);
    expect(balancesOf(day.toReversed())).toEqual(expected);
  });

  it('are taken in the order of the list where a payment and its return of one day may stand either way', () => {
    const day = [row('50.00', '150.00', '2026-03-02'), row('-50.00', '100.00', '2026-03-02')];
    expect(balancesOf(day)).toEqual(['OPBD 100.00 credit 2026-03-02', 'CLBD 100.00 credit 2026-03-02']);
  });

  it('of which some rows were left out go by the days', () => {
    const newestFirst = [row('5.00', '200.00', '2026-03-09'), row('-1.00', '99.00', '2026-03-02')];
    expect(balancesOf(newestFirst)).toEqual(['OPBD 100.00 credit 2026-03-02', 'CLBD 200.00 credit 2026-03-09']);
    expect(balancesOf(newestFirst.toReversed())).toEqual(balancesOf(newestFirst));
  });

  it('of a single row stand around it', () => {
    expect(balancesOf([row('-5.5', '-2.255', '2026-03-02')])).toEqual([
      'OPBD 3.245 credit 2026-03-02',
      'CLBD 2.255 debit 2026-03-02',
    ]);
  });

  it('do not come from rows that are not booked, or have none', () => {
    const pending = row('9.00', '999.00', '2026-03-04', { status: 'PDNG' });
    expect(balancesOf([...MONTH, pending])).toEqual(EXPECTED);
    const { balanceAfter: _balance, ...bare } = row('9.00', '', '2026-03-04');
    expect(balancesOf([bare])).toEqual([]);
  });
});
