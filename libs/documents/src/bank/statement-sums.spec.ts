import { describe, expect, it } from '@jest/globals';
import type { BankBalance, BankEntry, BankStatement } from './statement-model.ts';
import { checkBalances, checkTotals } from './statement-sums.ts';

const side = (amount: string) => (amount.startsWith('-') ? 'debit' : 'credit');
/** Negative amounts are debts of the account. */
const balance = (type: string, amount: string, currency = 'EUR'): BankBalance => ({
  type,
  amount: amount.replace('-', ''),
  currency,
  side: side(amount),
  date: '2026-03-02',
});
const entry = (amount: string, over: Partial<BankEntry> = {}) =>
  ({ amount: amount.replace('-', ''), side: side(amount), currency: 'EUR', status: 'BOOK', ...over }) as BankEntry;
const statement = (balances: BankBalance[], entries: BankEntry[], over: Partial<BankStatement> = {}) =>
  ({ id: 's', account: {}, balances, entries, ...over }) as BankStatement;

describe('the balances of a statement', () => {
  it('join over nothing, and where they do not, the rest is what the closing one has too much', () => {
    const [opening, entries] = [balance('OPBD', '-100.00'), [entry('150.00'), entry('-70.5')]];
    expect(checkBalances(statement([opening, balance('CLBD', '-20.50')], entries))).toEqual({
      state: 'joined',
      currency: 'EUR',
      opening: '-100.00',
      movements: '79.50',
      closing: '-20.50',
      difference: '0.00',
    });
    expect(checkBalances(statement([opening, balance('CLBD', '20.50')], entries))).toMatchObject({
      state: 'broken',
      difference: '41.00',
    });
  });

  it('are moved by what is booked alone', () => {
    const balances = [balance('PRCD', '10'), balance('CLBD', '15')];
    const entries = [entry('5'), entry('99', { status: 'PDNG' }), entry('99', { status: 'INFO' })];
    expect(checkBalances(statement(balances, entries))).toMatchObject({ state: 'joined' });
  });

  it.each<[string, BankBalance[], BankEntry[]]>([
    ['the opening one is missing', [balance('CLBD', '1.00')], []],
    ['the closing one is missing', [balance('OPBD', '1.00')], []],
    ['they are in two currencies', [balance('OPBD', '1.00'), balance('CLBD', '1.00', 'CHF')], []],
    [
      'an entry is in another currency',
      [balance('OPBD', '1.00'), balance('CLBD', '2.00')],
      [entry('1.00', { currency: 'CHF' })],
    ],
  ])('are not judged where %s', (_why, balances, entries) => {
    expect(checkBalances(statement(balances, entries))).toEqual({ state: 'not-checkable' });
  });
});

describe('the numbers and sums that the bank counted', () => {
  const ENTRIES = [entry('5.00'), entry('-2.00'), entry('-3.00', { status: 'PDNG' })];
  const totals = (over: NonNullable<BankStatement['totals']>) => checkTotals(statement([], ENTRIES, { totals: over }));

  it('are those of all entries, of each side and of both', () => {
    expect(totals({ credit: { count: '1', sum: '5' }, debit: { count: '2', sum: '5.00' } })).toBe('equal');
    expect(totals({ all: { count: '3', sum: '10.00' } })).toBe('equal');
    expect(checkTotals(statement([], ENTRIES))).toBe('absent');
  });

  it.each([
    { credit: { count: '2' } },
    { credit: { sum: '5.01' } },
    { debit: { count: '1' } },
    { all: { sum: '7.00' } },
    { all: { count: '2' } },
  ])('differ: %j', (said) => {
    expect(totals(said)).toBe('different');
  });
});
