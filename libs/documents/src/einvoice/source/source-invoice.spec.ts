import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { shared } from '@belegfluss/testing';
import { readXmlTree } from '../../xml/xml-tree.ts';
import type { SourceInvoice } from './index.ts';
import { sourceInvoice } from './index.ts';

const ubl = `xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
  xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
  xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"`;
const cii = `xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
  xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
  xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100"`;

function invoiceOf(content: string): SourceInvoice {
  return sourceInvoice(readXmlTree(new TextEncoder().encode(`<Invoice ${ubl}>${content}</Invoice>`)));
}

function ciiSettlement(content: string): SourceInvoice {
  const document = `<rsm:CrossIndustryInvoice ${cii}><rsm:SupplyChainTradeTransaction><ram:ApplicableHeaderTradeSettlement>
    ${content}</ram:ApplicableHeaderTradeSettlement></rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>`;
  return sourceInvoice(readXmlTree(new TextEncoder().encode(document)));
}

const total = (currency: string, sum: string): string =>
  `<cac:TaxTotal><cbc:TaxAmount currencyID="${currency}">${sum}</cbc:TaxAmount></cac:TaxTotal>`;

const line = (
  id: string,
  more = '',
): string => `<cbc:ID>${id}</cbc:ID><cac:Item><cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID>
  <cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:ClassifiedTaxCategory></cac:Item>${more}`;

describe('the view of an invoice', () => {
  it('is there for a fragment of an invoice, and for what is none', () => {
    const fragment = invoiceOf('<cbc:ID> 17 </cbc:ID>');
    expect(fragment.value('BT-1')).toMatchObject({ term: 'BT-1', text: ' 17 ' });
    expect(fragment.value('BT-2')).toBeUndefined();
    expect(fragment.groups('BG-25')).toEqual([]);
    const other = sourceInvoice(readXmlTree(new TextEncoder().encode('<a><b>1</b></a>')));
    expect(other.unknown.map(({ path }) => path)).toEqual(['a/b']);
  });

  it('tells allowances from charges, and numbers of VAT from others, by what stands inside', () => {
    const view = invoiceOf(`<cac:AccountingSupplierParty><cac:Party>
        <cac:PartyTaxScheme><cbc:CompanyID>12/34</cbc:CompanyID><cac:TaxScheme><cbc:ID>FC</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
        <cac:PartyTaxScheme><cbc:CompanyID>DE1</cbc:CompanyID><cac:TaxScheme><cbc:ID>vat</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
      </cac:Party></cac:AccountingSupplierParty>
      <cac:AllowanceCharge><cbc:ChargeIndicator>1</cbc:ChargeIndicator><cbc:Amount>5</cbc:Amount></cac:AllowanceCharge>
      <cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator><cbc:Amount>7</cbc:Amount></cac:AllowanceCharge>
      <cac:AllowanceCharge><cbc:Amount>9</cbc:Amount></cac:AllowanceCharge>`);
    expect(view.value('BT-31')?.text).toBe('DE1');
    expect(view.value('BT-32')?.text).toBe('12/34');
    expect(view.values('BT-92').map(({ text }) => text)).toEqual(['7']);
    expect(view.values('BT-99').map(({ text }) => text)).toEqual(['5']);
    expect(view.unknown.map(({ path }) => path)).toEqual(['Invoice/AllowanceCharge[3]']);
  });

  it('tells the two totals of VAT by their currency', () => {
    const codes =
      '<cbc:DocumentCurrencyCode>CHF</cbc:DocumentCurrencyCode><cbc:TaxCurrencyCode>EUR</cbc:TaxCurrencyCode>';
    const view = invoiceOf(codes + total('EUR', '2') + total('CHF', '1'));
    expect([view.value('BT-110')?.text, view.value('BT-111')?.text]).toEqual(['1', '2']);
  });

  it('finds the terms of a line wherever they stand in it, but not those of lines inside it', () => {
    const subLine = `<cac:SubInvoiceLine>${line('1.1')}</cac:SubInvoiceLine>`;
    const view = invoiceOf(
      `<cac:InvoiceLine>${line('1', subLine)}</cac:InvoiceLine><cac:InvoiceLine>${line('2')}</cac:InvoiceLine>`,
    );
    const [first] = view.groups('BG-25');
    expect(view.values('BT-126').map(({ text }) => text)).toEqual(['1', '2']);
    expect(first?.values('BT-151').map(({ text }) => text)).toEqual(['S']);
    expect(first?.groups('BG-DEX-01').map((each) => each.value('BT-126')?.text)).toEqual(['1.1']);
    expect(first?.groups('BG-DEX-01')[0]?.value('BT-151')?.element.path).toBe(
      'Invoice/InvoiceLine[1]/SubInvoiceLine/Item/ClassifiedTaxCategory/ID',
    );
  });

  it('finds what is written further in than it belongs, also when groups are read as they are asked for', () => {
    const document = `<Invoice ${ubl}><cac:InvoiceLine>${line('1')}</cac:InvoiceLine></Invoice>`;
    const view = sourceInvoice(readXmlTree(new TextEncoder().encode(document)), 'what is asked for');
    const [group] = view.groups('BG-25');
    expect(group?.groups('BG-30').map((tax) => tax.value('BT-151')?.text)).toEqual(['S']);
  });

  it('says where a term would stand', () => {
    const view = invoiceOf('<cac:InvoiceLine/><cac:InvoiceLine/>');
    expect(view.pathFor('BT-30-1')).toBe('Invoice/AccountingSupplierParty/Party/PartyLegalEntity/CompanyID/@schemeID');
    expect(view.pathFor('BT-151', view.groups('BG-25')[1])).toBe(
      'Invoice/InvoiceLine[2]/Item/ClassifiedTaxCategory/ID',
    );
    expect(ciiSettlement('').pathFor('BT-115')).toBe(
      'CrossIndustryInvoice/SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement/SpecifiedTradeSettlementHeaderMonetarySummation/DuePayableAmount',
    );
  });

  it('divides a note of UBL into its subject and its text', () => {
    const view = invoiceOf('<cbc:Note>#AAI#Hinweis</cbc:Note><cbc:Note>#1 ist gut</cbc:Note>');
    expect(view.groups('BG-1').map((note) => [note.value('BT-21')?.text, note.value('BT-22')?.text])).toEqual([
      ['AAI', 'Hinweis'],
      [undefined, '#1 ist gut'],
    ]);
  });

  it('finds what CII writes outside of its group from the invoice', () => {
    const view = ciiSettlement(`<ram:CreditorReferenceID>DE98ZZZ</ram:CreditorReferenceID>
      <ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>59</ram:TypeCode></ram:SpecifiedTradeSettlementPaymentMeans>`);
    expect(view.value('BT-90')?.text).toBe('DE98ZZZ');
    expect(view.groups('BG-16')[0]?.value('BT-81')?.text).toBe('59');
  });

  it('knows the scheme of an identifier, and the attribute where a term stands', () => {
    const file = shared(
      'accounting/data/einvoice/xrechnung-testsuite/technical-cases/cius/01.01_comprehensive_test_ubl.xml',
    );
    if (!file) return;
    const view = sourceInvoice(readXmlTree(readFileSync(file)));
    expect(view.value('BT-29')).toMatchObject({ text: '987654321', scheme: '0088' });
    expect(view.groups('BG-25')[0]?.value('BT-130')).toMatchObject({ attribute: 'unitCode' });
  });
});
