import { describe, expect, it } from '@jest/globals';
import { sampleInvoices } from '../../../test/samples/sample-invoices.ts';
import type { Invoice, PaymentInstructions } from '../model/index.ts';
import type { InvoiceProfile } from '../profile.ts';
import { validateInvoice } from '../validation/index.ts';
import { writeCii, writeUbl } from '../writing/index.ts';
import { looksLikeIban } from './account-number.ts';

const sample = sampleInvoices['domestic 19 %'];
if (!sample) throw new Error('the sample is gone');
const base: Invoice = sample;

const rulesOf = (document: string): string[] =>
  validateInvoice(new TextEncoder().encode(document)).findings.map(({ rule }) => rule);
const both = (invoice: Invoice, profile: InvoiceProfile = 'xrechnung'): Record<'ubl' | 'cii', string[]> => ({
  ubl: rulesOf(writeUbl(invoice, profile)),
  cii: rulesOf(writeCii(invoice, profile)),
});

const paying = (payment: Partial<PaymentInstructions>): Invoice => ({
  ...base,
  payments: [{ meansCode: '58', accounts: [], ...payment }],
});
const account = { iban: 'DE89370400440532013000' };
const card = { number: '123456' };
const debit = { mandate: 'M-1', creditor: 'DE98ZZZ09999999999', account: account.iban };
const contact = (change: Partial<Invoice['seller']['contact']>): Invoice => ({
  ...base,
  seller: { ...base.seller, contact: { ...base.seller.contact, ...change } },
});
const lines = (change: Partial<Invoice['lines'][number]>): Invoice => ({
  ...base,
  lines: base.lines.map((line) => ({ ...line, ...change })),
});
const attached = (...files: { filename: string; mimeType?: string }[]): Invoice => ({
  ...base,
  documents: files.map(({ filename, mimeType = 'application/pdf' }, number) => ({
    reference: `D-${number}`,
    attachment: { content: 'UERG', mimeType, filename },
  })),
});
const { delivery: _delivery, ...undelivered } = base;

describe('rules of XRechnung', () => {
  it('hold for the sample, however it is paid', () => {
    for (const invoice of [base, paying({ meansCode: '48', card }), paying({ meansCode: '59', directDebit: debit })])
      expect(both(invoice)).toEqual({ ubl: [], cii: [] });
  });

  it.each<[string, Invoice, InvoiceProfile?]>([
    ['BR-DE-5', contact({ name: ' ' })],
    ['BR-DE-6', contact({ telephone: ' ' })],
    ['BR-DE-7', contact({ email: ' ' })],
    ['BR-DE-27', contact({ telephone: '+1 2' })],
    ['BR-DE-28', contact({ email: 'a@b' })],
    ['BR-DE-9', { ...base, buyer: { ...base.buyer, address: { ...base.buyer.address, postCode: ' ' } } }],
    ['BR-DE-15', { ...base, buyerReference: ' ' }],
    ['BR-DE-17', { ...base, typeCode: '325' }],
    ['BR-DE-19', paying({ accounts: [{ iban: 'DE89370400440532013001' }] })],
    ['BR-DE-20', paying({ meansCode: '59', directDebit: { ...debit, account: 'DE1' } })],
    ['BR-DE-22', attached({ filename: 'a.pdf' }, { filename: 'a.pdf' })],
    ['BR-DE-23-a', paying({})],
    ['BR-DE-23-b', paying({ accounts: [account], card })],
    ['BR-DE-24-a', paying({ meansCode: '48' })],
    ['BR-DE-24-b', paying({ meansCode: '48', card, accounts: [account] })],
    ['BR-DE-25-a', paying({ meansCode: '59' })],
    ['BR-DE-25-b', paying({ meansCode: '59', directDebit: debit, card })],
    ['BR-DE-26', { ...base, typeCode: '384' }],
    ['BR-DE-30', paying({ meansCode: '59', directDebit: { mandate: 'M-1', account: account.iban } })],
    ['BR-DE-31', paying({ meansCode: '59', directDebit: { mandate: 'M-1', creditor: debit.creditor } })],
    ['BR-DE-TMP-32', undelivered],
    ['BR-TMP-2', { ...base, documents: [{ reference: 'D', location: 'www.example.org/a' }] }],
    ['PEPPOL-EN16931-R041', lines({ allowances: [{ amount: '0.00', percentage: '0', reasonCode: '95' }] })],
    ['PEPPOL-EN16931-R042', lines({ allowances: [{ amount: '0.00', baseAmount: '10.00', reasonCode: '95' }] })],
    ['PEPPOL-EN16931-R046', lines({ grossPrice: '1.00', priceDiscount: '0.10' })],
    [
      'PEPPOL-EN16931-R061',
      paying({ meansCode: '59', directDebit: { creditor: debit.creditor, account: account.iban } }),
    ],
    [
      'PEPPOL-EN16931-R111',
      { ...lines({ period: { end: '2026-12-02' } }), period: { start: '2026-11-01', end: '2026-12-01' } },
    ],
    ['PEPPOL-EN16931-R130', lines({ priceBaseQuantity: '1', priceBaseUnit: 'DAY' })],
    ['BR-DEX-01', attached({ filename: 'a.txt', mimeType: 'text/plain' }), 'xrechnung-extension'],
    ['BR-DEX-05', { ...base, seller: { ...base.seller, registrationScheme: '9999' } }, 'xrechnung-extension'],
    [
      'BR-DEX-07',
      { ...base, buyer: { ...base.buyer, electronicAddress: { scheme: 'XX', address: 'a' } } },
      'xrechnung-extension',
    ],
    ['BR-DE-CVD-01', { ...base, contractReference: ' ' }, 'xrechnung-cvd'],
    ['BR-DE-CVD-02', base, 'xrechnung-cvd'],
    ['BR-DE-CVD-03', base, 'xrechnung-cvd'],
    ['BR-DE-CVD-04', lines({ classifications: [{ id: 'X1', scheme: 'CVD' }] }), 'xrechnung-cvd'],
    ['BR-DE-CVD-05', lines({ attributes: [{ name: 'cva', value: 'loud' }] }), 'xrechnung-cvd'],
    ['BR-DE-CVD-06-a', lines({ classifications: [{ id: 'M1', scheme: 'CVD' }] }), 'xrechnung-cvd'],
    ['BR-DE-CVD-06-b', lines({ attributes: [{ name: 'cva', value: 'clean' }] }), 'xrechnung-cvd'],
    ['BR-TMP-CVD-01', lines({ classifications: [{ id: '1', scheme: 'NONE' }] }), 'xrechnung-cvd'],
  ])('%s is found broken in both syntaxes', (rule, invoice, profile = 'xrechnung') => {
    const { ubl, cii } = both(invoice, profile);
    expect(ubl).toContain(rule);
    expect(cii).toContain(rule);
  });

  it.each<[string, Partial<Record<'type' | 'amount' | 'description', string>>]>([
    ['BR-DEX-09', {}],
    ['BR-DEX-10', { type: ' ' }],
    ['BR-DEX-11', { amount: '' }],
    ['BR-DEX-12', { description: ' ' }],
    ['BR-DEX-13', { amount: '1.001' }],
  ])('%s is found broken in UBL, which alone knows payments of others', (rule, change) => {
    const payment = { type: 'A', amount: '1.00', description: 'B', ...change };
    expect(rulesOf(writeUbl({ ...base, thirdPartyPayments: [payment] }, 'xrechnung-extension'))).toContain(rule);
  });

  it('say nothing of the extension and of vehicles where the invoice names neither', () => {
    const found = both({ ...attached({ filename: 'a.txt', mimeType: 'text/plain' }) });
    expect([...found.ubl, ...found.cii].filter((rule) => /DEX|CVD/.test(rule))).toEqual([]);
  });
});

describe('Skonto', () => {
  const invoice = writeUbl({ ...base, paymentTerms: { text: 'BT-20', skonto: [] } }, 'xrechnung');
  const skontoFits = (terms: string): boolean => !rulesOf(invoice.replace('BT-20', terms)).includes('BR-DE-18');

  it.each([
    ['Zahlbar sofort.', true],
    ['#SKONTO#TAGE=14#PROZENT=2.00#\n', true],
    ['Text\n  #SKONTO#TAGE=14#PROZENT=2.00#BASISBETRAG=-10.00#  \nText', true],
    ['#SKONTO#TAGE=14#PROZENT=2.00#', false],
    ['#SKONTO#TAGE=14#PROZENT=2.00# bald\n', false],
    ['#SKONTO#TAGE=14#PROZENT=2.0#\n', false],
    ['#SKONTO#TAGE=14#PROZENT=2,00#\n', false],
    ['#Skonto#TAGE=14#PROZENT=2.00#\n', false],
    ['#SKONTO#TAGE=14#PROZENT=2.00#\n#VERZUG#TAGE=14#PROZENT=2.00#\n', false],
  ])('of %j fits: %s', (terms, fits) => {
    expect(skontoFits(terms)).toBe(fits);
  });

  it('of a hostile text is judged at once', () => {
    const started = performance.now();
    expect(skontoFits(`${'#SKONTO'.repeat(100_000)}\n`)).toBe(false);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe('an IBAN as XRechnung checks it', () => {
  it.each([
    ['DE89 3704 0044 0532 0130 00', true],
    ['DE89370400440532013001', false],
    ['de89370400440532013000', false],
    ['', false],
  ])('%j fits: %s', (iban, fits) => {
    expect(looksLikeIban(iban)).toBe(fits);
  });
});
