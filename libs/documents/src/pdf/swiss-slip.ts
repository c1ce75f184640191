import type { Letter } from './letter.ts';
import { drawNextPage } from './letter-frame.ts';
import { drawMatrix } from './qr-drawing.ts';
import type { Sheet, TextStyle } from './sheet.ts';
import { printedAddress, type SwissBill } from './swiss-bill.ts';
import type { SwissWords } from './invoice-words.ts';

/** Measures in millimetres after the style guide of the Swiss QR-bill; the slip fills the width of the page. */
const slip = { top: 192, height: 105, paymentLeft: 62, margin: 5 } as const;

/** Where the foot of the page with the slip must end, and where the content above it. */
export const footAboveSlip = slip.top - 4;
const contentBottom = footAboveSlip - 10;

const black = '#000000';
const qrSize = 46;
const crossSize = 7;

/** A column of the slip: its left edge, its width and its two sizes of text. */
interface Part {
  x: number;
  width: number;
  heading: TextStyle;
  value: TextStyle;
}

const receipt: Part = partOf(slip.margin, 52, 6, 8);
const payment: Part = partOf(118, 87, 8, 10);

/** Draws the slip at the foot of the current page, or of a new one where the letter reaches too far down. */
export function drawSwissSlip(letter: Letter, bill: SwissBill, y: number): void {
  if (y > contentBottom) drawNextPage(letter);
  const { sheet } = letter;
  const words = letter.words.swiss;
  sheet.decoration(() => drawSeparation(sheet, words));
  sheet.within('Sect', () => {
    const title: TextStyle = { size: 11, face: 'plain-bold', color: black, role: 'H2' };
    sheet.text(words.receipt, { x: receipt.x, y: slip.top + slip.margin, width: 52 }, title);
    drawParties(sheet, receipt, bill, words, slip.top + 12);
    drawAmount(sheet, receipt, bill, words, slip.top + 68, 20);
    const acceptance = { x: receipt.x, y: slip.top + 82, width: 52 };
    sheet.text(words.acceptance, acceptance, { ...receipt.heading, align: 'right' });
    sheet.text(words.payment, { x: 67, y: slip.top + slip.margin, width: 51 }, title);
    drawCode(sheet, bill, words);
    drawAmount(sheet, { ...payment, x: 67 }, bill, words, slip.top + 68, 22);
    drawParties(sheet, payment, bill, words, slip.top + slip.margin);
  });
}

function partOf(x: number, width: number, heading: number, value: number): Part {
  return {
    x,
    width,
    heading: { size: heading, face: 'plain-bold', color: black, lead: 0.05 },
    value: { size: value, face: 'plain', color: black, lead: 0 },
  };
}

function drawSeparation(sheet: Sheet, words: SwissWords): void {
  sheet.line([0, slip.top], [210, slip.top], black, 0.5, 2);
  sheet.line([slip.paymentLeft, slip.top], [slip.paymentLeft, 297], black, 0.5, 2);
  const place = { x: 0, y: slip.top - 4, width: 210 };
  sheet.text(words.detach, place, { size: 7, face: 'plain', color: black, align: 'center' });
}

/** Whom to pay, for what and by whom; the message stands on the payment part only. */
function drawParties(sheet: Sheet, part: Part, bill: SwissBill, words: SwissWords, top: number): void {
  const { account, reference } = bill.code.printed;
  const blocks: [string, string | undefined][] = [
    [words.account, `${account}\n${printedAddress(bill.creditor)}`],
    [words.reference, reference],
    [words.information, part === payment ? bill.message : undefined],
    [words.payableBy, printedAddress(bill.debtor)],
  ];
  let y = top;
  for (const [label, text] of blocks) if (text !== undefined) y = drawBlock(sheet, part, label, text, y);
}

function drawBlock(sheet: Sheet, { x, width, heading, value }: Part, label: string, text: string, y: number): number {
  const below = y + sheet.text(label, { x, y, width }, heading);
  const height = sheet.text(text, { x, y: below, width }, value);
  return below + height + value.size * 0.35;
}

function drawAmount(sheet: Sheet, part: Part, bill: SwissBill, words: SwissWords, y: number, indent: number): void {
  const cells = [
    { x: part.x, label: words.currency, text: bill.currency },
    { x: part.x + indent, label: words.amount, text: bill.code.printed.amount ?? '' },
  ];
  for (const { x, label, text } of cells) drawBlock(sheet, { ...part, x, width: 30 }, label, text, y);
}

function drawCode(sheet: Sheet, bill: SwissBill, words: SwissWords): void {
  const [x, y] = [67, slip.top + 17];
  sheet.figure(words.codeAlternative, () => {
    drawMatrix(sheet, bill.code.matrix, x, y, qrSize);
    drawCross(sheet, x + (qrSize - crossSize) / 2, y + (qrSize - crossSize) / 2);
  });
}

// The cross in parts of its white square, as its official drawing has them.
function drawCross(sheet: Sheet, x: number, y: number): void {
  const place = (left: number, top: number, width: number, height: number) => ({
    x: x + left * crossSize,
    y: y + top * crossSize,
    width: width * crossSize,
    height: height * crossSize,
  });
  sheet.boxes([place(0, 0, 1, 1)], '#ffffff');
  sheet.boxes([place(0.035, 0.035, 0.93, 0.93)], black);
  sheet.boxes([place(0.417, 0.2, 0.167, 0.556)], '#ffffff');
  sheet.boxes([place(0.222, 0.394, 0.556, 0.167)], '#ffffff');
}
