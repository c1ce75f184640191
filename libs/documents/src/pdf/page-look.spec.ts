import { describe, expect, it } from '@jest/globals';
import jsQR from 'jsqr';
import { unlikeStored } from '../../test/judges/page-fingerprint.ts';
import { pagePicture, type Picture } from '../../test/judges/pdf-tools.ts';
import { invoiceOf, sampleInvoices } from '../../test/samples/sample-invoices.ts';
import { sampleLetterhead as letterhead } from '../../test/samples/sample-letterhead.ts';
import type { Invoice } from '../einvoice/model/index.ts';
import { renderInvoicePdf } from './invoice-pdf.ts';

const sample = (name: string): Invoice => sampleInvoices[name] ?? invoiceOf([]);
const mixed = sample('mixed rates with Skonto');
const long = invoiceOf(
  Array.from({ length: 40 }, (_, index) => ({ ...mixed.lines[index % 2], id: `${index}` }) as never),
);

/** The QR code on a page as a scanner reads it. */
function scanned({ width, height, pixels }: Picture): string | undefined {
  const colours = new Uint8ClampedArray(pixels.length * 4);
  pixels.forEach((grey, index) => colours.set([grey, grey, grey, 255], index * 4));
  return jsQR.default(colours, width, height)?.data;
}

describe('the look of a printed invoice', () => {
  it.each([
    ['a German invoice', mixed, 'de', 1],
    ['an English invoice', sample('EU reverse charge'), 'en', 1],
    ['an invoice in francs', sample('Swiss customer, service in CHF'), 'de', 1],
    ['a cancellation', sample('cancellation'), 'de', 1],
    ['a second page', long, 'de', 2],
  ] as const)('is that of %s', async (name, invoice, language, page) => {
    const picture = pagePicture(await renderInvoicePdf({ invoice, language, letterhead }), page, 40);
    if (picture === undefined) return;
    expect(unlikeStored(name, picture)).toEqual([]);
  });

  it('has a GiroCode that a scanner reads', async () => {
    const pdf = await renderInvoicePdf({ invoice: mixed, language: 'de', letterhead });
    const picture = pagePicture(pdf, 1, 120, { x: 150, y: 195, width: 50, height: 70 });
    if (picture === undefined) return;
    const lines = scanned(picture)?.split('\n') ?? [];
    const payee = ['COBADEFFXXX', 'Nordlicht Software GmbH', 'DE89370400440532013000'];
    expect(lines.slice(0, 8)).toEqual(['BCD', '002', '1', 'SCT', ...payee, 'EUR1514.64']);
    expect(lines).toContain('RF78RE202600017');
  });

  it('has a Swiss QR code that a scanner reads, cross and all', async () => {
    const invoice = sample('Swiss customer, service in CHF');
    const pdf = await renderInvoicePdf({ invoice, language: 'en', letterhead });
    const picture = pagePicture(pdf, 1, 120, { x: 62, y: 204, width: 56, height: 56 });
    if (picture === undefined) return;
    const lines = scanned(picture)?.split('\n') ?? [];
    expect(lines.slice(0, 6)).toEqual(['SPC', '0200', '1', 'CH9300762011623852957', 'S', 'Nordlicht Software GmbH']);
    expect(lines).toContain('1200.00');
    expect(lines).toContain('Invoice RE-2026-00017');
  });
});
