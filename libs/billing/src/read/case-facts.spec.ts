import { describe, expect, it } from '@jest/globals';
import { isComplete, paymentStatus, type CaseFacts } from './case-facts.ts';

const REACHED = new Date('2026-03-02T08:00:00Z');

/** A case over 119.00 that was billed, paid and reported, but for what is said. */
function facts(differing: Partial<CaseFacts>): CaseFacts {
  return {
    id: 'c-1',
    connection: 'crm',
    dealKey: '1',
    name: 'Lizenz',
    owner: null,
    updatedAt: REACHED,
    customerId: 'p-1',
    customerName: 'Kunde GmbH',
    debtorNumber: '10001',
    currency: 'EUR',
    billedCurrency: 'EUR',
    amount: '119.00',
    won: REACHED,
    signed: REACHED,
    invoiced: REACHED,
    booked: REACHED,
    paid: REACHED,
    reported: REACHED,
    invoicedAmount: '119.00',
    documents: '1',
    received: '119.00',
    skonto: '0.00',
    open: '0.00',
    dueDate: '2026-03-16',
    paidOn: '2026-03-10',
    overdueSince: null,
    reportedStatus: 'paid',
    reportedAmount: '119.00',
    ...differing,
  };
}

const late = { open: '69.00', overdueSince: '2026-03-17', paid: null, paidOn: null, reportedStatus: 'overdue' };

describe('the payment of a case', () => {
  it.each<[string, Partial<CaseFacts>]>([
    ['none', { documents: '0' }],
    ['open', { open: '119.00', received: '0.00' }],
    ['partly_paid', { open: '69.00', received: '50.00' }],
    ['overdue', late],
    ['cancelled', { invoicedAmount: '0.00', documents: '2', received: '0.00' }],
    ['paid', { invoicedAmount: '0.00', documents: '1', received: '0.00' }],
    ['paid', {}],
  ])('is %s', (status, differing) => {
    expect(paymentStatus(facts(differing))).toBe(status);
  });
});

describe('a chain', () => {
  it.each<[string, Partial<CaseFacts>]>([
    ['all is paid and told', {}],
    [
      'all is cancelled and told',
      {
        invoicedAmount: '0.00',
        documents: '2',
        received: '0.00',
        paid: null,
        reportedStatus: 'cancelled',
        reportedAmount: '0',
      },
    ],
    ['a part came, the rest is overdue, and both are told', { ...late, received: '50.00', reportedAmount: '50.0' }],
  ])('is complete where %s', (_what, differing) => {
    expect(isComplete(facts(differing))).toBe(true);
  });

  it.each<[string, Partial<CaseFacts>]>([
    ['is overdue', { ...late, open: '119.00', received: '0.00', reportedAmount: '0.00' }],
    [
      'is not due yet',
      { ...late, overdueSince: null, received: '50.00', reportedAmount: '50.00', reportedStatus: 'partly_paid' },
    ],
    ['was told another sum', { reportedAmount: '118.99' }],
    ['was told another state', { reportedStatus: 'open' }],
    ['is in no batch', { booked: null }],
  ])('goes on where what is billed %s', (_what, differing) => {
    expect(isComplete(facts(differing))).toBe(false);
  });
});
