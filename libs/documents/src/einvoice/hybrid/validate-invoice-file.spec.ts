import { describe, expect, it } from '@jest/globals';
import { sampleInvoices } from '../../../test/samples/sample-invoices.ts';
import { sampleLetterhead } from '../../../test/samples/sample-letterhead.ts';
import { renderInvoicePdf } from '../../pdf/index.ts';
import { writeCii } from '../writing/index.ts';
import { hybridInvoice } from './hybrid-invoice.ts';
import { validateInvoiceFile } from './validate-invoice-file.ts';

const sample = sampleInvoices['mixed rates with Skonto'];
if (!sample) throw new Error('the sample is gone');
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const letter = (xml?: string) =>
  renderInvoicePdf({
    invoice: sample,
    language: 'de',
    letterhead: sampleLetterhead,
    ...(xml === undefined ? {} : { electronic: hybridInvoice(xml) }),
  });

describe('validating a file', () => {
  it('says the same of XML and of the PDF that carries it', async () => {
    const faulty = writeCii({ ...sample, totals: { ...sample.totals, due: '1.00' } }, 'en16931');
    for (const [xml, valid] of [
      [writeCii(sample, 'en16931'), true],
      [faulty, false],
    ] as const) {
      const alone = validateInvoiceFile(bytes(xml));
      expect(alone.report).toMatchObject({ valid, profile: 'en16931', syntax: 'cii' });
      expect(alone.about).toEqual({ number: sample.number, seller: sample.seller.name, buyer: sample.buyer.name });
      expect(validateInvoiceFile(await letter(xml))).toEqual(alone);
    }
  });

  it('judges by the profile that is asked for', () => {
    const xml = bytes(writeCii({ ...sample, buyerReference: '' }, 'en16931'));
    expect(validateInvoiceFile(xml, { profile: 'xrechnung' }).report).toMatchObject({
      valid: false,
      profile: 'xrechnung',
    });
  });

  it('reports a PDF without an invoice, and what is neither XML nor PDF', async () => {
    for (const [file, code] of [
      [await letter(), 'einvoice.pdf_without_invoice'],
      [bytes('%PDF-1.7 and nothing else'), 'einvoice.pdf_broken'],
      [bytes('Rechnung Nr. 1'), 'einvoice.xml_not_well_formed'],
    ] as const) {
      const { report, about } = validateInvoiceFile(file);
      expect([report.valid, report.findings[0]?.code, about]).toEqual([false, code, {}]);
    }
  });
});
