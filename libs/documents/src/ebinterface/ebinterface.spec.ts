import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { austrianInvoice } from '../../test/samples/austrian-invoice.ts';
import { refusalOf } from '../../test/judges/refusal.ts';
import type { Invoice } from '../einvoice/model/index.ts';
import { readEbInterface } from './read-ebinterface.ts';
import { writeEbInterface } from './write-ebinterface.ts';

const structure = fileURLToPath(new URL('../../test/judges/ebinterface-6p1.dtd', import.meta.url));

/** What `xmllint` says about elements, their order and their attributes; nothing if they are those of ebInterface 6.1. */
function complaints(document: string): string | undefined {
  const result = spawnSync('xmllint', ['--noout', '--nonet', '--dtdvalid', structure, '-'], {
    input: document,
    encoding: 'utf8',
  });
  if (!result.error) return result.status === 0 ? '' : result.stderr;
  console.warn('skipped: xmllint is not installed, the element list was not asked');
  return '';
}

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readEbInterface(bytes(text));
const written = writeEbInterface(austrianInvoice);
const without = (text: string, element: string) => text.replace(new RegExp(`<${element}[ >][^]*?</${element}>`), '');

/** The Austrian invoice with that date and a discount so many days later. */
const withSkonto = (issueDate: string, days: number): Invoice => ({
  ...austrianInvoice,
  issueDate,
  paymentTerms: { skonto: [{ days, percent: '2.00' }] },
});

describe('an invoice in ebInterface 6.1', () => {
  it('has the elements of the published list in their order', () => {
    expect(complaints(written)).toBe('');
    expect(complaints(without(written, 'ZIP'))).toContain('Address');
  });

  it('says the order, the discount dates, the units and the tax of every part', () => {
    for (const part of [
      '<OrderID>4700000001</OrderID>',
      '<PaymentDate>2026-12-01</PaymentDate>',
      '<Quantity Unit="HUR">8</Quantity>',
      '<TaxPercent TaxCategoryCode="S">20</TaxPercent>',
      '<InvoiceRecipientsBillerID>0000123456</InvoiceRecipientsBillerID>',
      '<VATIdentificationNumber>00000000</VATIdentificationNumber>',
    ])
      expect(written).toContain(part);
  });

  it('is read back as it was', () => {
    const { invoice, version, diagnostics } = read(written);
    expect([version, diagnostics]).toEqual(['6.1', []]);
    expect(invoice).toEqual(austrianInvoice);
  });

  it('with any of its parts missing is written by the list, and the same again after reading', () => {
    const { totals, seller, buyer, lines, ...rest } = austrianInvoice;
    const optional = {
      ...rest,
      payments: [
        ...rest.payments,
        {
          meansCode: '59',
          accounts: [],
          directDebit: { mandate: 'M-1', creditor: 'AT61ZZZ01234567890', account: 'AT611904300234573201' },
        },
        { meansCode: '48', accounts: [], card: { number: '1234', holder: 'K' } },
        { meansCode: '10', accounts: [] },
      ],
    };
    fc.assert(
      fc.property(
        fc.subarray(
          Object.keys(optional).filter((key) => !['number', 'issueDate', 'typeCode', 'currency'].includes(key)),
        ),
        fc.integer({ min: 0, max: 3 }),
        fc.constantFrom('380', '381', '384', '389', '326', '386', '877', '383'),
        fc.subarray(
          Object.keys(lines[0] ?? {}).filter((key) =>
            /Id$|^(note|description|period|attributes|classifications|orderLineReference)$/.test(key),
          ),
        ),
        (dropped, payment, typeCode, droppedOfLine) => {
          const kept = Object.fromEntries(Object.entries(optional).filter(([key]) => !dropped.includes(key)));
          const line = Object.fromEntries(
            Object.entries(lines[0] ?? {}).filter(([key]) => !droppedOfLine.includes(key)),
          );
          const invoice = {
            ...kept,
            notes: kept['notes'] ?? [],
            precedingInvoices: kept['precedingInvoices'] ?? [],
            vatBreakdown: kept['vatBreakdown'] ?? [],
            payments: dropped.includes('payments') ? [] : optional.payments.slice(payment, payment + 1),
            totals,
            seller,
            buyer,
            typeCode,
            lines: [line, ...lines.slice(1)],
          } as unknown as Invoice;
          const text = writeEbInterface(invoice);
          expect(complaints(text)).toBe('');
          expect(writeEbInterface(read(text).invoice)).toBe(text);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('gives a price of more than four decimals for more units', () => {
    const [line] = austrianInvoice.lines;
    if (!line) throw new Error('no line');
    const text = writeEbInterface({ ...austrianInvoice, lines: [{ ...line, price: '0.123456' }] });
    expect(text).toContain('<UnitPrice BaseQuantity="100">12.3456</UnitPrice>');
  });

  it('is refused with every field that the format lacks or demands', async () => {
    const [line] = austrianInvoice.lines;
    if (!line) throw new Error('no line');
    const refused = await refusalOf(() =>
      writeEbInterface({
        ...austrianInvoice,
        number: '',
        buyer: { ...austrianInvoice.buyer, address: { country: 'AT' } },
        documents: [{ reference: 'Anlage' }],
        lines: [{ ...line, quantity: '1.00001', netAmount: '1.005' }],
        payments: [...austrianInvoice.payments, { meansCode: '48', accounts: [], card: { number: '1' } }],
      }),
    );
    expect([...new Set(refused.map(({ code, path }) => `${code.replace('ebinterface.', '')} ${path}`))]).toEqual([
      'term_not_supported documents',
      'term_missing number',
      'term_missing buyer.address.city',
      'term_missing buyer.address.postCode',
      'too_many_decimals lines[0].quantity',
      'too_many_decimals lines[0].netAmount',
      'term_not_supported payments[1]',
    ]);
  });

  it('is refused where a Skonto period follows from a date that is none, or leaves the calendar', async () => {
    for (const broken of [withSkonto('U026-11-21', 10), withSkonto('9999-12-31', 10)]) {
      expect((await refusalOf(() => writeEbInterface(broken))).map(({ code, path }) => `${code} ${path}`)).toEqual([
        'ebinterface.date_invalid issueDate',
      ]);
    }
  });
});

describe('a reader of ebInterface', () => {
  it('takes version 6.0, and says what of the file it leaves out', () => {
    const older = written
      .replace('schema/6p1/', 'schema/6p0/')
      .replace('<Comment>Vielen', '<Extension><Custom ID="x"/></Extension><Comment>Vielen');
    const { version, diagnostics } = read(older);
    expect(version).toBe('6.0');
    expect(diagnostics).toEqual([
      expect.objectContaining({ code: 'ebinterface.content_not_read', severity: 'warning', path: 'Invoice/Extension' }),
    ]);
  });

  it('works out amounts that the format leaves open', () => {
    const shorter = written
      .replace('<TaxAmount>201.00</TaxAmount>', '')
      .replace('<Amount>10.00</Amount>\n      <Comment>Treue', '<Comment>Treue');
    const { invoice } = read(shorter);
    expect([invoice.vatBreakdown[0]?.taxAmount, invoice.allowances?.[0]?.amount]).toEqual(['201.00', '10.00']);
    expect(invoice.totals).toMatchObject({ lineNet: '1010.00', withoutVat: '1005.00', vat: '201.00' });
  });

  it('adds up as many lines as a file may have', () => {
    const items =
      '<TaxItem><TaxableAmount>0.10</TaxableAmount><TaxPercent TaxCategoryCode="Z">0</TaxPercent></TaxItem>';
    const { invoice } = read(written.replace('</Tax>', `${items.repeat(100_000)}</Tax>`));
    expect([invoice.vatBreakdown.length, invoice.totals.vat]).toEqual([100_001, '201.00']);
  });

  it.each([
    ['another format', written.replace('ebinterface.at', 'ebinterface.example'), 'version_unknown', 'Invoice'],
    ['no buyer', without(written, 'InvoiceRecipient'), 'element_missing', 'Invoice/InvoiceRecipient'],
    ['no day', written.replace('>2026-11-21<', '>2026-02-30<'), 'value_invalid', 'Invoice/InvoiceDate'],
    ['no number', written.replace('>1206.00<', '>1206,00<'), 'value_invalid', 'Invoice/TotalGrossAmount'],
    [
      'no unit',
      written.replace(' Unit="C62"', ''),
      'element_missing',
      'Invoice/Details/ItemList/ListLineItem[2]/Quantity/@Unit',
    ],
  ])('refuses %s with its place', async (_, text, code, path) => {
    const [first] = await refusalOf(() => read(text));
    expect(first).toMatchObject({ code: `ebinterface.${code}`, path });
    expect(first?.line).toBeGreaterThan(0);
  });
});
