import type { Booking, BookingBatch, Debtor } from '../../src/index.ts';
import { automaticRevenueAccounts } from '../../src/index.ts';

/** The header of the sample batches: November 2026 of a client with SKR 03 and accounts of four digits. */
export const sampleHeader: BookingBatch['header'] = {
  createdAt: '2026-11-21T10:15:00.042',
  origin: 'BF',
  exportedBy: 'Belegfluss',
  consultant: '29098',
  client: '55003',
  fiscalYearStart: '2026-01-01',
  accountLength: 4,
  from: '2026-11-01',
  to: '2026-11-30',
  label: 'Rechnungen 11/2026',
  initials: 'BF',
  locked: false,
  currency: 'EUR',
  chartOfAccounts: '03',
};

/** An invoice booked on its customer against an automatic account. */
export const sampleSale: Booking = {
  amount: '1428.00',
  side: 'debit',
  account: '10042',
  contraAccount: '8400',
  documentDate: '2026-11-05',
  documentField1: 'RE-2026-00017',
  documentField2: '211226',
  text: 'Müller & Söhne "Maschinenbau" – 8 Std. à 150 €',
  serviceDate: '2026-11-03',
  dueDate: '2026-12-21',
  costCentre1: 'Beratung',
};

/** A company abroad, with everything that billing knows about a customer. */
export const sampleDebtor: Debtor = {
  account: '10042',
  name: { company: 'Alpenwerk GmbH' },
  vatId: 'ATU13585627',
  street: 'Ring 1',
  postCode: '1010',
  city: 'Wien',
  country: 'AT',
  iban: 'AT611904300234573201',
  dueDays: 30,
  discountPercent: '2.00',
  customerNumber: '42',
};

/** A batch of these bookings for SKR 03. */
export function sampleBatch(...rows: Booking[]): BookingBatch {
  return { header: sampleHeader, rows, automaticAccounts: automaticRevenueAccounts['03'] };
}

/** The lines of a file in Windows-1252; the last one is empty where the file ends with a line end. */
export function windowsLines(bytes: Uint8Array): string[] {
  return new TextDecoder('windows-1252').decode(bytes).split('\r\n');
}
