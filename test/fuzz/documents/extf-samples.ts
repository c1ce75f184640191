import { automaticRevenueAccounts, writeBookingBatch } from '@belegfluss/documents';

/** Booking batches as our own writer makes them. */
export function extfSamples(): Uint8Array[] {
  const header = {
    createdAt: '2026-11-21T10:15:00.000',
    consultant: '29098',
    client: '55003',
    fiscalYearStart: '2026-01-01',
    accountLength: 4,
    from: '2026-11-01',
    to: '2026-11-30',
    label: 'Rechnungen 11/2026',
    locked: false,
    currency: 'EUR',
    chartOfAccounts: '03',
  } as const;
  const booking = {
    amount: '1428.00',
    side: 'debit',
    account: '10042',
    contraAccount: '8400',
    documentDate: '2026-11-21',
    documentField1: 'RE-2026-00017',
    text: 'Beratung; "Käserei"',
  } as const;
  const other = { ...booking, amount: '0.05', side: 'credit', text: '' } as const;
  return [writeBookingBatch({ header, rows: [booking, other], automaticAccounts: automaticRevenueAccounts['03'] })];
}
