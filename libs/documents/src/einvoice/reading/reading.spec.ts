import { describe, expect, it } from '@jest/globals';
import { refusalOf } from '../../../test/judges/refusal.ts';
import { sampleInvoices } from '../../../test/samples/sample-invoices.ts';
import type { Invoice } from '../model/index.ts';
import { writeCii, writeUbl } from '../writing/index.ts';
import type { ReadInvoice } from './index.ts';
import { readInvoice } from './index.ts';

const mixed = sampleInvoices['mixed rates with Skonto']!;
const ubl = writeUbl(mixed, 'xrechnung');
const read = (xml: string): ReadInvoice => readInvoice(new TextEncoder().encode(xml));
const changed = (from: string | RegExp, to: string): string => {
  const xml = ubl.replace(from, to);
  expect(xml).not.toBe(ubl);
  return xml;
};

describe('reading an invoice', () => {
  it.each(Object.entries(sampleInvoices))('gives back what was written, in both syntaxes: %s', (_, invoice) => {
    const claimed = {
      process: 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0',
      specification: expect.stringContaining('xrechnung_3.0'),
    };
    expect(read(writeUbl(invoice, 'xrechnung'))).toEqual({
      invoice: { ...invoice, ...claimed },
      syntax: 'ubl-invoice',
      profile: 'xrechnung',
      diagnostics: [],
    });
    expect(read(writeCii(invoice, 'xrechnung')).invoice).toEqual({ ...invoice, ...claimed });
  });

  it('knows VAT in small letters and with blanks around it', () => {
    const small = changed(/<cbc:ID>VAT<\/cbc:ID>/g, '<cbc:ID> vat\n</cbc:ID>');
    expect(read(small).invoice).toEqual(read(ubl).invoice);
  });

  it.each([
    [
      'another document',
      '<Order xmlns="urn:x"/>',
      { code: 'einvoice.not_an_invoice', line: 1, facts: { name: 'Order' } },
    ],
    ['no XML', 'BEGIN', { code: 'einvoice.xml_not_well_formed', line: 1, column: 1 }],
  ])('refuses %s', async (_, xml, refusal) => {
    expect(await refusalOf(() => read(xml))).toMatchObject([refusal]);
  });

  it.each<[string, string | RegExp, string, object]>([
    [
      'without a number',
      /<cbc:ID>RE-2026-00017<\/cbc:ID>/,
      '',
      { code: 'einvoice.term_missing', path: 'Invoice/ID', facts: { term: 'BT-1' } },
    ],
    [
      'without a buyer',
      /<cac:AccountingCustomerParty>[^]*<\/cac:AccountingCustomerParty>/,
      '',
      { code: 'einvoice.term_missing', facts: { term: 'BT-44' } },
    ],
    [
      'with a day that does not exist',
      '2026-11-21',
      '2026-02-30',
      { code: 'einvoice.value_invalid', path: 'Invoice/IssueDate', facts: { term: 'BT-2' } },
    ],
    [
      'with a decimal comma',
      '>150.00<',
      '>150,00<',
      { path: 'Invoice/InvoiceLine[1]/Price/PriceAmount', facts: { term: 'BT-146' } },
    ],
    [
      'with an amount in another currency',
      'currencyID="EUR">150.00',
      'currencyID="USD">150.00',
      { path: 'Invoice/InvoiceLine[1]/Price/PriceAmount/@currencyID' },
    ],
  ])('refuses one %s and says where', async (_, from, to, refusal) => {
    const refused = await refusalOf(() => read(changed(from, to)));
    expect(refused).toMatchObject([refusal]);
    expect(refused[0]?.line).toBeGreaterThan(1);
  });

  it('reports what the model has no place for, with its position', () => {
    const xml = changed('<cbc:IssueDate>', '<cbc:UUID>4711</cbc:UUID>\n  <cbc:IssueDate foo="1">');
    expect(read(xml).diagnostics).toMatchObject([
      { code: 'einvoice.content_not_read', severity: 'warning', path: 'Invoice/IssueDate/@foo' },
      { code: 'einvoice.content_not_read', severity: 'warning', path: 'Invoice/UUID', line: 6, column: 3 },
    ]);
  });

  it.each([
    ['the kind of card', ubl.replace('</cac:PaymentMeans>', '$CARD</cac:PaymentMeans>'), 'CardAccount/NetworkID'],
    ['the scheme of a tax number', ubl.replace('<cbc:ID>FC<', '<cbc:ID>TAX<'), 'PartyTaxScheme[2]/TaxScheme/ID'],
    [
      'the type of a tax',
      writeCii(mixed).replace('<ram:TypeCode>VAT<', '<ram:TypeCode>GST<'),
      'ApplicableTradeTax/TypeCode',
    ],
  ])('says that it does not read %s', (_, xml, place) => {
    const card =
      '<cac:CardAccount><cbc:PrimaryAccountNumberID>4321</cbc:PrimaryAccountNumberID>' +
      '<cbc:NetworkID>VISA</cbc:NetworkID></cac:CardAccount>';
    const { diagnostics } = read(xml.replace('$CARD', card));
    expect(diagnostics).toMatchObject([
      { code: 'einvoice.content_not_read', severity: 'warning', path: expect.stringContaining(place) },
    ]);
  });

  it('refuses for an error behind any number of warnings, and counts what it does not name', async () => {
    const unknown = '<cbc:UUID>4711</cbc:UUID>'.repeat(500);
    const { diagnostics } = read(changed('<cbc:IssueDate>', `${unknown}<cbc:IssueDate>`));
    expect(diagnostics).toHaveLength(201);
    expect(diagnostics.at(-1)).toMatchObject({ severity: 'warning', path: 'Invoice', facts: { further: 300 } });
    const wrong = ubl.replace('<cbc:IssueDate>', `${unknown}<cbc:IssueDate>`).replace('EUR">150.00', 'USD">150.00');
    expect(await refusalOf(() => read(wrong))).toMatchObject([
      { code: 'einvoice.value_invalid', facts: { term: 'BT-146' } },
    ]);
  });

  it('keeps the first of several values and reports the others', () => {
    const xml = changed('<cbc:BuyerReference>', '<cbc:BuyerReference>1</cbc:BuyerReference><cbc:BuyerReference>');
    const { invoice, diagnostics } = read(xml);
    expect(invoice.buyerReference).toBe('1');
    expect(diagnostics).toMatchObject([{ code: 'einvoice.value_repeated', path: 'Invoice/BuyerReference[2]' }]);
  });

  it('joins means of payment that differ by the account, and keeps others apart', () => {
    const accounts = [{ iban: 'DE89370400440532013000', bic: 'COBADEFFXXX' }, { iban: 'DE02120300000000202051' }];
    const directDebit = { mandate: 'M-1', creditor: 'DE98ZZZ09999999999', account: 'DE02500105170137075030' };
    const invoice: Invoice = {
      ...mixed,
      payments: [
        { meansCode: '58', remittanceInformation: 'RF1', accounts },
        { meansCode: '59', remittanceInformation: 'RF1', accounts: [], directDebit },
        { meansCode: '48', remittanceInformation: 'RF1', accounts: [], card: { number: '1234', holder: 'Ada' } },
      ],
    };
    expect(read(writeUbl(invoice)).invoice.payments).toEqual(invoice.payments);
    expect(read(writeCii(invoice)).invoice.payments).toEqual(invoice.payments);
  });

  it('knows when VAT becomes due in the codes of both syntaxes', () => {
    const invoice: Invoice = { ...mixed, taxPointCode: '35', period: { end: '2026-11-30' } };
    expect(writeUbl(invoice)).toContain('<cbc:DescriptionCode>35</cbc:DescriptionCode>');
    const cii = writeCii(invoice);
    // The rules allow one in the document, beside however many categories of VAT.
    expect(cii.match(/<ram:DueDateTypeCode>29</g)).toHaveLength(1);
    expect(read(cii).invoice).toMatchObject({ taxPointCode: '35', period: { end: '2026-11-30' } });
    const { invoice: dated } = read(writeCii({ ...mixed, taxPointDate: '2026-11-20' }));
    expect(dated.taxPointDate).toBe('2026-11-20');
  });

  it('gives every party its place in both syntaxes', () => {
    const address = {
      line1: 'Weg 1',
      line2: 'Hof',
      line3: 'Tor 3',
      city: 'Ulm',
      postCode: '89073',
      subdivision: 'BW',
      country: 'DE',
    };
    const parties: Partial<Invoice> = {
      payee: {
        name: 'Factoring AG',
        identifiers: [{ id: '4000001', scheme: '0088' }],
        registrationIdentifier: 'HRB 1',
        registrationScheme: '0204',
      },
      taxRepresentative: { name: 'Vertreter', vatIdentifier: 'FR12345678901', address },
      delivery: { name: 'Lager', locationIdentifier: '7', locationScheme: '0088', date: '2026-11-18', address },
      allowances: [
        {
          amount: '5.00',
          baseAmount: '50.00',
          percentage: '10',
          vatCategory: 'S',
          vatRate: '19',
          reason: 'Rabatt',
          reasonCode: '95',
        },
      ],
      charges: [{ amount: '3.00', vatCategory: 'S', vatRate: '19', reason: 'Fracht', reasonCode: 'FC' }],
    };
    const invoice: Invoice = { ...mixed, ...parties };
    expect(read(writeUbl(invoice)).invoice).toMatchObject(parties);
    expect(read(writeCii(invoice)).invoice).toMatchObject(parties);
  });

  it('keeps an attached file to the byte', () => {
    const attachment = { content: 'AAECAwT/', mimeType: 'application/pdf', filename: 'Anlage "1".pdf' };
    const invoice: Invoice = { ...mixed, documents: [{ reference: 'A-1', description: 'Stunden', attachment }] };
    expect(read(writeUbl(invoice)).invoice.documents).toEqual(invoice.documents);
    expect(read(writeCii(invoice)).invoice.documents).toEqual(invoice.documents);
  });

  it('refuses to write what CII has no place for, by its fields', async () => {
    const thirdPartyPayments = [{ type: 'Maut', amount: '3.00', description: 'Brücke' }];
    const precedingInvoices = [{ number: 'A' }, { number: 'B' }];
    const refused = await refusalOf(() => writeCii({ ...mixed, thirdPartyPayments, precedingInvoices }));
    expect(refused.map(({ code, path }) => [code, path])).toEqual([
      ['einvoice.not_expressible', 'precedingInvoices[1].number'],
      ['einvoice.not_expressible', 'thirdPartyPayments[0].type'],
    ]);
  });
});
