import type { InvoiceView } from './invoice-view.ts';
import { wordsFor } from './invoice-words.ts';
import { drawClosing } from './invoice-closing.ts';
import { drawFirstHead, drawFoot, frame, ink, titleOf } from './letter-frame.ts';
import { drawLines } from './line-table.ts';
import { Sheet } from './sheet.ts';

/**
 * Prints an invoice as an A4 letter (DIN 5008 form B) that people can read; the XRechnung stays the invoice in law.
 * The same view gives the same bytes: the file bears the invoice date. Characters that the font lacks are replaced visibly,
 * and the page says so.
 */
export async function renderInvoicePdf(view: InvoiceView): Promise<Uint8Array> {
  const { invoice, letterhead } = view;
  const words = wordsFor(view.language);
  const title = `${titleOf(invoice, words)} ${invoice.number}`;
  const sheet = new Sheet({
    title,
    author: letterhead.name,
    language: view.language,
    createdAt: new Date(`${invoice.issueDate}T00:00:00Z`),
  });
  const titleTop = drawFirstHead(sheet, view, words);
  sheet.text(
    title,
    { x: frame.left, y: titleTop, width: frame.width },
    { size: 16, bold: true, color: letterhead.accent ?? ink.accent },
  );
  const end = drawLines(sheet, view, words, titleTop + 15);
  drawClosing(sheet, view, words, end);
  for (let page = 0; page < sheet.pages; page += 1) {
    sheet.turnTo(page);
    drawFoot(sheet, view, words, page + 1);
  }
  return sheet.bytes();
}
