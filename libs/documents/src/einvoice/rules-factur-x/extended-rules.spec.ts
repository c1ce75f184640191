import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { sampleInvoices } from '../../../test/samples/sample-invoices.ts';
import { itEach, sharedFiles } from '../../../test/shared-files.ts';
import { readHybridPdf } from '../hybrid/index.ts';
import type { Invoice, InvoiceLine } from '../model/index.ts';
import { readInvoice } from '../reading/index.ts';
import type { ValidationReport } from '../validation/index.ts';
import { validateInvoice } from '../validation/index.ts';
import { writeCii } from '../writing/index.ts';

const sample = sampleInvoices['mixed rates with Skonto']!;
const bytesOf = (xml: string): Uint8Array => new TextEncoder().encode(xml);
const written = (invoice: Invoice): string => writeCii(invoice, 'factur-x-extended');
const judged = (xml: string): ValidationReport => validateInvoice(bytesOf(xml));
const broken = (xml: string): string[] => [
  ...new Set(judged(xml).findings.map(({ rule, field = '' }) => `${rule} ${field}`)),
];

/** The lines of the sample below a subtotal, which says its amount alone. */
function withSubtotal(): Invoice {
  const subLines = sample.lines.map((line): InvoiceLine => ({ ...line, extended: { statusReason: 'DETAIL' } }));
  const [first] = sample.lines;
  const group: InvoiceLine = {
    id: 'G',
    name: 'Zwischensumme',
    quantity: '',
    unit: '',
    price: '',
    vatCategory: '',
    allowances: [],
    netAmount: sample.totals.lineNet ?? '',
    subLines,
    extended: { statusReason: 'GROUP' },
  };
  return { ...sample, lines: first ? [group] : [] };
}

describe('the rules of EXTENDED', () => {
  it('leave subtotals and information out of the sums, and ask less of them', () => {
    const invoice = withSubtotal();
    const xml = written(invoice);
    expect(judged(xml)).toMatchObject({ profile: 'factur-x-extended', valid: true, findings: [] });
    expect(readInvoice(bytesOf(xml)).invoice.lines).toEqual(invoice.lines);
  });

  it('find a subtotal, a parent and a status that are wrong', () => {
    const xml = written(withSubtotal());
    expect(broken(xml.replace(/(<ram:LineTotalAmount>)[\d.]+/, '$11.00'))).toEqual(['BR-FXEXT-08 lines[0].netAmount']);
    expect(broken(xml.replace('<ram:ParentLineID>G<', '<ram:ParentLineID>X<'))).toEqual(
      expect.arrayContaining([expect.stringContaining('BR-FXEXT-11')]),
    );
    expect(broken(xml.replace('<ram:LineStatusReasonCode>DETAIL</ram:LineStatusReasonCode>', ''))).toEqual([
      expect.stringContaining('BR-FXEXT-06'),
    ]);
    // Turned into a line that counts, the subtotal has to say what every line says.
    const counted = broken(xml.replace('>GROUP<', '>DETAIL<')).map((each) => each.split(' ')[0]);
    expect(counted).toEqual(
      expect.arrayContaining(['BR-FXEXT-BR-22', 'BR-FXEXT-BR-26', 'BR-FXEXT-CO-04', 'BR-FXEXT-CO-10']),
    );
  });

  it('count logistics among the charges, and third party payments in the amount due', () => {
    const { totals } = sample;
    const invoice: Invoice = {
      ...sample,
      extended: {
        logisticsCharges: [{ description: 'Fracht', amount: '0.00', taxes: [{ category: 'S', rate: '19' }] }],
      },
      thirdPartyPayments: [{ amount: '7.00', description: 'Maut' }],
      totals: { ...totals, charges: '0.00', due: String(Number(totals.due) + 7) },
    };
    expect(broken(written(invoice))).toEqual([]);
    expect(broken(written({ ...invoice, totals }))).toEqual(['BR-FXEXT-CO-16 totals.due']);
    const [charge] = invoice.extended?.logisticsCharges ?? [];
    const dearer = { ...invoice, extended: { logisticsCharges: charge ? [{ ...charge, amount: '5.00' }] : [] } };
    expect(broken(written(dearer))).toEqual(
      expect.arrayContaining(['BR-FXEXT-CO-12 totals.charges', 'BR-FXEXT-S-08b vatBreakdown[0].taxableAmount']),
    );
  });

  it('allow a cent for each amount, and take what EN 16931 forbids in CII', () => {
    const off = { ...sample, totals: { ...sample.totals, lineNet: '999999.00' } };
    expect(broken(written(off))).toContain('BR-FXEXT-CO-10 totals.lineNet');
    const invoice = { ...sample, purchaseOrderReference: 'B-1', extended: { purchaseOrderDate: '2026-11-01' } };
    expect(broken(written(invoice))).toEqual([]);
    const asNorm = validateInvoice(bytesOf(written(invoice)), { profile: 'en16931' });
    expect(asNorm.findings.map(({ rule }) => rule)).toContain('CII-DT-027');
  });

  it('refuse elements of D16B that the profile does not have', () => {
    const xml = written(sample)
      .replace('<ram:LineID>', '<ram:LineID schemeID="X">')
      .replace(
        '</ram:AssociatedDocumentLineDocument>',
        '</ram:AssociatedDocumentLineDocument><ram:AssociatedDocumentLineDocument/>',
      );
    expect(judged(xml).findings.map(({ rule }) => rule)).toContain('structure-repeated');
    const other = written(sample).replace('<ram:CountryID>', '<ram:StreetName>Weg 1</ram:StreetName><ram:CountryID>');
    expect(judged(other).findings.map(({ rule }) => rule)).toContain('structure-unknown');
  });

  itEach(sharedFiles('accounting/data/einvoice/zugferd-corpus/ZUGFeRDv2/correct/intarsys/EXTENDED', '.pdf'))(
    'find no error in the official invoice but codes that have left their lists: %s',
    (file) => {
      const { findings } = validateInvoice(readHybridPdf(readFileSync(file)).xml);
      const errors = findings.filter(({ severity }) => severity === 'error').map(({ rule, path }) => `${rule} ${path}`);
      expect([basename(file), errors.filter((each) => !each.startsWith('BR-CL-'))]).toEqual([basename(file), []]);
    },
  );
});
