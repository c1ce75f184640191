import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { shared } from '@belegfluss/testing';
import { sampleInvoices } from '../../../test/samples/sample-invoices.ts';
import type { Invoice } from '../model/index.ts';
import type { InvoiceProfile } from '../profile.ts';
import { writeCii, writeUbl } from '../writing/index.ts';
import type { ValidationReport } from './validate-invoice.ts';
import { validateInvoice } from './validate-invoice.ts';

const sample = sampleInvoices['mixed rates with Skonto'];
if (!sample) throw new Error('the sample is gone');

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const ubl = (invoice: Invoice, profile: InvoiceProfile = 'xrechnung'): ValidationReport =>
  validateInvoice(bytes(writeUbl(invoice, profile)));
const cii = (invoice: Invoice, profile: InvoiceProfile = 'xrechnung'): ValidationReport =>
  validateInvoice(bytes(writeCii(invoice, profile)));

/** The same of UBL and of CII. */
const twice = (...each: string[]): string[] => [...each, ...each];

describe('validating an invoice', () => {
  it.each(Object.entries(sampleInvoices))('finds no error in the case «%s», in either syntax', (_, invoice) => {
    for (const report of [ubl(invoice), cii(invoice)])
      expect({ valid: report.valid, errors: report.findings.filter(({ severity }) => severity === 'error') }).toEqual({
        valid: true,
        errors: [],
      });
  });

  it.each([
    ['UBL', writeUbl],
    ['CII', writeCii],
  ])('names the term and field to mend, not the first of those a rule is about: %s', (_, write) => {
    const { buyer, seller } = sample;
    const { contact: _contact, ...silent } = seller;
    const changed = {
      ...sample,
      seller: silent,
      buyer: { ...buyer, address: { ...buyer.address, country: 'Deutschland' } },
    };
    const { findings } = validateInvoice(new TextEncoder().encode(write(changed, 'xrechnung')));
    expect(findings.find(({ rule }) => rule === 'BR-DE-2')?.field).toBe('seller.contact');
    expect(findings.find(({ rule }) => rule === 'BR-CL-14')).toMatchObject({
      field: 'buyer.address.country',
      message: { de: expect.stringContaining('(BT-55)'), en: expect.stringContaining('(BT-55)') },
    });
  });

  it('says by which releases of which rules it judged', () => {
    const report = ubl(sample);
    expect(report).toMatchObject({ syntax: 'ubl-invoice', profile: 'xrechnung', valid: true });
    expect(report.ruleSets).toEqual([
      { name: 'EN 16931', version: '1.3.16', date: '2026-04-14' },
      { name: 'XRechnung', version: '3.0.2 (Schematron 2.5)', date: '2026-07-06' },
    ]);
  });

  it.each([
    ['UBL', ubl, 'Invoice/LegalMonetaryTotal/PayableAmount'],
    [
      'CII',
      cii,
      'CrossIndustryInvoice/SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement/SpecifiedTradeSettlementHeaderMonetarySummation/DuePayableAmount',
    ],
  ])('says rule, term, place, field and what would fit, in %s', (_, validate, path) => {
    const { valid, findings } = validate({ ...sample, totals: { ...sample.totals, due: '1.00' } });
    expect(valid).toBe(false);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([
      expect.objectContaining({
        code: 'einvoice.br_co_16',
        rule: 'BR-CO-16',
        term: 'BT-115',
        path,
        field: 'totals.due',
        line: expect.any(Number),
        column: expect.any(Number),
        proposal: sample.totals.withVat,
      }),
    ]);
  });

  it('says what a value should look like, and which term it is', () => {
    const text = writeUbl(sample, 'xrechnung').replace(`>${sample.issueDate}<`, '>2026-02-30<');
    const { findings } = validateInvoice(bytes(text));
    expect(findings.filter(({ rule }) => rule === 'structure-value')).toEqual([
      expect.objectContaining({
        term: 'BT-2',
        field: 'issueDate',
        message: {
          de: 'Der Wert ist kein Tag des Kalenders in der Form 2026-11-21.',
          en: 'The value is no day of the calendar in the form 2026-11-21.',
        },
      }),
    ]);
  });

  it('proposes no total that is made of a wrong one, and nothing for the one that is right', () => {
    const { withoutVat, withVat, due } = sample.totals;
    const proposals = (totals: object): string[] =>
      [ubl, cii].flatMap((write) =>
        write({ ...sample, totals: { ...sample.totals, ...totals } })
          .findings.filter(({ rule }) => rule.startsWith('BR-CO-1'))
          .map(({ rule, proposal }) => `${rule} ${proposal ?? 'nothing'}`),
      );
    expect(proposals({ withVat: '1.00' })).toEqual(twice('BR-CO-15 ' + withVat, 'BR-CO-16 nothing'));
    expect(proposals({ withVat: '1.00', due: '2.00' })).toEqual(twice('BR-CO-15 ' + withVat, 'BR-CO-16 ' + due));
    expect(proposals({ withVat: '1.00', due: '1.00' })).toEqual(twice('BR-CO-15 ' + withVat));
    expect(proposals({ withoutVat: '1.00' })).toEqual(twice('BR-CO-13 ' + withoutVat, 'BR-CO-15 nothing'));
    expect(proposals({ withVat: '1.00', due: '2.00', paid: '0.50' })).toEqual(
      twice('BR-CO-15 ' + withVat, `BR-CO-16 ${(Number(due) - 0.5).toFixed(2)}`),
    );
  });

  it('proposes no amount for a group of VAT whose rate no line has', () => {
    const [group, ...others] = sample.vatBreakdown;
    if (!group) throw new Error('the sample has no VAT');
    const proposalFor = (change: object) =>
      ubl({ ...sample, vatBreakdown: [{ ...group, ...change }, ...others] }).findings.find(
        ({ rule }) => rule === 'BR-S-08',
      );
    expect(proposalFor({ taxableAmount: '1.00' })).toMatchObject({ proposal: group.taxableAmount });
    expect(proposalFor({ rate: '16' })).toMatchObject({ field: 'vatBreakdown[0].taxableAmount' });
    expect(proposalFor({ rate: '16' })).not.toHaveProperty('proposal');
  });

  it('names the field of a line and of what is missing', () => {
    const [first, ...rest] = sample.lines;
    if (!first) throw new Error('the sample has no lines');
    const { findings } = ubl({
      ...sample,
      buyerReference: ' ',
      lines: [...rest, { ...first, netAmount: '1.00' }],
      seller: { ...sample.seller, contact: { name: 'Buchhaltung' } },
    });
    const fields = Object.fromEntries(findings.map(({ rule, field }) => [rule, field]));
    expect(fields).toMatchObject({
      'BR-DE-15': 'buyerReference',
      'BR-DE-6': 'seller.contact.telephone',
      'PEPPOL-EN16931-R120': `lines[${rest.length}].netAmount`,
    });
  });

  it('tells the buyer from the seller where one rule is about both', () => {
    const { findings } = cii({ ...sample, buyer: { ...sample.buyer, vatIdentifier: '123' } });
    expect(findings.find(({ rule }) => rule === 'BR-CO-09')).toMatchObject({
      term: 'BT-48',
      field: 'buyer.vatIdentifier',
    });
  });

  it.each<[string, string]>([
    ['nothing', ''],
    ['text', 'Rechnung Nr. 1'],
    ['half an invoice', writeUbl(sample, 'xrechnung').slice(0, 2_000)],
    ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ['another document', '<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"/>'],
    ['an invoice of no namespace', '<Invoice/>'],
  ])('refuses %s and does not throw', (_, text) => {
    const report = validateInvoice(bytes(text));
    expect(report).toMatchObject({ valid: false, ruleSets: [] });
    expect(report.findings[0]).toMatchObject({ severity: 'error', message: { de: expect.any(String) } });
  });

  it('tells a hundred breaches of one rule and counts the others', () => {
    const [first] = sample.lines;
    if (!first) throw new Error('the sample has no lines');
    const lines = Array.from({ length: 250 }, (_, number) => ({ ...first, id: `${number}`, price: '-1.00' }));
    const { findings, omitted } = ubl({ ...sample, lines });
    expect(findings.filter(({ rule }) => rule === 'BR-27')).toHaveLength(100);
    expect(omitted).toBeGreaterThanOrEqual(150);
  });

  it('says what the schema refuses', () => {
    const text = writeUbl(sample, 'xrechnung').replace(
      '<cbc:IssueDate>',
      '<cbc:Colour>red</cbc:Colour><cbc:IssueDate>',
    );
    expect(validateInvoice(bytes(text)).findings[0]).toMatchObject({
      rule: 'structure-unknown',
      code: 'einvoice.structure_unknown',
      path: 'Invoice/Colour',
    });
  });
});

describe('the profile', () => {
  it('is the one that the invoice names, unless another is asked for', () => {
    const text = bytes(writeUbl({ ...sample, buyerReference: '' }, 'en16931'));
    expect(validateInvoice(text)).toMatchObject({ profile: 'en16931', valid: true });
    expect(validateInvoice(text, { profile: 'xrechnung' })).toMatchObject({ profile: 'xrechnung', valid: false });
  });

  it('decides how severe a breach is', () => {
    const lines = sample.lines.map((line) => ({ ...line, unit: 'ODD' }));
    const severity = (profile: InvoiceProfile): unknown =>
      ubl({ ...sample, lines }, profile).findings.find(({ rule }) => rule === 'BR-CL-23')?.severity;
    expect([severity('xrechnung'), severity('en16931')]).toEqual(['warning', 'error']);
  });

  it('of Peppol asks for its process and applies the rules between German parties', () => {
    const { buyerReference: _, purchaseOrderReference: __, salesOrderReference: ___, ...bare } = sample;
    const { findings } = ubl({ ...bare, process: 'mine' }, 'peppol');
    const rules = findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
    expect(rules).toEqual(expect.arrayContaining(['PEPPOL-EN16931-R003', 'PEPPOL-EN16931-R007', 'DE-R-015']));
    const electronicAddress = { scheme: '9930', address: 'DE136695976' };
    const [seller, buyer] = [
      { ...sample.seller, electronicAddress },
      { ...sample.buyer, electronicAddress },
    ];
    expect(ubl({ ...sample, seller, buyer }, 'peppol')).toMatchObject({ profile: 'peppol', valid: true });
  });

  it.each<[InvoiceProfile, string]>([
    ['factur-x-minimum', 'BT-131'],
    ['factur-x-basic-wl', 'BT-131'],
    ['factur-x-basic', 'BT-154'],
  ])('%s has no %s', (profile, term) => {
    const { valid, findings } = validateInvoice(bytes(writeCii(sample, 'en16931')), { profile });
    expect(valid).toBe(false);
    expect(findings.filter(({ rule }) => rule === 'profile-term').map((finding) => finding.term)).toContain(term);
  });

  it('of clean vehicles takes the scheme CVD, and asks for what belongs to it', () => {
    const file = shared('accounting/data/einvoice/xrechnung-testsuite/technical-cases/cvd/02.01a-cvd_INVOICE_ubl.xml');
    if (!file) return;
    const text = readFileSync(file, 'utf8');
    expect(validateInvoice(bytes(text))).toMatchObject({ profile: 'xrechnung-cvd', valid: true });
    const other = validateInvoice(bytes(text.replaceAll('>cva<', '>cvb<')));
    expect(other.findings.map(({ rule }) => rule)).toContain('BR-DE-CVD-03');
  });
});
