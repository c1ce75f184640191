import { describe, expect, it } from '@jest/globals';
import type { Voucher } from '../api/schema.ts';
import { layOutChain } from './chain-layout.ts';

function voucher(id: string, kind: Voucher['kind'], ...from: string[]): Voucher {
  const rest = {
    number: id,
    state: 'issued',
    date: null,
    amount: null,
    currency: null,
    missing: false,
    files: [],
    facts: [],
  };
  return { id, kind, from, ...rest };
}

const placesOf = (vouchers: Voucher[]) =>
  Object.fromEntries(layOutChain(vouchers).places.map(({ voucher: { id }, column, row }) => [id, [column, row]]));

describe('the layout of a voucher chain', () => {
  it('puts a plain chain on one line', () => {
    const places = placesOf([
      voucher('report', 'report', 'payment'),
      voucher('payment', 'payment', 'invoice'),
      voucher('booking', 'booking', 'invoice'),
      voucher('invoice', 'invoice', 'contract'),
      voucher('contract', 'contract', 'deal'),
      voucher('deal', 'deal'),
    ]);
    expect(places).toEqual({
      deal: [0, 0],
      contract: [1, 0],
      invoice: [2, 0],
      booking: [3, 0],
      payment: [4, 0],
      report: [5, 0],
    });
  });

  it('branches a cancellation and its replacement downwards, each with its booking beside it', () => {
    const places = placesOf([
      voucher('contract', 'contract'),
      voucher('replacement', 'invoice', 'cancellation'),
      voucher('cancellation', 'cancellation', 'invoice'),
      voucher('invoice', 'invoice', 'contract'),
      voucher('booked-replacement', 'booking', 'replacement'),
      voucher('booked-invoice', 'booking', 'invoice'),
    ]);
    expect(places).toMatchObject({
      invoice: [2, 0],
      cancellation: [2, 1],
      replacement: [2, 2],
      'booked-invoice': [3, 0],
      'booked-replacement': [3, 2],
    });
  });

  it('never puts two vouchers on one place', () => {
    const payments = Array.from({ length: 5 }, (_, index) => voucher(`p${index}`, 'payment', 'invoice'));
    const places = Object.values(placesOf([voucher('invoice', 'invoice'), ...payments])).map(String);
    expect(new Set(places).size).toBe(6);
  });

  it('survives vouchers that follow from each other or from nobody known', () => {
    const layout = layOutChain([voucher('a', 'invoice', 'b', 'gone'), voucher('b', 'cancellation', 'a')]);
    expect(layout.places).toHaveLength(2);
    expect(layout.links).toHaveLength(2);
  });
});
