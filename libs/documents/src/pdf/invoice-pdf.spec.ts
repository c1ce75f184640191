import { describe, expect, it } from '@jest/globals';
import { pageTexts } from '../../test/judges/pdf-tools.ts';
import { invoiceOf, sampleInvoices } from '../../test/samples/sample-invoices.ts';
import { sampleLetterhead as letterhead } from '../../test/samples/sample-letterhead.ts';
import type { Invoice } from '../einvoice/model/index.ts';
import { renderInvoicePdf } from './invoice-pdf.ts';
import { formatAmount } from '../locale/number-format.ts';
import { printable } from './printable-text.ts';

const mixed = sampleInvoices['mixed rates with Skonto']!;
const long = invoiceOf(
  Array.from({ length: 60 }, (_, index) => ({
    ...mixed.lines[0]!,
    id: String(index + 1),
    quantity: '1',
    netAmount: '150.00',
  })),
);

async function pagesOf(invoice: Invoice, language: 'de' | 'en' = 'de'): Promise<string[] | undefined> {
  return pageTexts(await renderInvoicePdf({ invoice, language, letterhead }));
}

/** 900 numbered words, more than a page of them. */
function longText(word: string): string {
  return Array.from({ length: 900 }, (_, index) => `${word}${index}`).join(' ');
}

function isLatin(codePoint: number): boolean {
  return codePoint < 0x180;
}

describe('the printed invoice', () => {
  it('is the same each time', async () => {
    const [first, second] = [
      await renderInvoicePdf({ invoice: mixed, language: 'de', letterhead }),
      await renderInvoicePdf({ invoice: structuredClone(mixed), language: 'de', letterhead }),
    ];
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
    expect(Buffer.from(first).toString('latin1')).toContain('(D:20261121000000Z)');
  });

  it('does not depend on the documents before it', async () => {
    // Two characters each that look alike and share a glyph: what a page says must not come from another document.
    for (const text of ['\u00b5m', '\u03bcm', '\u0394t', '\u2206t']) {
      const [page] = (await pagesOf({ ...mixed, notes: [{ text }] })) ?? [];
      if (page !== undefined) expect(page).toContain(text);
    }
  });

  it('says who, what, how much, until when and whereto', async () => {
    const [page] = (await pagesOf(mixed)) ?? [];
    if (page === undefined) return;
    for (const words of [
      'Müller & Söhne <Maschinenbau> AG',
      'Rechnung RE-2026-00017',
      'Leistungsdatum 18.11.2026',
      'Beratung 8 Std. 150,00 19 % 1.200,00',
      'abzüglich Mengenrabatt 10 %: 9,00',
      '19 % 1.200,00 228,00',
      'Summe netto 1.280,97',
      'Umsatzsteuer 233,67',
      'Gesamtbetrag EUR 1.514,64',
      'Zahlbar bis 21.12.2026.',
      'Bei Zahlung bis 01.12.2026 gewähren wir 2 % Skonto (EUR 30,29); zu zahlen sind dann EUR 1.484,35.',
      'IBAN DE89 3704 0044 0532 0130 00',
      'Seite 1 von 1',
    ]) {
      expect(page).toContain(words);
    }
  });

  it('carries the sum over to each further page and numbers the pages', async () => {
    const pages = (await pagesOf(long)) ?? [];
    if (pages.length === 0) return;
    expect(pages.length).toBeGreaterThan(2);
    const carried = pages.map((page) => [...page.matchAll(/Übertrag ([\d.,]+)/g)].map(([, sum]) => sum));
    carried.slice(1).forEach((sums, index) => expect(sums[0]).toBe(carried[index]?.at(-1)));
    const shown = pages.slice(0, 1).map((page) => [...page.matchAll(/ 150,00 19 % 150,00/g)].length);
    expect(carried[0]).toEqual([formatAmount(String((shown[0] ?? 0) * 150), 'de')]);
    expect(pages.at(-1)).toContain(`Seite ${pages.length} von ${pages.length}`);
  });

  it('speaks English with English numbers and dates', async () => {
    const [page] = (await pagesOf(sampleInvoices['EU reverse charge']!, 'en')) ?? [];
    if (page === undefined) return;
    expect(page).toContain('Invoice date 21 Nov 2026');
    expect(page).toContain('Total EUR 1,200.00');
    expect(page).toContain('Reverse charge: the recipient owes the VAT');
    expect(page).toContain('Your VAT ID ATU13585627');
    expect(page).toContain('ÖSTERREICH');
  });

  it('adds up allowances, charges, tax in another currency, what is paid and what is rounded', async () => {
    const invoice: Invoice = {
      ...mixed,
      vatCurrency: 'CHF',
      allowances: [{ amount: '50.00', reason: 'Treuebonus', percentage: '5' }],
      charges: [{ amount: '12.50', reason: 'Fracht' }],
      totals: {
        ...mixed.totals,
        lineNet: '1318.47',
        vatInAccountingCurrency: '218.00',
        paid: '500.00',
        rounding: '0.01',
        due: '1014.65',
      },
    };
    const [page] = (await pagesOf(invoice)) ?? [];
    if (page === undefined) return;
    for (const words of [
      'Summe der Positionen 1.318,47',
      'abzüglich Treuebonus 5 % -50,00',
      'zuzüglich Fracht 12,50',
      'Umsatzsteuer in CHF 218,00',
      'Bereits gezahlt -500,00',
      'Rundung 0,01',
      'Zu zahlen EUR 1.014,65',
    ])
      expect(page).toContain(words);
  });

  it('of a direct debit says so and gives no account to pay to', async () => {
    const directDebit = { mandate: 'M-77', creditor: 'DE98ZZZ09999999999', account: 'DE89370400440532013000' };
    const [page] = (await pagesOf({ ...mixed, payments: [{ meansCode: '59', accounts: [], directDebit }] })) ?? [];
    if (page === undefined) return;
    const text = page.replace(/\s+/g, ' ').replace('Gläubiger- ID', 'Gläubiger-ID');
    expect(text).toContain(
      'per SEPA-Lastschrift vom Konto DE89 3704 0044 0532 0130 00 eingezogen (Gläubiger-ID DE98ZZZ09999999999, Mandat M-77).',
    );
    expect(text).not.toContain('Bankverbindung');
  });

  it('shows codes without words of ours as they are', async () => {
    const line = { ...mixed.lines[0]!, unit: 'constructor' };
    const [page] = (await pagesOf(invoiceOf([line], { typeCode: 'toString' }))) ?? [];
    if (page === undefined) return;
    expect(page).toContain('Rechnung RE-2026-00017');
    expect(page).toContain('8 constructor');
  });

  it('of a cancellation names the cancelled invoice and asks for no money', async () => {
    const [page] = (await pagesOf(sampleInvoices['cancellation']!)) ?? [];
    if (page === undefined) return;
    expect(page).toContain('Stornorechnung ST-2026-00002');
    expect(page).toContain('Zu Rechnung RE-2026-00017');
    expect(page).toContain('EUR -1.514,64');
    expect(page).not.toContain('Bankverbindung');
  });

  it('of a credit note does not ask the buyer for money', async () => {
    const payments = [{ meansCode: '58', accounts: [{ iban: 'DE89370400440532013000' }] }];
    const [page] = (await pagesOf({ ...mixed, typeCode: '381', payments })) ?? [];
    if (page === undefined) return;
    expect(page).toContain('Rechnungskorrektur RE-2026-00017');
    expect(page).toMatch(/Bei Ausgleich bis .* % Skonto .* abgezogen; es bleiben EUR/);
    for (const asking of ['Bankverbindung', 'zu zahlen', 'scannen']) expect(page).not.toContain(asking);
  });

  it('prints names of all Europe, replaces what the font lacks visibly and says so', async () => {
    const [plain] = (await pagesOf({ ...mixed, notes: [{ text: 'Łódź, Čačak, Ελλάδα, Київ, €' }] })) ?? [];
    const [replaced] = (await pagesOf({ ...mixed, notes: [{ text: '東京 €' }] })) ?? [];
    if (plain === undefined || replaced === undefined) return;
    expect(plain).toContain('Łódź, Čačak, Ελλάδα, Київ, €');
    expect(plain).not.toContain('sind ersetzt');
    expect(replaced).toContain('¿¿ €');
    expect(replaced).toContain('Zeichen, die diese Schrift nicht kennt, sind ersetzt.');
  });

  it.each<[string, Partial<Invoice>, typeof letterhead]>([
    [
      'account',
      { payments: [{ meansCode: '58', accounts: [{ iban: 'DE89370400440532013000', name: 'שלום' }] }] },
      letterhead,
    ],
    ['foot', {}, { ...letterhead, footer: [['مرحبا']] }],
  ])('says of characters that it replaces below: %s', async (_where, change, paper) => {
    const pdf = await renderInvoicePdf({ invoice: { ...mixed, ...change }, language: 'de', letterhead: paper });
    const text = pageTexts(pdf)?.join(' ');
    if (text !== undefined) expect(text).toMatch(/sind ersetzt\..*¿/s);
  });

  it('goes on on the next page where one text alone is longer than a page', async () => {
    const line = { ...mixed.lines[0]!, description: longText('Teil') };
    const pages = (await pagesOf(invoiceOf([line, line], { notes: [{ text: longText('Hinweis') }] }))) ?? [];
    if (pages.length === 0) return;
    const all = pages.join(' ');
    for (const word of ['Teil', 'Hinweis']) for (const part of [0, 450, 899]) expect(all).toContain(`${word}${part}`);
    for (const [index, page] of pages.entries()) expect(page).toContain(`Seite ${index + 1} von ${pages.length}`);
    expect(pages.at(-1)).toContain('Bankverbindung');
  });
});

describe('printable text', () => {
  it('keeps what the font has and combines accents', () => {
    expect(printable('Größe: 5 § „Šárka“'.replace(/[„“]/g, '"'), isLatin)).toEqual({
      text: 'Größe: 5 § "Šárka"',
      replaced: false,
    });
    expect(printable('Mu\u0308ller', isLatin)).toEqual({ text: 'Müller', replaced: false });
    expect(printable('Bau\u00adhof\u200b\u202e', isLatin)).toEqual({ text: 'Bauhof', replaced: false });
  });

  it('never lets a strange character become another one silently', () => {
    expect(printable('Ǎ ①中\u{1F600}', isLatin)).toEqual({ text: 'A 1¿¿', replaced: true });
    expect(printable('⑩ ㎏ Aﬃne', isLatin)).toEqual({ text: '10 kg Affine', replaced: true });
    expect(printable('\u2764\uFE0F שלום', isLatin)).toEqual({ text: '¿ ¿¿¿¿', replaced: true });
    expect(printable('\u{1F469}\u200D\u{1F4BB} \u0600', isLatin)).toEqual({ text: '¿¿ ¿', replaced: true });
  });
});
