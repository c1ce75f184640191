import type { Letter } from './letter.ts';
import { drawNextPage } from './letter-frame.ts';
import { drawMatrix } from './qr-drawing.ts';
import type { Sheet, TextStyle } from './sheet.ts';
import { printedAddress, withoutStreets, type SwissBill } from './swiss-bill.ts';
import type { SwissWords } from './invoice-words.ts';

/** Measures in millimetres after the style guide of the Swiss QR-bill; the slip fills the width of the page. */
const slip = { top: 192, height: 105, paymentLeft: 62, margin: 5 } as const;

/** Where the foot of the page with the slip must end, and where the content above it. */
export const footAboveSlip = slip.top - 4;
const contentBottom = footAboveSlip - 10;

/** Between the title of the receipt and its amount. */
const receiptHeight = 56;

const black = '#000000';
const corner = 3;
const qrSize = 46;
const crossSize = 7;

/** A column of the slip: its left edge, its width and its two sizes of text. */
interface Part {
  x: number;
  width: number;
  heading: TextStyle;
  value: TextStyle;
  /** The size of the field for a payer who is not printed. */
  handWidth: number;
  handHeight: number;
}

const receipt: Part = { ...partOf(slip.margin, 52, 6, 8), handWidth: 52, handHeight: 20 };
const payment: Part = { ...partOf(118, 87, 8, 10), handWidth: 65, handHeight: 25 };

/** Draws the slip at the foot of the current page, or of a new one where the letter reaches too far down. */
export function drawSwissSlip(letter: Letter, bill: SwissBill, y: number): void {
  if (y > contentBottom) drawNextPage(letter);
  const { sheet } = letter;
  const words = letter.words.swiss;
  sheet.decoration(() => drawSeparation(sheet, words));
  sheet.within('Sect', () => {
    const title: TextStyle = { size: 11, face: 'plain-bold', color: black, role: 'H2' };
    sheet.text(words.receipt, { x: receipt.x, y: slip.top + slip.margin, width: 52 }, title);
    drawBlocks(sheet, receipt, receiptBlocks(sheet, bill, words), slip.top + 12);
    drawAmount(sheet, receipt, bill, words, slip.top + 68, 20);
    const acceptance = { x: receipt.x, y: slip.top + 82, width: 52 };
    sheet.text(words.acceptance, acceptance, { ...receipt.heading, align: 'right' });
    sheet.text(words.payment, { x: 67, y: slip.top + slip.margin, width: 51 }, title);
    drawCode(sheet, bill, words);
    drawAmount(sheet, { ...payment, x: 67 }, bill, words, slip.top + 68, 22);
    drawBlocks(sheet, payment, paymentBlocks(bill, words), slip.top + slip.margin);
  });
}

function partOf(x: number, width: number, heading: number, value: number): Omit<Part, 'handWidth' | 'handHeight'> {
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

/** A heading and what stands below it; without a text there is room to write one by hand. */
type Block = readonly [label: string, text: string | undefined];

/** Whom to pay, for what and by whom. */
function paymentBlocks({ code, creditor, debtor, message }: SwissBill, words: SwissWords): Block[] {
  const { account, reference } = code.printed;
  return [
    [words.account, `${account}\n${printedAddress(creditor)}`],
    ...(reference === undefined ? [] : [[words.reference, reference] as const]),
    [words.information, message],
    debtor ? [words.payableBy, printedAddress(debtor)] : [words.payableByHand, undefined],
  ];
}

/** The same without the message; where the receipt has no room for them, the guidelines let the streets be left out. */
function receiptBlocks(sheet: Sheet, bill: SwissBill, words: SwissWords): Block[] {
  const without = (shown: SwissBill): Block[] =>
    paymentBlocks(shown, words).filter(([label]) => label !== words.information);
  const [whole, short] = [without(bill), without(withoutStreets(bill))];
  const height = whole.reduce((sum, block) => sum + heightOfBlock(sheet, receipt, block), 0);
  return height > receiptHeight ? short : whole;
}

function drawBlocks(sheet: Sheet, part: Part, blocks: readonly Block[], top: number): void {
  let y = top;
  for (const block of blocks) y += drawBlock(sheet, part, block, y);
}

/** Answers the height that it took, the gap below included. */
function drawBlock(sheet: Sheet, part: Part, [label, text]: Block, y: number): number {
  const { x, width, heading, value } = part;
  const below = y + sheet.text(label, { x, y, width }, heading);
  if (text === undefined) drawCorners(sheet, part, below);
  const height = text === undefined ? part.handHeight : sheet.text(text, { x, y: below, width }, value);
  return below - y + height + gapBelow(part);
}

/** The corners of a field that the payer fills in by hand. */
function drawCorners(sheet: Sheet, { x, handWidth, handHeight }: Part, top: number): void {
  const [right, bottom] = [x + handWidth, top + handHeight];
  for (const [left, inward] of [
    [x, corner],
    [right, -corner],
  ] as const)
    for (const [edge, downward] of [
      [top, corner],
      [bottom, -corner],
    ] as const) {
      sheet.line([left, edge], [left + inward, edge], black, 0.75);
      sheet.line([left, edge], [left, edge + downward], black, 0.75);
    }
}

function heightOfBlock(sheet: Sheet, part: Part, [label, text]: Block): number {
  const { width, heading, value, handHeight } = part;
  const height = text === undefined ? handHeight : sheet.heightOf(text, width, value);
  return sheet.heightOf(label, width, heading) + height + gapBelow(part);
}

function gapBelow({ value }: Part): number {
  return value.size * 0.35;
}

function drawAmount(sheet: Sheet, part: Part, bill: SwissBill, words: SwissWords, y: number, indent: number): void {
  const cells = [
    { x: part.x, label: words.currency, text: bill.currency },
    { x: part.x + indent, label: words.amount, text: bill.code.printed.amount ?? '' },
  ];
  for (const { x, label, text } of cells) drawBlock(sheet, { ...part, x, width: 30 }, [label, text], y);
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
