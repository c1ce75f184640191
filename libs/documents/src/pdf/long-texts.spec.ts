import { describe, expect, it } from '@jest/globals';
import { overlaps, pageTexts } from '../../test/judges/pdf-tools.ts';
import { invoiceOf, sampleInvoices } from '../../test/samples/sample-invoices.ts';
import { sampleLetterhead } from '../../test/samples/sample-letterhead.ts';
import type { Invoice } from '../einvoice/model/index.ts';
import type { Letterhead } from './invoice-view.ts';
import { renderInvoicePdf } from './invoice-pdf.ts';

const sample = (name: string): Invoice => sampleInvoices[name] ?? invoiceOf([]);
const mixed = sample('mixed rates with Skonto');
const swiss = sample('Swiss customer, service in CHF');

/** As many of these words as fit into so many characters. */
function words(word: string, characters: number): string {
  return `${word} `.repeat(characters).slice(0, characters).trim();
}

async function printed(invoice: Invoice, letterhead: Letterhead = sampleLetterhead): Promise<Uint8Array> {
  return renderInvoicePdf({ invoice, language: 'de', letterhead });
}

const name = 'Stadtwerke Musterhausen Gesellschaft für kommunale Versorgung und Dienstleistungen mbH';
const department = {
  name,
  contact: { name: 'Frau Dr. Magdalena Mustermann-Beispielhausen' },
  address: {
    line1: 'Kreditorenbuchhaltung, Gebäude C, 4. Obergeschoss',
    line2: 'Industrieweg 3',
    line3: 'Postfach 12 34 56',
    city: 'Wien',
    postCode: '1010',
    country: 'AT',
  },
};
const longSwiss = {
  name: words('Wasserwirtschaftsgenossenschaft', 70),
  address: {
    line1: words('Wasserwirtschaftsstrasse', 70),
    postCode: '8002',
    city: words('Oberstrass', 35),
    country: 'CH',
  },
};

/** An invoice whose payment part says as much as one may. */
function longestSlip(): Invoice {
  const payments = swiss.payments.map((payment) => ({
    ...payment,
    accounts: payment.accounts.map((account) => ({ ...account, name: longSwiss.name })),
    remittanceInformation: words('Mitteilung', 140),
  }));
  return { ...swiss, payments, seller: { ...swiss.seller, ...longSwiss }, buyer: { ...swiss.buyer, ...longSwiss } };
}

describe('long texts on a printed invoice', () => {
  it.each<[string, Invoice, Letterhead]>([
    ['a recipient of nine lines', { ...mixed, buyer: { ...mixed.buyer, ...department } }, sampleLetterhead],
    [
      'a recipient longer than any window',
      { ...mixed, buyer: { ...mixed.buyer, name: words('Grundstücksverkehrsgenehmigung', 900) } },
      sampleLetterhead,
    ],
    [
      'a sender with a long name',
      mixed,
      {
        ...sampleLetterhead,
        name: `${name} ${name}`,
        tagline: 'Für Sie da',
        senderLine: `${name} · Hafenstraße 12 · 20457 Hamburg`,
      },
    ],
    [
      'a long name and number on further pages',
      { ...mixed, number: words('RE2026', 40), notes: [{ text: words('Hinweis', 6000) }] },
      { ...sampleLetterhead, name },
    ],
    [
      'many columns of many lines at the foot',
      mixed,
      { ...sampleLetterhead, footer: Array.from({ length: 5 }, () => Array.from({ length: 8 }, () => 'Zeile am Fuß')) },
    ],
    ['an article whose description takes pages', described(mixed), sampleLetterhead],
    ['the longest addresses of a Swiss payment part', longestSlip(), sampleLetterhead],
  ])('of %s are printed over nothing else', async (_what, invoice, letterhead) => {
    const over = overlaps(await printed(invoice, letterhead));
    if (over !== undefined) expect(over).toEqual([]);
  });

  it('show whom the letter is for, whole', async () => {
    const [page] = pageTexts(await printed({ ...mixed, buyer: { ...mixed.buyer, ...department } })) ?? [];
    if (page === undefined) return;
    for (const line of ['Dienstleistungen mbH', 'Beispielhausen', '4. Obergeschoss', '1010 Wien', 'ÖSTERREICH'])
      expect(page).toContain(line);
  });

  it('leave quantity and amounts of a line beside its beginning', async () => {
    const [first, second] = pageTexts(await printed(described(mixed))) ?? [];
    if (first === undefined) return;
    expect(first).toMatch(/Beratung 8 Std\. 150,00 19 % 1\.200,00/);
    expect(second).not.toContain('1.200,00');
  });

  it('leave nothing out, not even of a name', async () => {
    const [line] = mixed.lines;
    if (!line) throw new Error('no line');
    const numbered = Array.from({ length: 900 }, (_, index) => `Name${index}`).join(' ');
    const all = pageTexts(await printed(invoiceOf([{ ...line, name: numbered }])))?.join(' ');
    if (all !== undefined) for (const part of [0, 450, 899]) expect(all).toContain(`Name${part}`);
    const footer = Array.from({ length: 6 }, (_, index) => [`Spalte ${index}`]);
    const [page] = pageTexts(await printed(mixed, { ...sampleLetterhead, footer })) ?? [];
    if (page !== undefined) expect(page).toContain('Spalte 5');
  });

  it.each<[string, object]>([
    ['name is longer than one may be', { name: 'N'.repeat(71) }],
    ['address has no place', { address: { country: 'CH' } }],
  ])('leave room on the payment part for a payer whose %s', async (_what, buyer) => {
    const pdf = await printed({ ...swiss, buyer: { ...swiss.buyer, ...buyer } });
    const [page, over] = [pageTexts(pdf)?.join(' '), overlaps(pdf)];
    if (page === undefined) return;
    expect(page.match(/Zahlbar durch \(Name\/Adresse\)/g)).toHaveLength(2);
    expect(over).toEqual([]);
  });

  it('leave the streets to the payment part where the receipt has no room for them', async () => {
    const long = { ...longSwiss, ...streetAt(`${words('Seestrasse', 56)} Haus 12a`) };
    const short = pageTexts(await printed(swissBetween({ name: 'Bergluft AG', ...streetAt('Haus 12a') }, {})))?.join(
      ' ',
    );
    const full = pageTexts(await printed(swissBetween(long, longSwiss)))?.join(' ');
    if (short === undefined) return;
    // As the recipient, on the receipt and on the payment part; then without the receipt.
    expect([short, full].map((text) => (text?.split('Haus 12a').length ?? 1) - 1)).toEqual([3, 2]);
  });
});

/** An invoice in francs between these two. */
function swissBetween(buyer: object, seller: object): Invoice {
  return { ...swiss, seller: { ...swiss.seller, ...seller }, buyer: { ...swiss.buyer, ...buyer } };
}

function streetAt(line1: string): object {
  return { address: { ...longSwiss.address, line1 } };
}

/** The invoice with a first line whose description takes more than a page. */
function described(invoice: Invoice): Invoice {
  const lines = invoice.lines.map((line, index) =>
    index === 0 ? { ...line, description: words('Wort', 5000) } : line,
  );
  return { ...invoice, lines };
}
