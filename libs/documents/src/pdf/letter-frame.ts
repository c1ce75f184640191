import type { Invoice } from '../einvoice/invoice.ts';
import type { InvoiceView } from './invoice-view.ts';
import type { InvoiceWords } from './invoice-words.ts';
import { formatDate } from './number-format.ts';
import type { Sheet } from './sheet.ts';

/** Measures of the letter in millimetres, after DIN 5008 form B. */
export const frame = {
  left: 25,
  width: 165,
  right: 190,
  top: 45,
  addressTop: 50,
  infoLeft: 122,
  titleTop: 98,
  bottom: 262,
  nextPageTop: 32,
} as const;

/** Colours of the letter. */
export const ink = { accent: '#1f3a5f', grey: '#6e6e73', line: '#c7c7cc', tint: '#f3f5f8' } as const;

/**
 * The head of the first page: name, sender line, recipient, information block, fold marks.
 * Answers the height at which the title may stand.
 */
export function drawFirstHead(sheet: Sheet, view: InvoiceView, words: InvoiceWords): number {
  const { letterhead, invoice } = view;
  const accent = letterhead.accent ?? ink.accent;
  sheet.text(letterhead.name, { x: frame.left, y: 17, width: frame.width }, { size: 20, bold: true, color: accent });
  if (letterhead.tagline)
    sheet.text(letterhead.tagline, { x: frame.left, y: 26.5, width: frame.width }, { size: 9, color: ink.grey });
  sheet.rule(frame.left, 34, frame.width, accent, 1.2);
  sheet.text(
    letterhead.senderLine,
    { x: frame.left, y: frame.addressTop - 4.5, width: 85 },
    { size: 6.5, color: ink.grey },
  );
  sheet.text(recipientLines(invoice).join('\n'), { x: frame.left, y: frame.addressTop + 2, width: 85 }, { size: 10.5 });
  for (const y of [105, 210]) sheet.rule(5, y, 4, ink.line);
  return Math.max(frame.titleTop, drawInformation(sheet, view, words) + 4);
}

/** The short head of every further page. */
export function drawNextHead(sheet: Sheet, view: InvoiceView, words: InvoiceWords): void {
  const { invoice, letterhead } = view;
  const accent = letterhead.accent ?? ink.accent;
  sheet.text(letterhead.name, { x: frame.left, y: 15, width: 100 }, { size: 11, bold: true, color: accent });
  sheet.text(
    `${titleOf(invoice, words)} ${invoice.number}`,
    { x: frame.left, y: 15.5, width: frame.width },
    { size: 9, color: ink.grey, align: 'right' },
  );
  sheet.rule(frame.left, 22, frame.width, accent, 0.8);
}

/** Foot and page number, drawn when the number of pages is known. */
export function drawFoot(sheet: Sheet, view: InvoiceView, words: InvoiceWords, page: number): void {
  const columns = view.letterhead.footer.slice(0, 4);
  const width = frame.width / Math.max(1, columns.length);
  sheet.text(
    words.page(page, sheet.pages),
    { x: frame.left, y: 266, width: frame.width },
    { size: 8, color: ink.grey, align: 'right' },
  );
  sheet.rule(frame.left, 271, frame.width, ink.line);
  columns.forEach((lines, index) => {
    sheet.text(
      lines.join('\n'),
      { x: frame.left + index * width, y: 273.5, width: width - 3 },
      { size: 6.5, color: ink.grey },
    );
  });
}

/** What the document is called: a correction with a negative total is a cancellation. */
export function titleOf(invoice: Invoice, words: InvoiceWords): string {
  const cancels = invoice.typeCode === '384' && invoice.totals.withVat.startsWith('-');
  return words.titles[cancels ? 'cancellation' : invoice.typeCode];
}

function recipientLines({ buyer }: Invoice): string[] {
  const { address, contact } = buyer;
  const lines = [buyer.name, contact?.name, address.line1, address.line2, `${address.postCode} ${address.city}`];
  if (address.country !== 'DE') lines.push(countryName(address.country));
  return lines.filter((line): line is string => Boolean(line));
}

// The post asks for the name of the country in capitals, in a language of the sender's country.
function countryName(code: string): string {
  return (new Intl.DisplayNames(['de'], { type: 'region' }).of(code) ?? code).toUpperCase();
}

function drawInformation(sheet: Sheet, view: InvoiceView, words: InvoiceWords): number {
  const rows = informationRows(view, words).filter(([, value]) => Boolean(value));
  let y = frame.addressTop - 4.5;
  for (const [label, value = ''] of rows) {
    sheet.text(label, { x: frame.infoLeft, y, width: 32 }, { size: 8.5, color: ink.grey });
    y += Math.max(
      4.6,
      sheet.text(
        value,
        { x: frame.infoLeft + 32, y, width: frame.right - frame.infoLeft - 32 },
        { size: 8.5, align: 'right' },
      ) + 0.6,
    );
  }
  return y;
}

function informationRows({ invoice, language }: InvoiceView, words: InvoiceWords): [string, string | undefined][] {
  const { labels } = words;
  const date = (day: string | undefined): string | undefined => day && formatDate(day, language);
  const period = invoice.period && `${date(invoice.period.start)} – ${date(invoice.period.end)}`;
  return [
    [labels.number, invoice.number],
    [labels.date, date(invoice.issueDate)],
    [labels.delivery, date(invoice.deliveryDate)],
    [labels.period, period],
    [
      labels.preceding,
      invoice.precedingInvoices.map((one) => [one.number, date(one.issueDate)].filter(Boolean).join(', ')).join('\n'),
    ],
    [labels.customer, invoice.buyer.identifier],
    [labels.buyerReference, invoice.buyerReference === invoice.buyer.identifier ? undefined : invoice.buyerReference],
    [labels.order, invoice.purchaseOrderReference],
    [labels.contract, invoice.contractReference],
    [labels.yourVatId, invoice.buyer.vatIdentifier],
    [labels.ourVatId, invoice.seller.vatIdentifier],
    [labels.taxNumber, invoice.seller.taxNumber],
  ];
}
