import { describe, expect, it } from '@jest/globals';
import { sampleInvoices } from '../../../test/samples/sample-invoices.ts';
import { readXmlTree } from '../../xml/xml-tree.ts';
import { writeCii, writeUbl } from '../writing/index.ts';
import { validateDocument, validateInvoice } from './validate-invoice.ts';

const sample = sampleInvoices['mixed rates with Skonto'];
if (!sample) throw new Error('the sample is gone');
const [ubl, cii] = [writeUbl(sample, 'xrechnung'), writeCii(sample, 'xrechnung')];
const bytesOf = (xml: string): Uint8Array => new TextEncoder().encode(xml);

/** The rules that are broken, where and how often; the same is said of a tree, of which no line is let go. */
function rulesBroken(xml: string): string[] {
  const report = validateInvoice(bytesOf(xml));
  expect(report).toEqual(validateInvoice(readXmlTree(bytesOf(xml))));
  return report.findings.map(({ rule }) => rule);
}

/** A period of CII. */
const period = (start: string, end: string): string =>
  `<ram:BillingSpecifiedPeriod><ram:StartDateTime><udt:DateTimeString format="102">${start}</udt:DateTimeString></ram:StartDateTime>` +
  `<ram:EndDateTime><udt:DateTimeString format="102">${end}</udt:DateTimeString></ram:EndDateTime></ram:BillingSpecifiedPeriod>`;

describe('lines that are let go when they have been judged', () => {
  it.each([
    ['UBL', ubl, 'InvoiceLine'],
    ['CII', cii, 'IncludedSupplyChainTradeLineItem'],
  ])('are there with nothing in them, but for the first of each kind, in %s', (_, xml, name) => {
    const lines = new RegExp(`<(\\w+:${name})>[\\s\\S]*?</\\1>`, 'g');
    const many = xml.replace(lines, (line) => line.repeat(150));
    const { report, root } = validateDocument(bytesOf(many), {});
    expect(report).toEqual(validateInvoice(readXmlTree(bytesOf(many))));
    const around = root?.name === 'Invoice' ? root : root?.children.find(({ children }) => children.length > 100);
    const read = around?.children.filter((each) => each.name === name) ?? [];
    const full = read.filter(({ children }) => children.length > 0);
    expect(read.length).toBe(150 * sample.lines.length);
    expect(full.length).toBeLessThan(read.length - 40);
  });

  it('stay where something is wrong with them, so that the field can be named', () => {
    const wrong = ubl.replace(
      /(<cbc:LineExtensionAmount[^>]*>)[^<]*(<\/cbc:LineExtensionAmount>[\s\S]*?<cac:Item>)/,
      '$1x$2',
    );
    const { findings } = validateInvoice(bytesOf(wrong));
    expect(findings.find(({ rule }) => rule === 'structure-value')?.path).toMatch(/LineExtensionAmount$/);
    rulesBroken(wrong);
  });

  it('are judged by what stands behind them as well', () => {
    const bare = cii.replace(/<ram:BillingSpecifiedPeriod>[\s\S]*?<\/ram:BillingSpecifiedPeriod>/g, '');
    const withPeriods = (ofLines: string, ofInvoice: string): string => {
      const [before = '', ...after] = bare.split('<ram:ApplicableHeaderTradeSettlement>');
      const inLines = before.replaceAll(
        /(<\/ram:ApplicableTradeTax>)(\s*<ram:SpecifiedTradeSettlementLine)/g,
        `$1${ofLines}$2`,
      );
      const behind = after.join('').replace(/([\s\S]*<\/ram:ApplicableTradeTax>)/, `$1${ofInvoice}`);
      return `${inLines}<ram:ApplicableHeaderTradeSettlement>${behind}`;
    };
    expect(rulesBroken(withPeriods(period('20261101', '20261130'), period('20261101', '20261130')))).toEqual([]);
    const early = rulesBroken(withPeriods(period('20261031', '20261130'), period('20261101', '20261130')));
    expect(new Set(early)).toEqual(new Set(['PEPPOL-EN16931-R110']));
    const late = rulesBroken(withPeriods(period('20261101', '20261201'), period('20261101', '20261130')));
    expect(new Set(late)).toEqual(new Set(['PEPPOL-EN16931-R111']));
  });

  it('are judged by the profile that is named behind them, and by elements that come out of order', () => {
    const [id = ''] = /<cbc:CustomizationID>[^<]*<\/cbc:CustomizationID>/.exec(ubl) ?? [];
    const moved = ubl.replace(id, '').replace('</Invoice>', `${id}</Invoice>`);
    expect(rulesBroken(moved)).toEqual(['structure-order']);
    expect(validateInvoice(bytesOf(moved)).profile).toBe('xrechnung');
    const [party = ''] = /<cac:AccountingCustomerParty>[\s\S]*<\/cac:AccountingCustomerParty>/.exec(ubl) ?? [];
    expect(rulesBroken(ubl.replace(party, '').replace('</Invoice>', `${party}</Invoice>`))).toEqual([
      'structure-order',
    ]);
  });

  it('leave a total of the tax that comes before its currency where it is found', () => {
    const total = '<cac:TaxTotal><cbc:TaxAmount currencyID="CHF">1.00</cbc:TaxAmount></cac:TaxTotal>';
    const early = ubl.replace(
      /(<cbc:IssueDate>[\s\S]*?<\/cbc:DocumentCurrencyCode>)/,
      `${total}$1<cbc:TaxCurrencyCode>CHF</cbc:TaxCurrencyCode>`,
    );
    expect(early.indexOf(total)).toBeLessThan(early.lastIndexOf('<cac:TaxTotal>'));
    const found = rulesBroken(early);
    expect(found).toContain('structure-order');
    expect(found).not.toContain('BR-53');
  });

  it('keep an invoice from being read whose other parts alone would fill the memory', () => {
    const reference = `<cac:BillingReference>${'<cac:BillingReferenceLine/>'.repeat(7_000)}</cac:BillingReference>`;
    const swollen = ubl.replace(
      '<cac:AccountingSupplierParty>',
      `${reference.repeat(90)}<cac:AccountingSupplierParty>`,
    );
    expect(validateInvoice(bytesOf(swollen)).findings).toMatchObject([
      { code: 'einvoice.xml_limit', facts: { limit: 'elements' } },
    ]);
  });
});
