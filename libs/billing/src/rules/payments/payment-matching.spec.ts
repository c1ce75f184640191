import { describe, expect, it } from '@jest/globals';
import { exact, sum } from '../money.ts';
import { nameSimilarity } from '../parties/party-matching.ts';
import { decidePayment } from './payment-matching.ts';
import type { IncomingPayment, PayableItem } from './payment.ts';
import { findReference, hasReference, isMistyped, referenceKey } from './reference-in-text.ts';

const item = (over: Partial<PayableItem> = {}): PayableItem => ({
  id: over.invoiceNumber ?? 'RE-2026-00012',
  invoiceNumber: 'RE-2026-00012',
  reference: 'RF47RE202600012',
  customerName: 'Bergmann Logistik GmbH',
  customerIbans: [],
  amount: '1190.00',
  open: '1190.00',
  currency: 'EUR',
  dueDate: '2026-12-21',
  skonto: { percent: '2', until: '2026-12-04', amount: '23.80' },
  ...over,
});
const payment = (over: Partial<IncomingPayment> = {}): IncomingPayment => ({
  amount: '1190.00',
  currency: 'EUR',
  bookedOn: '2026-12-01',
  text: '',
  ...over,
});
const second = item({
  invoiceNumber: 'RE-2026-00047',
  reference: 'RF23RE202600047',
  amount: '500.00',
  open: '500.00',
  customerName: 'Nordlicht AG',
  skonto: undefined,
});

const allocationsOf = (paid: IncomingPayment, items: PayableItem[], settled: string[] = []) => {
  const decision = decidePayment(paid, items, settled);
  return decision.kind === 'clear'
    ? decision.allocations.map(({ itemId, amount, skonto }) => `${itemId} ${amount} ${skonto}`)
    : decision.why.en;
};

describe('invoice numbers in a text', () => {
  it('are found in any spelling, but not inside of longer numbers', () => {
    for (const text of [
      'Rg. RE-2026-00012 vom 1.11.',
      're 2026/00012',
      'RE202600012',
      'RECHNUNG RE- 2026- 00012,KD 4',
    ]) {
      expect(findReference('RE-2026-00012', text)).toBe('exact');
    }
    expect(findReference('RE-2026-00012', 'Rechnung 2026-00012')).toBe('short');
    expect(findReference('RE-2026-00012', 'RE-2026-00021')).toBe('none');
    expect(findReference('RE-2026-0001', 'RE-2026-00012')).not.toBe('exact');
    expect(findReference('RE-2026-00012', 'Miete November')).toBe('none');
    expect(findReference('re-2026-00012', 'RE-2026-00012')).toBe('exact');
    expect(findReference('RE-', 'RE-')).toBe('exact');
  });

  it.each([
    ['RE-1', 'Rechnung RE-12', 'none'],
    ['RE-1', 'Rechnung RE-1, RE-12', 'exact'],
    ['RE-12', 'RE-0012', 'none'],
    ['RE-0012', 'RE-12', 'none'],
    ['RE-2026-00012', 'Rechnung RE-2026-\n00012', 'exact'],
    ['RE-2026-00012', 'Rechnung RE-2026-000\n12 vom 1.11.', 'exact'],
    ['RE-2026-00012', 'RE20 2600 012', 'exact'],
    ['RE-2026-00012', 'RE-2026-000\n123', 'none'],
    ['RE-2026-00012', 'PRE-2026-000 12', 'none'],
    ['20260012', '2026 0012', 'none'],
  ])('are whole ones, wherever a line of a statement ends: %s in %j is %s', (number, text, found) => {
    expect(findReference(number, text)).toBe(found);
  });

  it('may stand as a reference, which is no beginning of a longer one', () => {
    expect(hasReference('RF47RE202600012', 'ref. RF47 RE20 2600 012 danke')).toBe(true);
    expect(hasReference('RF47RE202600012', 'refRF47RE2026\n00012')).toBe(true);
    expect(hasReference('RF47RE1', 'RF47 RE12')).toBe(false);
  });

  it('without their letters need six digits in two groups that stand together', () => {
    expect(findReference('RE-2026-12', '2026/12')).toBe('short');
    expect(findReference('RE-226-12', '226/12')).toBe('none');
    expect(findReference('RE-2026-00012', '2026 und 00012')).toBe('none');
    expect(findReference('RE-202600012', '202600012')).toBe('none');
    expect(findReference('', 'Miete')).toBe('none');
  });
});

describe('a mistyped invoice number', () => {
  it('is one edit away, also where blanks cut it', () => {
    for (const text of ['RE-2026-00021', 'Rg RE 202600112', 'RE2026 0012 danke'])
      expect(isMistyped('RE-2026-00012', text)).toBe(true);
    for (const text of ['RE-2026-00012', 'RE-2026-11112', 'Miete'])
      expect(isMistyped('RE-2026-00012', text)).toBe(false);
    // Short numbers are one edit away from too much.
    expect(isMistyped('RE-0123', 'RE-0124')).toBe(false);
    expect(isMistyped('RE-01234', 'RE-01235')).toBe(true);
  });

  it('is compared without separators and in upper case', () => {
    expect(referenceKey('rf47 re20-2600/012')).toBe('RF47RE202600012');
  });
});

describe('a payment', () => {
  it('settles the invoice of its structured reference', () => {
    expect(allocationsOf(payment({ structuredReference: 'RF47 RE20 2600 012' }), [item(), second])).toEqual([
      'RE-2026-00012 1190.00 0.00',
    ]);
  });

  it('follows the structured reference even where the text names another invoice', () => {
    expect(
      allocationsOf(payment({ structuredReference: 'RF47RE202600012', text: 'RE-2026-00047' }), [item(), second]),
    ).toEqual(['RE-2026-00012 1190.00 0.00']);
  });

  it('settles with Skonto in time, and leaves the rest open when late', () => {
    expect(allocationsOf(payment({ amount: '1166.20', text: 'RE-2026-00012' }), [item()])).toEqual([
      'RE-2026-00012 1166.20 23.80',
    ]);
    const late = payment({
      amount: '1166.20',
      text: 'RE-2026-00012',
      bookedOn: '2026-12-10',
      payerName: 'Bergmann Logistik',
    });
    expect(allocationsOf(late, [item()])).toEqual(['RE-2026-00012 1166.20 0.00']);
  });

  it('of a part is taken from the customer, and asked about from a stranger', () => {
    const part = { amount: '400.00', text: 'Anzahlung RE-2026-00012' };
    expect(allocationsOf(payment({ ...part, payerName: 'BERGMANN LOGISTIK' }), [item()])).toEqual([
      'RE-2026-00012 400.00 0.00',
    ]);
    expect(allocationsOf(payment({ ...part, payerName: 'Zimmer Optik' }), [item()])).toContain('unknown payer');
  });

  it('settles several invoices where the sum agrees, with the Skonto of one', () => {
    const text = 'RE-2026-00012 und RE-2026-00047';
    expect(allocationsOf(payment({ amount: '1690.00', text }), [item(), second])).toHaveLength(2);
    expect(allocationsOf(payment({ amount: '1666.20', text }), [item(), second])).toEqual([
      'RE-2026-00012 1166.20 23.80',
      'RE-2026-00047 500.00 0.00',
    ]);
    expect(allocationsOf(payment({ amount: '1600.00', text }), [item(), second])).toContain('sum');
  });

  it('that two different deductions would explain is asked about', () => {
    const twin = item({ invoiceNumber: 'RE-2026-00047', reference: 'RF23RE202600047' });
    const text = 'RE-2026-00012 und RE-2026-00047';
    expect(allocationsOf(payment({ amount: '2356.20', text }), [item(), twin])).toContain('sum');
    expect(allocationsOf(payment({ amount: '2332.40', text }), [item(), twin])).toHaveLength(2);
  });

  it('of too much, and of a settled invoice, is asked about', () => {
    expect(allocationsOf(payment({ amount: '1200.00', text: 'RE-2026-00012' }), [item()])).toContain('More came');
    expect(
      allocationsOf(payment({ text: 'RE-2026-00011', payerName: 'Bergmann Logistik' }), [item()], ['RE-2026-00011']),
    ).toContain('paid already');
  });

  it('with a typing error needs the amount and the customer to agree', () => {
    const mistyped = { text: 'RE-2026-00021' };
    expect(allocationsOf(payment({ ...mistyped, payerName: 'Bergmann Logistik' }), [item()])).toEqual([
      'RE-2026-00012 1190.00 0.00',
    ]);
    expect(allocationsOf(payment({ ...mistyped, payerName: 'Zimmer Optik' }), [item()])).toContain('No open invoice');
  });

  it('without a reference is found by account, then by name, where one invoice has the amount', () => {
    const known = item({ customerIbans: ['DE89370400440532013000'] });
    expect(allocationsOf(payment({ payerIban: 'DE89 3704 0044 0532 0130 00' }), [known, second])).toHaveLength(1);
    expect(allocationsOf(payment({ payerName: 'Logistik Bergmann' }), [item(), second])).toHaveLength(1);
    const twin = item({ invoiceNumber: 'RE-2026-00013' });
    expect(allocationsOf(payment({ payerName: 'Bergmann Logistik' }), [item(), twin])).toContain('equally well');
  });

  it('that matches nothing comes with proposals and their reasons', () => {
    const decision = decidePayment(payment({ amount: '77.00', payerName: 'Bergmann Logistik GmbH' }), [item(), second]);
    expect(decision).toMatchObject({
      kind: 'unclear',
      proposals: [{ invoiceNumber: 'RE-2026-00012', reasons: [{ en: "payer's name fits" }] }],
    });
  });

  it('comes with the five best proposals, the surest first, then by number', () => {
    const items = [9, 8, 7, 6, 5, 4].map((last) =>
      item({ invoiceNumber: `RE-2026-0000${last}`, reference: undefined, amount: '300.00', open: '300.00' }),
    );
    const known = item({
      invoiceNumber: 'RE-2026-00010',
      reference: undefined,
      customerIbans: ['DE89370400440532013000'],
    });
    const decision = decidePayment(
      payment({ amount: '77.00', payerName: 'Bergmann Logistik GmbH', payerIban: 'DE89370400440532013000' }),
      [...items, known],
    );
    expect(decision.kind === 'unclear' && decision.proposals.map(({ invoiceNumber }) => invoiceNumber)).toEqual([
      'RE-2026-00010',
      'RE-2026-00004',
      'RE-2026-00005',
      'RE-2026-00006',
      'RE-2026-00007',
    ]);
  });

  it('settles what is owed to the last cent, and nothing that is settled', () => {
    const cents = { amount: '0.01', text: 'RE-2026-00012' };
    expect(allocationsOf(payment(cents), [item({ open: '0.01' })])).toEqual(['RE-2026-00012 0.01 0.00']);
    expect(allocationsOf(payment(cents), [item({ open: '0.00' })])).toContain('No open invoice');
  });

  it('with a typing error is believed of a name that is not certain by itself', () => {
    const nearly = { payerName: 'Bergmann Logistik Service' };
    expect(nameSimilarity(nearly.payerName, item().customerName)).toBeGreaterThan(0.85);
    expect(nameSimilarity(nearly.payerName, item().customerName)).toBeLessThan(0.93);
    expect(allocationsOf(payment({ ...nearly, text: 'RE-2026-00021' }), [item()])).toHaveLength(1);
    expect(allocationsOf(payment({ ...nearly, text: 'Miete' }), [item()])).toContain('No open invoice');
  });

  it('in another currency never settles an invoice', () => {
    expect(allocationsOf(payment({ currency: 'CHF', text: 'RE-2026-00012' }), [item()])).toContain('No open invoice');
  });

  it('is allocated exactly, never more nor less than came', () => {
    const decision = decidePayment(payment({ amount: '1666.20', text: 'RE-2026-00012, RE-2026-00047' }), [
      item(),
      second,
    ]);
    expect(
      decision.kind === 'clear' && exact(sum(decision.allocations.map((part) => part.amount))).equals('1666.20'),
    ).toBe(true);
  });
});
