import { describe, expect, it } from '@jest/globals';
import { ciiBreaches, ublBreaches } from '../../../../test/judges/judged-fragment.ts';

const keyword = (kind: string): string =>
  `<cac:${kind}><cac:Item><cbc:Keyword>x</cbc:Keyword></cac:Item></cac:${kind}>`;
const means = (...codes: string[]): string =>
  codes
    .map((code) => `<cac:PaymentMeans><cbc:PaymentMeansCode>${code}</cbc:PaymentMeansCode></cac:PaymentMeans>`)
    .join('');
const reference = (code: string): string =>
  `<ram:ApplicableHeaderTradeAgreement><ram:AdditionalReferencedDocument><ram:URIID>u</ram:URIID><ram:TypeCode>${code}</ram:TypeCode></ram:AdditionalReferencedDocument></ram:ApplicableHeaderTradeAgreement>`;
const date = (text: string): string =>
  `<ram:ApplicableHeaderTradeDelivery><ram:ActualDeliverySupplyChainEvent><ram:OccurrenceDateTime><udt:DateTimeString format="102">${text}</udt:DateTimeString></ram:OccurrenceDateTime></ram:ActualDeliverySupplyChainEvent></ram:ApplicableHeaderTradeDelivery>`;

describe('what UBL allows beyond the norm', () => {
  it('is said once, at the first place', () => {
    const two =
      '<cac:PaymentTerms><cbc:ID>1</cbc:ID></cac:PaymentTerms><cac:PaymentTerms><cbc:ID>2</cbc:ID></cac:PaymentTerms>';
    expect(ublBreaches('UBL-CR-452', two).map(({ element }) => element.path)).toEqual(['Invoice/PaymentTerms[1]/ID']);
    expect(
      ublBreaches('UBL-CR-452', '<cac:PaymentMeans><cac:PaymentTerms><cbc:ID/></cac:PaymentTerms></cac:PaymentMeans>'),
    ).toEqual([]);
  });

  it('is found at the root, in lines of both kinds, and anywhere', () => {
    expect(ublBreaches('UBL-CR-005', '<cbc:UUID>1</cbc:UUID>')).toHaveLength(1);
    expect(ublBreaches('UBL-CR-568', keyword('InvoiceLine'))).toHaveLength(1);
    expect(ublBreaches('UBL-CR-568', keyword('CreditNoteLine'), 'CreditNote')).toHaveLength(1);
    const country =
      '<cac:Delivery><cac:DeliveryLocation><cac:Address><cac:Country><cbc:IdentificationCode listID="x">DE</cbc:IdentificationCode></cac:Country></cac:Address></cac:DeliveryLocation></cac:Delivery>';
    expect(ublBreaches('UBL-CR-660', country)).toEqual([expect.objectContaining({ attribute: 'listID' })]);
    expect(ublBreaches('UBL-CR-660', country.replace(' listID="x"', ''))).toEqual([]);
  });

  it('is the due date where a credit note has it, in invoices alone', () => {
    const due =
      '<cac:PaymentMeans><cbc:PaymentMeansCode>58</cbc:PaymentMeansCode><cbc:PaymentDueDate>2026-12-21</cbc:PaymentDueDate></cac:PaymentMeans>';
    expect(ublBreaches('UBL-CR-412', due)).toHaveLength(1);
    expect(ublBreaches('UBL-CR-412', due, 'CreditNote')).toEqual([]);
  });

  it('is an attribute that no element but one may have', () => {
    expect(ublBreaches('UBL-DT-18', '<cbc:Note name="x">a</cbc:Note>')).toHaveLength(1);
    expect(
      ublBreaches(
        'UBL-DT-18',
        '<cac:PaymentMeans><cbc:PaymentMeansCode name="x">30</cbc:PaymentMeansCode></cac:PaymentMeans>',
      ),
    ).toEqual([]);
  });
});

describe('how often parts of UBL may stand', () => {
  it('is counted in each place', () => {
    const notes = '<cac:InvoiceLine><cbc:Note>a</cbc:Note><cbc:Note>b</cbc:Note></cac:InvoiceLine>';
    expect(ublBreaches('UBL-SR-34', notes).map(({ element }) => element.path)).toEqual(['Invoice/InvoiceLine/Note[2]']);
    expect(ublBreaches('UBL-SR-34', '<cac:InvoiceLine><cbc:Note>a</cbc:Note></cac:InvoiceLine>')).toEqual([]);
    expect(ublBreaches('UBL-SR-48', '<cac:InvoiceLine/>')).toHaveLength(1);
  });

  it('counts payment means that differ, not those that repeat themselves', () => {
    expect(ublBreaches('UBL-SR-47', means('30', '30'))).toEqual([]);
    expect(ublBreaches('UBL-SR-47', means('30', '58'))).toHaveLength(1);
  });
});

describe('what CII allows beyond the norm', () => {
  it('is found below the header and in lines', () => {
    const header =
      '<ram:ApplicableHeaderTradeSettlement><ram:CreditReason>x</ram:CreditReason></ram:ApplicableHeaderTradeSettlement>';
    expect(ciiBreaches('CII-SR-349', header)).toHaveLength(1);
    const line =
      '<ram:IncludedSupplyChainTradeLineItem><ram:SpecifiedTradeProduct><ram:BrandName>x</ram:BrandName></ram:SpecifiedTradeProduct></ram:IncludedSupplyChainTradeLineItem>';
    expect(ciiBreaches('CII-SR-058', line)).toHaveLength(1);
  });

  it('depends on what kind of reference it is', () => {
    expect(ciiBreaches('CII-DT-015', reference('916'))).toEqual([]);
    expect(ciiBreaches('CII-DT-015', reference('130'))).toHaveLength(1);
  });

  it('is a date of another form than it says', () => {
    expect(ciiBreaches('CII-DT-097', date('20261122'))).toEqual([]);
    expect(ciiBreaches('CII-DT-097', date('2026-11-22'))).toHaveLength(1);
  });
});
