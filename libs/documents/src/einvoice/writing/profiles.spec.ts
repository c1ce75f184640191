import { describe, expect, it } from '@jest/globals';
import { schemaFaults } from '../../../test/samples/official-invoices.ts';
import { refusalOf } from '../../../test/judges/refusal.ts';
import { sampleInvoices } from '../../../test/samples/sample-invoices.ts';
import type { Invoice } from '../model/index.ts';
import type { InvoiceProfile } from '../profile.ts';
import { invoiceProfiles, specificationIds } from '../profile.ts';
import { readInvoice } from '../reading/index.ts';
import { validateInvoice } from '../validation/index.ts';
import { reducedTo, writeCii, writeUbl } from './index.ts';

const mixed = sampleInvoices['mixed rates with Skonto']!;
const bytesOf = (xml: string): Uint8Array => new TextEncoder().encode(xml);
const extended: Invoice = {
  ...mixed,
  notes: [{ text: 'Hinweis', contentCode: 'ST3' }],
  extended: {
    testIndicator: 'true',
    documentName: 'Rechnung',
    deliveryNote: 'L-1',
    deliveryNoteDate: '2026-11-18',
    logisticsCharges: [{ description: 'Fracht', amount: '5.00', taxes: [{ category: 'S', rate: '19' }] }],
    earlyPaymentDiscount: { period: '10', periodUnit: 'DAY', percentage: '2.00' },
    advancePayments: [{ amount: '100.00', date: '2026-10-01' }],
    invoicee: { name: 'Rechnungsprüfung', address: { line1: 'Weg 1', city: 'Ulm', postCode: '89073', country: 'DE' } },
  },
  lines: mixed.lines.map((line) => ({
    ...line,
    extended: { packageQuantity: '2', packageUnit: 'XPX', orderReference: 'B-1' },
  })),
};

const rulesOf = (xml: string): string[] => validateInvoice(bytesOf(xml)).findings.map(({ rule }) => rule);

describe('the currency of the accounts', () => {
  it('is left out of CII where it is that of the invoice, and stays in UBL, which allows it', () => {
    const twice = { ...mixed, vatCurrency: mixed.currency };
    expect(readInvoice(bytesOf(writeUbl(twice))).invoice.vatCurrency).toBe(mixed.currency);
    expect(readInvoice(bytesOf(writeCii(twice))).invoice).not.toHaveProperty('vatCurrency');
    expect(rulesOf(writeCii(twice, 'en16931'))).not.toContain('BR-53');
  });

  it('is written where it is another one, with or without its amount', () => {
    const totals = { ...mixed.totals, vatInAccountingCurrency: '1.00' };
    for (const invoice of [
      { ...mixed, vatCurrency: 'CHF' },
      { ...mixed, vatCurrency: 'CHF', totals },
    ])
      expect(readInvoice(bytesOf(writeCii(invoice))).invoice).toMatchObject({ vatCurrency: 'CHF' });
    expect(rulesOf(writeCii({ ...mixed, vatCurrency: 'CHF' }, 'en16931'))).toContain('BR-53');
  });
});

// Peppol has no addresses of e-mail.
function withoutEmail(invoice: Invoice): Invoice {
  const electronicAddress = { scheme: '9930', address: 'DE136695976' };
  return {
    ...invoice,
    seller: { ...invoice.seller, electronicAddress },
    buyer: { ...invoice.buyer, electronicAddress },
  };
}

describe('the profiles', () => {
  it.each(invoiceProfiles)('%s is claimed by what is written for it', (profile) => {
    const { invoice, profile: read } = readInvoice(bytesOf(writeCii(reducedTo(profile, extended), profile)));
    expect([read, invoice.specification]).toEqual([profile, specificationIds[profile]]);
  });

  it('MINIMUM and BASIC WL say only what they know, and are valid by the schema', () => {
    const minimum = writeCii(reducedTo('factur-x-minimum', mixed), 'factur-x-minimum');
    const { invoice } = readInvoice(bytesOf(minimum));
    expect(invoice).toMatchObject({ number: mixed.number, lines: [], notes: [], payments: [], vatBreakdown: [] });
    expect(invoice.seller).toEqual({
      name: mixed.seller.name,
      registrationIdentifier: mixed.seller.registrationIdentifier,
      vatIdentifier: mixed.seller.vatIdentifier,
      taxNumber: mixed.seller.taxNumber,
      address: { country: 'DE' },
    });
    const basicWl = writeCii(reducedTo('factur-x-basic-wl', mixed), 'factur-x-basic-wl');
    expect(readInvoice(bytesOf(basicWl)).invoice.vatBreakdown).toEqual(mixed.vatBreakdown);
    expect(schemaFaults('cii', [minimum, basicWl, writeCii(extended, 'factur-x-extended')]) ?? []).toEqual([]);
  });

  it('EXTENDED carries what it adds, and nothing else can', async () => {
    const written = writeCii(extended, 'factur-x-extended');
    expect(readInvoice(bytesOf(written))).toMatchObject({ invoice: { ...extended }, diagnostics: [] });
    const refused = await refusalOf(() => writeCii(extended, 'en16931'));
    expect(refused.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['extended.testIndicator', 'lines[1].extended.packageUnit']),
    );
    expect((await refusalOf(() => writeUbl(extended))).map(({ path }) => path)).toEqual(
      refused.map(({ path }) => path),
    );
    expect(refused.map(({ path }) => path)).toContain('notes[0].contentCode');
  });

  it('refuse what they do not have, by the field', async () => {
    expect((await refusalOf(() => writeCii(mixed, 'factur-x-basic'))).map(({ path }) => path)).toContain(
      'seller.contact.name',
    );
    const subLines = [{ ...mixed.lines[0]!, id: '1.1' }];
    const invoice: Invoice = { ...mixed, lines: [{ ...mixed.lines[0]!, subLines }] };
    expect(await refusalOf(() => writeUbl(invoice, 'xrechnung-extension'))).toEqual([]);
    expect((await refusalOf(() => writeUbl(invoice, 'xrechnung')))[0]?.path).toBe('lines[0].subLines[0].id');
  });

  it.each<[InvoiceProfile, typeof writeUbl]>([
    ['xrechnung', writeUbl],
    ['xrechnung', writeCii],
    ['peppol', writeUbl],
    ['en16931', writeCii],
    ['factur-x-extended', writeCii],
  ])('%s is valid in the eyes of its rules', (profile, write) => {
    for (const sample of Object.values(sampleInvoices)) {
      const invoice = profile === 'peppol' ? withoutEmail(sample) : sample;
      const { findings } = validateInvoice(bytesOf(write(invoice, profile)));
      expect(findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)).toEqual([]);
    }
  });
});
