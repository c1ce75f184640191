import { requireModel } from '../einvoice/model/model-check.ts';
import { requireInput } from '../input/input-check.ts';
import type { InvoiceView } from './invoice-view.ts';
import { viewForm } from './invoice-view.ts';
import { drawParagraphs } from './invoice-closing.ts';
import { drawTotals } from './invoice-totals.ts';
import { beginLetter } from './letter.ts';
import { drawFirstHead, drawFoot, drawLowFoot, frame } from './letter-frame.ts';
import { drawLines } from './line-table.ts';
import { drawPaymentBox } from './payment-box.ts';
import type { Sheet } from './sheet.ts';
import { swissBillFor } from './swiss-bill.ts';
import { drawSwissSlip, footAboveSlip } from './swiss-slip.ts';

/**
 * Prints an invoice as an A4 letter (DIN 5008 form B) that people can read, as PDF/A-3b; with `view.electronic` the file is
 * a hybrid invoice whose embedded XML is the invoice in law. The same view gives the same bytes. Characters that the font
 * lacks are replaced visibly, and the page says so.
 * @throws DocumentError `document.input_invalid` for amounts, dates or other fields that are not what the model or the view says,
 * `payment_code.*` for those that a Swiss payment part does not allow where the invoice is to be paid with one.
 */
export async function renderInvoicePdf(view: InvoiceView): Promise<Uint8Array> {
  requireInput(viewForm, view, 'view');
  requireModel(view.invoice, 'complete');
  const sheet = drawInvoice(view, false);
  // What the font lacks is known when all is drawn, and the sentence that tells of it stands above some of it.
  return (sheet.replacedCharacters ? drawInvoice(view, true) : sheet).bytes();
}

function drawInvoice(view: InvoiceView, lacksCharacters: boolean): Sheet {
  const letter = beginLetter(view, lacksCharacters);
  const { sheet, title, accent, owed } = letter;
  const bill = swissBillFor(letter);
  const titleTop = drawFirstHead(letter, bill ? frame.titleTopAboveSlip : frame.titleTop);
  const place = { x: frame.left, y: titleTop - 1, width: frame.width };
  const titleHeight = sheet.text(title, place, { size: 17, face: 'bold', color: accent, role: 'H1' });
  let y = drawLines(letter, titleTop + titleHeight + 6);
  y = drawTotals(letter, y);
  y = drawParagraphs(letter, y);
  if (bill !== undefined) drawSwissSlip(letter, bill, y);
  else if (owed) drawPaymentBox(letter, y);
  for (let page = 1; page <= sheet.pages; page += 1) {
    sheet.turnTo(page - 1);
    if (bill !== undefined && page === sheet.pages) drawLowFoot(letter, page, footAboveSlip);
    else drawFoot(letter, page);
  }
  if (view.electronic !== undefined) sheet.embed(view.electronic);
  return sheet;
}
