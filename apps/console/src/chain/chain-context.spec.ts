import { describe, expect, it } from '@jest/globals';
import type { Voucher } from '../api/schema.ts';
import { chainContext } from './chain-context.ts';

function voucher(id: string, kind: Voucher['kind'], from: string[], missing = false): Voucher {
  const rest = { number: id, state: 'issued', date: null, amount: null, currency: null, files: [], facts: [] };
  return { id, kind, from, missing, ...rest };
}

describe('a voucher within its chain', () => {
  const contract = voucher('contract', 'contract', []);
  const invoice = voucher('invoice', 'invoice', ['contract']);
  const cancellation = voucher('cancellation', 'cancellation', ['invoice']);
  const booking = voucher('booking', 'booking', ['invoice'], true);
  const payment = voucher('payment', 'payment', ['booking'], true);
  const contextOf = chainContext([contract, invoice, cancellation, booking, payment]);

  it('is cancelled when a cancellation follows from it, although it was never changed itself', () => {
    expect([contextOf(invoice).cancelled, contextOf(cancellation).cancelled]).toEqual([true, false]);
  });

  it('is a gap of its own only when nothing before it is missing', () => {
    expect([contextOf(booking).later, contextOf(payment).later, contextOf(invoice).later]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('knows what it comes from', () => {
    expect(contextOf(invoice).origins).toEqual([contract]);
  });
});
