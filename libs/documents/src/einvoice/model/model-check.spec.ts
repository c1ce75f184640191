import { describe, expect, it } from '@jest/globals';
import { refusalOf } from '../../../test/judges/refusal.ts';
import { sampleInvoices } from '../../../test/samples/sample-invoices.ts';
import { sampleLetterhead } from '../../../test/samples/sample-letterhead.ts';
import { writeEbInterface } from '../../ebinterface/index.ts';
import { renderInvoicePdf } from '../../pdf/index.ts';
import { validateInvoice } from '../validation/index.ts';
import { reducedTo, writeCii, writeUbl } from '../writing/index.ts';
import { invoiceFrom } from './invoice-shape.ts';
import type { Invoice } from './invoice.ts';

const mixed = sampleInvoices['mixed rates with Skonto']!;
const [line] = mixed.lines;
const [group] = mixed.vatBreakdown;
const printed = (invoice: Invoice): Promise<unknown> =>
  renderInvoicePdf({ invoice, language: 'de', letterhead: sampleLetterhead });
const writers: readonly ((invoice: Invoice) => unknown)[] = [
  (invoice) => writeUbl(invoice),
  (invoice) => writeCii(invoice),
  (invoice) => writeEbInterface(invoice),
  (invoice) => reducedTo('factur-x-basic', invoice),
  printed,
];

/** An invoice from outside of the compiler's sight, as out of JSON. */
const foreign = (changes: Record<string, unknown>): Invoice => invoiceFrom({ ...mixed, ...changes });
const endless: Record<string, unknown> = { ...line };
endless['subLines'] = [endless];

describe('an invoice that is not what its type says', () => {
  it.each<[string, Record<string, unknown>, unknown[]]>([
    [
      'a step of Skonto without percentage',
      { paymentTerms: { skonto: [{ days: 10 }] } },
      ['paymentTerms.skonto[0].percent'],
    ],
    ['no days', { paymentTerms: { skonto: [{ days: 1.5, percent: '2' }] } }, ['paymentTerms.skonto[0].days']],
    ['no list of Skonto', { paymentTerms: { text: 'netto' } }, ['paymentTerms.skonto']],
    ['numbers instead of texts', { number: 17, lines: [{ ...line, price: 150 }] }, ['number', 'lines[0].price']],
    ['no totals', { totals: undefined }, ['totals']],
    ['null in lists', { lines: [null], payments: null }, ['payments', 'lines[0]']],
    ['lines without end', { lines: [endless] }, [expect.stringMatching(/^lines\[0\](\.subLines\[0\]){50}$/)]],
  ])('is refused by every writer: %s', async (_, changes, paths) => {
    for (const write of writers) {
      const refused = await refusalOf(async () => write(foreign(changes)));
      expect(refused.map(({ code, path }) => [code, path])).toEqual(
        paths.map((path) => ['document.input_invalid', path]),
      );
    }
  });

  it('is refused with the first faults of very many', async () => {
    expect(await refusalOf(() => writeUbl(foreign({ lines: Array.from({ length: 5000 }) })))).toHaveLength(200);
  });

  it.each<[string, Record<string, unknown>, string, string]>([
    ['a day that does not exist', { issueDate: '2026-02-30' }, 'issueDate', 'date'],
    ['an amount in words', { totals: { ...mixed.totals, due: 'zwölf' } }, 'totals.due', 'decimal'],
    ['what a calculation made of no number', { totals: { ...mixed.totals, due: 'NaN' } }, 'totals.due', 'decimal'],
    ['what has no end', { vatBreakdown: [{ ...group, rate: 'Infinity' }] }, 'vatBreakdown[0].rate', 'decimal'],
    ['a power of ten', { lines: [{ ...line, quantity: '1e3' }] }, 'lines[0].quantity', 'decimal'],
    ['a decimal comma', { lines: [{ ...line, price: '1,50' }] }, 'lines[0].price', 'decimal'],
    [
      'a Skonto of no number',
      { paymentTerms: { skonto: [{ days: 10, percent: 'NaN' }] } },
      'paymentTerms.skonto[0].percent',
      'decimal',
    ],
  ])('is refused by every writer and nothing is written: %s', async (_, changes, path, demand) => {
    for (const write of writers)
      expect(await refusalOf(async () => write(foreign(changes)))).toMatchObject([
        { code: 'document.input_invalid', path, facts: { demand } },
      ]);
  });

  it.each<[string, Record<string, unknown>, string, string]>([
    ['no day at all', { issueDate: undefined }, 'issueDate', 'date'],
    ['an empty amount', { totals: { ...mixed.totals, due: '' } }, 'totals.due', 'decimal'],
    ['a line without a name', { lines: [{ ...line, name: undefined }] }, 'lines[0].name', 'text'],
  ])('is refused where somebody calculates with it: %s', async (_, changes, path, demand) => {
    for (const write of [printed, (invoice: Invoice) => writeEbInterface(invoice)])
      expect(await refusalOf(async () => write(foreign(changes)))).toMatchObject([
        { code: 'document.input_invalid', path, facts: { demand } },
      ]);
    expect(await refusalOf(() => writeUbl(foreign(changes)))).toEqual([]);
  });

  it('is written without a total of VAT that cannot be worked out, which the rules tell', () => {
    const changes = { totals: { ...mixed.totals, vat: undefined }, vatBreakdown: [{ ...group, taxAmount: undefined }] };
    const { findings } = validateInvoice(new TextEncoder().encode(writeUbl(foreign(changes))));
    expect(findings.map(({ rule }) => rule)).toContain('BR-46');
  });

  it('is refused when the file shall bear a moment that is none', async () => {
    const view = { invoice: mixed, language: 'de', letterhead: sampleLetterhead, createdAt: 'gestern' } as const;
    expect(await refusalOf(renderInvoicePdf(view))).toMatchObject([
      { code: 'document.input_invalid', path: 'createdAt' },
    ]);
  });
});
