import { writeCii, writeEbInterface, writeUbl } from '@belegfluss/documents';
import { austrianInvoice } from '../../../libs/documents/test/austrian-invoice.ts';
import { sampleTexts } from './samples.ts';

const credit = { ...austrianInvoice, typeCode: '381' };

/** An invoice and a credit note in both syntaxes of EN 16931. */
export function invoiceSamples(): Uint8Array[] {
  const invoices = [austrianInvoice, credit];
  return sampleTexts(
    ...invoices.map((invoice) => writeUbl(invoice, 'xrechnung')),
    ...invoices.map((invoice) => writeCii(invoice, 'xrechnung')),
  );
}

/** The same two in ebInterface. */
export function ebInterfaceSamples(): Uint8Array[] {
  return sampleTexts(writeEbInterface(austrianInvoice), writeEbInterface(credit));
}
