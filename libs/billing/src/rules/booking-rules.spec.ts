import { describe, expect, it } from '@jest/globals';
import { documentBookings, paymentBooking, type BookedDocument } from './booking-rules.ts';

const invoice: BookedDocument = {
  kind: 'invoice',
  number: 'RE-2026-00012',
  debtor: '10100',
  currency: 'EUR',
  issueDate: '2026-11-21',
  dueDate: '2026-12-21',
  serviceDate: '2026-11-20',
  customerName: 'Bergmann Logistik GmbH',
};
const group = {
  account: '8400',
  taxKey: '',
  rate: '19',
  costCentre: '100',
  net: '100.00',
  tax: '19.00',
  gross: '119.00',
};
const automatic = new Set(['8400']);

describe('bookings of documents', () => {
  it('debit the debtor with the gross amount under the invoice number', () => {
    expect(documentBookings(invoice, [group], automatic)).toMatchObject([
      {
        account: '10100',
        contraAccount: '8400',
        side: 'S',
        amount: '119.00',
        documentField: 'RE-2026-00012',
        dueDate: '2026-12-21',
        generalReversal: false,
      },
    ]);
  });

  it('take a cancelled invoice back on the other side under its own number', () => {
    const cancellation: BookedDocument = {
      ...invoice,
      kind: 'cancellation',
      number: 'ST-2026-00001',
      clears: 'RE-2026-00012',
    };
    const negative = { ...group, net: '-100.00', tax: '-19.00', gross: '-119.00' };
    expect(documentBookings(cancellation, [negative], automatic)).toMatchObject([
      { side: 'H', amount: '119.00', documentField: 'RE-2026-00012', generalReversal: true },
    ]);
  });

  it('carry the amount in euros and the rate where the currency is foreign', () => {
    const swiss = { ...invoice, currency: 'CHF', rate: { rate: '0.9400', source: 'EZB 2026-11-20' } };
    expect(documentBookings(swiss, [{ ...group, gross: '940.00' }], automatic)).toMatchObject([
      { amount: '940.00', currency: 'CHF', baseAmount: '1000.00' },
    ]);
  });

  it('refuse a tax key on an account that computes the tax itself', () => {
    expect(() => documentBookings(invoice, [{ ...group, taxKey: '3' }], automatic)).toThrow(
      'billing.tax_key_on_automatic_account',
    );
    expect(documentBookings(invoice, [{ ...group, taxKey: '3', account: '8050' }], automatic)).toHaveLength(1);
  });
});

describe('bookings of payments', () => {
  it('put the money on the bank account and the Skonto on the same row', () => {
    const row = paymentBooking({
      bankAccount: '1200',
      debtor: '10100',
      amount: '116.62',
      skonto: '2.38',
      skontoAccount: '8736',
      currency: 'EUR',
      bookedOn: '2026-12-01',
      invoiceNumber: 'RE-2026-00012',
      customerName: 'Bergmann Logistik GmbH',
    });
    expect(row).toMatchObject({
      account: '1200',
      contraAccount: '10100',
      side: 'S',
      amount: '116.62',
      skonto: '2.38',
      documentField: 'RE-2026-00012',
    });
  });
});
