import type { CreditTransfers, DirectDebits } from '../../src/index.ts';

const company = {
  name: 'Nordlicht Software GmbH',
  address: { street: 'Hafenstrasse', buildingNumber: '12', postCode: '20457', city: 'Hamburg', country: 'DE' },
};
const account = { iban: 'DE89 3704 0044 0532 0130 00', bic: 'COBADEFFXXX' };
const head = { messageId: 'MSG-2026-1', createdAt: '2026-11-21T10:15:00.000Z', initiator: { name: 'Nordlicht' } };

/** Two batches with every kind of value that a transfer can have. */
export function sampleTransfers(): CreditTransfers {
  return {
    ...head,
    batches: [
      {
        id: 'B-1',
        executionDate: '2026-11-23',
        debtor: company,
        account,
        ultimateDebtor: 'Nordlicht Holding',
        payments: [
          {
            amount: '0.1',
            creditor: { name: 'Ada' },
            account: { iban: 'DE02120300000000202051' },
            remittance: 'Rechnung 4711',
          },
          {
            amount: '1428.2',
            endToEndId: 'E2E-2',
            instructionId: 'I-2',
            creditor: { ...company, name: 'Muster AG' },
            account: { iban: 'AT611904300234573201', bic: 'BKAUATWW' },
            ultimateCreditor: 'Muster Holding',
            purpose: 'SUPP',
            reference: 'RF78 RE20 2600 017',
          },
        ],
      },
      {
        id: 'B-2',
        executionDate: '2026-11-24',
        debtor: { name: 'Nordlicht' },
        account: { iban: account.iban },
        singleBookings: true,
        payments: [{ amount: '999999999.99', creditor: { name: 'Bob' }, account: { iban: 'DE02120300000000202051' } }],
      },
    ],
  };
}

/** The order without its addresses, which versions .03 and .02 cannot tell. */
export function withoutAddresses<Order>(order: Order): Order {
  return JSON.parse(JSON.stringify(order, (key, value: unknown) => (key === 'address' ? undefined : value))) as Order;
}

/** Three batches with every kind of mandate. */
export function sampleDebits(): DirectDebits {
  const batch = { collectionDate: '2026-11-30', creditor: company, account, creditorId: 'DE98ZZZ09999999999' };
  const debtor = { name: 'Ada', address: company.address };
  const payment = { amount: '53.00', debtor, account: { iban: 'DE02120300000000202051' }, remittance: 'Beitrag' };
  const mandate = { id: 'M-1', signedOn: '2026-11-01' };
  return {
    ...head,
    batches: [
      { ...batch, id: 'D-1', scheme: 'CORE', sequence: 'FRST', payments: [{ ...payment, mandate, endToEndId: 'E-1' }] },
      {
        ...batch,
        id: 'D-2',
        scheme: 'CORE',
        sequence: 'RCUR',
        ultimateCreditor: 'Nordlicht Holding',
        singleBookings: true,
        payments: [
          { ...payment, mandate: { ...mandate, amended: { originalAccount: 'other-bank' } }, ultimateDebtor: 'Bob' },
          {
            ...payment,
            amount: '0.07',
            mandate: {
              ...mandate,
              amended: {
                originalId: 'M-0',
                originalCreditor: { name: 'Nordlicht alt', creditorId: 'DE98ZZZ09999999999' },
                originalAccount: { iban: 'DE02100500000054540402' },
              },
            },
          },
        ],
      },
      { ...batch, id: 'D-3', scheme: 'B2B', sequence: 'OOFF', payments: [{ ...payment, mandate, purpose: 'SUPP' }] },
    ],
  };
}
