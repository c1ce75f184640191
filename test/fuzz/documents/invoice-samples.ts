import { writeCii, writeEbInterface, writeUbl } from '@belegfluss/documents';
import type { Invoice } from '@belegfluss/documents';
import { austrianInvoice } from '../../../libs/documents/test/samples/austrian-invoice.ts';
import { sampleTexts } from './samples.ts';

const credit = { ...austrianInvoice, typeCode: '381' };
const layered = {
  ...austrianInvoice,
  lines: austrianInvoice.lines.map((line) => ({ ...line, subLines: austrianInvoice.lines })),
};

/** What every invoice has, and hardly more. */
const plain: Invoice = {
  number: '17',
  issueDate: '2026-11-21',
  typeCode: '380',
  currency: 'EUR',
  purchaseOrderReference: '47',
  dueDate: '2026-12-21',
  notes: [],
  precedingInvoices: [],
  seller: {
    name: 'Bergluft',
    vatIdentifier: 'ATU13585627',
    address: { line1: 'Weg 1', city: 'Wien', postCode: '1010', country: 'AT' },
  },
  buyer: {
    name: 'Amt',
    vatIdentifier: 'ATU38516405',
    address: { line1: 'Ring 5', postCode: '4020', city: 'Linz', country: 'AT' },
  },
  payments: [],
  totals: { lineNet: '10.00', withoutVat: '10.00', vat: '2.00', withVat: '12.00', due: '12.00' },
  vatBreakdown: [{ taxableAmount: '10.00', taxAmount: '2.00', category: 'S', rate: '20' }],
  lines: [
    {
      id: '1',
      quantity: '1',
      unit: 'C62',
      price: '10.00',
      netAmount: '10.00',
      allowances: [],
      vatCategory: 'S',
      vatRate: '20',
      name: 'Schraube',
    },
  ],
};

/** Invoices and a credit note in both syntaxes of EN 16931, the small ones first; the last have lines below lines. */
export function invoiceSamples(): Uint8Array[] {
  const invoices = [austrianInvoice, credit];
  return sampleTexts(
    writeUbl(plain, 'xrechnung'),
    writeCii(plain, 'xrechnung'),
    ...invoices.map((invoice) => writeUbl(invoice, 'xrechnung')),
    ...invoices.map((invoice) => writeCii(invoice, 'xrechnung')),
    writeUbl(layered, 'xrechnung-extension'),
    writeCii(layered, 'factur-x-extended'),
  );
}

/** The same in ebInterface. */
export function ebInterfaceSamples(): Uint8Array[] {
  return sampleTexts(...[plain, austrianInvoice, credit].map((invoice) => writeEbInterface(invoice)));
}
