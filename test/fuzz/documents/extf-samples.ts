import {
  automaticRevenueAccounts,
  writeAccountLabels,
  writeBookingBatch,
  writeDatevPaymentTerms,
  writeDebtors,
} from '@belegfluss/documents';

const master = {
  createdAt: '2026-11-21T10:15:00.000',
  consultant: '29098',
  client: '55003',
  fiscalYearStart: '2026-01-01',
  accountLength: 4,
  label: 'Stammdaten',
} as const;

const header = {
  ...master,
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

/** A file of each kind, as our own writers make them. */
export function extfSamples(): Record<'bookings' | 'debtors' | 'labels' | 'terms', Uint8Array> {
  const other = { ...booking, amount: '0.05', side: 'credit', text: '' } as const;
  return {
    bookings: writeBookingBatch({
      header,
      rows: [booking, other],
      automaticAccounts: automaticRevenueAccounts['03'],
    }),
    debtors: writeDebtors({
      header: master,
      rows: [
        { account: '10042', name: { company: 'Käserei GmbH' }, vatId: 'ATU13585627', city: 'Wien', country: 'AT' },
        { account: '10043', name: { first: 'Ada', last: 'Beispiel' }, iban: 'DE89370400440532013000', dueDays: 14 },
      ],
    }),
    labels: writeAccountLabels({
      header: master,
      rows: [{ account: '8400', label: 'Erlöse 19 %', language: 'de-DE' }],
    }),
    terms: writeDatevPaymentTerms({
      header: master,
      rows: [
        { number: '10', label: '14 Tage 2 %', dueType: '1', skonto: [{ percent: '2.00', days: 14 }], dueDays: 30 },
      ],
    }),
  };
}
