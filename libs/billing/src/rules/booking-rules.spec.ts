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

const textOf = (document: Partial<BookedDocument>) =>
  documentBookings({ ...invoice, ...document }, [group], automatic)[0]?.text;

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

  it('name the customer, with the number of the document where that is not the invoice, in 60 characters', () => {
    expect(textOf({})).toBe('Bergmann Logistik GmbH');
    expect(textOf({ kind: 'credit_note', number: 'GU-1' })).toBe('GU-1 Bergmann Logistik GmbH');
    expect(textOf({ customerName: 'x'.repeat(61) })).toBe('x'.repeat(60));
  });

  it('carry the VAT id of a buyer abroad, and leave out what comes to nothing', () => {
    const [plain] = documentBookings(invoice, [group], automatic);
    expect(plain).not.toHaveProperty('euVatId');
    const abroad = { ...invoice, euVatId: 'ATU13585627' };
    const nothing = { ...group, net: '0.00', tax: '0.00', gross: '0.00' };
    expect(documentBookings(abroad, [nothing, group], automatic)).toMatchObject([{ euVatId: 'ATU13585627' }]);
  });

  it('refuse a tax key on an account that computes the tax itself', () => {
    expect(() => documentBookings(invoice, [{ ...group, taxKey: '3' }], automatic)).toThrow(
      'billing.tax_key_on_automatic_account',
    );
    expect(documentBookings(invoice, [{ ...group, taxKey: '3', account: '8050' }], automatic)).toHaveLength(1);
  });
});

describe('bookings of payments', () => {
  const paid = {
    bankAccount: '1200',
    debtor: '10100',
    amount: '116.62',
    skonto: '2.38',
    skontoAccount: '8736',
    currency: 'EUR',
    bookedOn: '2026-12-01',
    invoiceNumber: 'RE-2026-00012',
    customerName: 'Bergmann Logistik GmbH',
  };

  it('put the money on the bank account and the Skonto on the same row', () => {
    expect(paymentBooking(paid)).toEqual({
      account: '1200',
      contraAccount: '10100',
      side: 'S',
      amount: '116.62',
      currency: 'EUR',
      taxKey: '',
      documentDate: '2026-12-01',
      documentField: 'RE-2026-00012',
      text: 'Zahlung Bergmann Logistik GmbH',
      costCentre: '',
      generalReversal: false,
      skonto: '2.38',
      skontoAccount: '8736',
    });
  });

  it('without Skonto name no account for it', () => {
    const row = paymentBooking({ ...paid, skonto: '0.00' });
    expect(row).not.toHaveProperty('skonto');
    expect(row).not.toHaveProperty('skontoAccount');
    expect(paymentBooking({ ...paid, skontoAccount: undefined })).not.toHaveProperty('skontoAccount');
  });

  it('that are given back stand on the other side, and amounts stay positive', () => {
    expect(paymentBooking({ ...paid, amount: '-116.62', skonto: '-2.38' })).toMatchObject({
      side: 'H',
      amount: '116.62',
      skonto: '2.38',
    });
  });

  it('have a text of 60 characters at most', () => {
    expect(paymentBooking({ ...paid, customerName: 'x'.repeat(60) }).text).toBe(`Zahlung ${'x'.repeat(52)}`);
  });
});
