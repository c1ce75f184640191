import type { DocumentPackage, LedgerInvoice } from '../../src/index.ts';

/** An invoice to a customer in Austria with two tax rates, two steps of Skonto and everything that a ledger row can say. */
export const sampleLedgerInvoice: LedgerInvoice = {
  direction: 'receivable',
  invoiceNumber: 'RE-2026-00017',
  invoiceDate: '2026-11-21',
  currency: 'EUR',
  deliveryDate: '2026-11-18',
  orderNumber: 'AB-2026.4',
  ownVatId: 'DE136695976',
  shipFromCountry: 'DE',
  shipToCountry: 'AT',
  dueDate: '2026-12-21',
  iban: 'DE89370400440532013000',
  bic: 'COBADEFFXXX',
  partner: { name: 'Alpenwerk & Söhne GmbH', city: 'Wien', number: '42', account: '10042', vatId: 'ATU13585627' },
  skonto: [
    { percent: '3.00', amount: '40.00', until: '2026-12-01' },
    { percent: '2.00', amount: '30.00', until: '2026-12-11' },
  ],
  lines: [
    { amount: '1428.00', account: '8400', taxRate: '19.00', text: 'Beratung <8 Std.>', costCentre1: 'Beratung Süd' },
    { amount: '107.10', account: '8300', taxKey: '40', taxRate: '7.00', costQuantity: '3.0000', note: 'Handbuch' },
  ],
};

/** A package with that invoice and its printed form. */
export function samplePackage(invoice: LedgerInvoice = sampleLedgerInvoice): DocumentPackage {
  return {
    createdAt: '2026-11-21T10:15:00.042',
    company: 'Nordlicht Software GmbH',
    system: 'Belegfluss',
    description: 'Rechnungen November 2026',
    documents: [
      {
        guid: 'e0a08953-fbaa-4054-af36-993d5d68f040',
        description: 'Rechnung RE-2026-00017',
        keywords: 'Alpenwerk',
        invoice,
        files: [{ name: 'RE_2026_00017.pdf', bytes: Buffer.from('%PDF-1.7\n') }],
      },
    ],
  };
}
