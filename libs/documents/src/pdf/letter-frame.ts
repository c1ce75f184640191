import { ink, type Letter } from './letter.ts';
import type { TextStyle } from './sheet.ts';
import { informationRows, recipientLines } from './letter-facts.ts';

/** Measures of the letter in millimetres, after DIN 5008 form B. */
export const frame = {
  left: 25,
  width: 165,
  right: 190,
  addressTop: 50,
  infoLeft: 122,
  titleTop: 98,
  /** Where a payment part takes the lower third: right below the window of the envelope. */
  titleTopAboveSlip: 90,
  bottom: 260,
  nextPageTop: 32,
  footTop: 265,
} as const;

/** What long names and addresses may take before they are set smaller. */
const nameBox = { width: frame.width, height: 11.5 };
const senderBox = { width: 85, height: 5.8 };
const addressBox = { width: 85, height: 38 };

/**
 * The head of the first page: name, sender line, recipient, information block, fold marks.
 * Answers the height at which the title may stand, `titleTop` or below.
 */
export function drawFirstHead(letter: Letter, titleTop: number): number {
  const { sheet, view, accent } = letter;
  const { letterhead } = view;
  const name = sheet.fitted(letterhead.name, nameBox, { size: 21, face: 'bold', color: accent }, 8);
  sheet.text(letterhead.name, { x: frame.left, y: 15.5, width: frame.width }, name);
  if (letterhead.tagline !== undefined)
    sheet.text(letterhead.tagline, { x: frame.left, y: 25.5, width: frame.width }, { size: 10, color: ink.grey });
  sheet.decoration(() => {
    sheet.rule(frame.left, 33.5, frame.width, accent, 1);
    for (const y of [105, 210]) sheet.rule(5, y, 4, ink.line);
    sheet.rule(5, 148.5, 6, ink.line);
  });
  return Math.max(titleTop, drawRecipient(letter) + 4, drawInformation(letter) + 4);
}

/** The recipient below the sender, in the window of an envelope as long as it can be read there. Answers where it ends. */
function drawRecipient({ sheet, view }: Letter): number {
  const { letterhead, invoice } = view;
  const { left, addressTop } = frame;
  const { width } = addressBox;
  const sender = sheet.fitted(letterhead.senderLine, senderBox, { size: 7, color: ink.grey }, 5);
  sheet.text(letterhead.senderLine, { x: left, y: addressTop - 4.5, width }, sender);
  const recipient = recipientLines(invoice).join('\n');
  const style = sheet.fitted(recipient, addressBox, { size: 11.5 }, 8);
  const y = addressTop + 1.5;
  return y + sheet.text(recipient, { x: left, y, width }, style);
}

/** The height at which something of that height may stand: where one is, or below the head of a new page. */
export function roomFor(letter: Letter, y: number, height: number): number {
  if (y + height <= frame.bottom) return y;
  return drawNextPage(letter);
}

const headHeight = 6.6;

/** A new page with its short head. Answers where its content begins. */
export function drawNextPage({ sheet, view, title, accent }: Letter): number {
  sheet.addPage();
  sheet.decoration(() => {
    const { left, width } = frame;
    const { name } = view.letterhead;
    const bold = sheet.fitted(name, { width: 100, height: headHeight }, { size: 12, face: 'bold', color: accent }, 6);
    const grey = sheet.fitted(
      title,
      { width: 60, height: headHeight },
      { size: 10, color: ink.grey, align: 'right' },
      5,
    );
    sheet.text(name, { x: left, y: 14.5, width: 100 }, bold);
    sheet.text(title, { x: frame.right - 60, y: 15, width: 60 }, grey);
    sheet.rule(left, 22, width, accent, 0.8);
  });
  return frame.nextPageTop;
}

/** Foot and page number of the page that is turned to, drawn when the number of pages is known. */
export function drawFoot({ sheet, view, words }: Letter, page: number): void {
  const columns = view.letterhead.footer;
  const width = frame.width / Math.max(1, columns.length);
  sheet.decoration(() => {
    const number = { x: frame.left, y: frame.footTop, width: frame.width };
    sheet.text(words.page(page, sheet.pages), number, { size: 8.5, color: ink.grey, align: 'right' });
    sheet.rule(frame.left, frame.footTop + 5.5, frame.width, ink.line);
    columns.forEach((lines, index) => {
      const text = lines.join('\n');
      const place = { x: frame.left + index * width, y: frame.footTop + 7.5, width: width - 3, height: 20 };
      sheet.text(text, place, sheet.fitted(text, place, { size: 7.2, color: ink.grey }, 4));
    });
  });
}

/** The same in two lines of text above that height, for a page whose lower part belongs to something else. */
export function drawLowFoot({ sheet, view, words }: Letter, page: number, bottom: number): void {
  const text = [...view.letterhead.footer.flat(), words.page(page, sheet.pages)].join(' · ');
  const style: TextStyle = { size: 6.8, color: ink.grey, align: 'center' };
  const y = bottom - sheet.heightOf(text, frame.width, style);
  sheet.decoration(() => {
    sheet.rule(frame.left, y - 1.2, frame.width, ink.line);
    sheet.text(text, { x: frame.left, y, width: frame.width }, style);
  });
}

function drawInformation({ sheet, view, words }: Letter): number {
  const labelWidth = 30;
  const x = frame.infoLeft + labelWidth;
  let y = frame.addressTop - 4.5;
  for (const [label, value] of informationRows(view, words)) {
    sheet.text(label, { x: frame.infoLeft, y, width: labelWidth }, { size: 9, color: ink.grey });
    const height = sheet.text(value, { x, y, width: frame.right - x }, { size: 9, align: 'right' });
    y += Math.max(4.6, height + 0.5);
  }
  return y;
}
