import { Decimal } from 'decimal.js';
import type { InvoiceLine, LineAllowance } from '../einvoice/model/index.ts';
import { formatPeriod, reasonOf } from './letter-facts.ts';
import { ink, type Letter } from './letter.ts';
import { drawNextPage, frame } from './letter-frame.ts';
import { unitName, type Column } from './invoice-words.ts';
import { formatAmount, formatQuantity } from '../locale/number-format.ts';
import type { TextStyle } from './sheet.ts';

const columns: readonly { name: Column; x: number; width: number; align: 'left' | 'right' }[] = [
  { name: 'position', x: 25, width: 10, align: 'left' },
  { name: 'item', x: 35, width: 72, align: 'left' },
  { name: 'quantity', x: 108, width: 24, align: 'right' },
  { name: 'price', x: 133, width: 21, align: 'right' },
  { name: 'vat', x: 155, width: 11, align: 'right' },
  { name: 'amount', x: 167, width: 23, align: 'right' },
];
const item = { x: 35, width: 72 };

const body: TextStyle = { size: 10, role: 'TD' };
const strong: TextStyle = { size: 10, face: 'bold' };
const detail: TextStyle = { size: 8.8, color: ink.grey };
const carriedHeight = 7;
const rowGap = 3.2;
const detailGap = 0.2;

/**
 * Draws the lines from a height on, with a head on each page and the sum carried over at each page break.
 * Answers the height in millimetres at which the table ends on the last page.
 */
export function drawLines(letter: Letter, top: number): number {
  const { sheet, view } = letter;
  let y = top;
  let carried = new Decimal(0);
  sheet.within('Table', () => {
    y = drawTableHead(letter, y);
    view.invoice.lines.forEach((line, index) => {
      const height = Math.min(heightOf(letter, line), frame.bottom - frame.nextPageTop - 2 * carriedHeight);
      if (index > 0 && y + height + carriedHeight > frame.bottom) {
        drawCarried(letter, y, carried);
        y = drawTableHead(letter, drawNextPage(letter));
        y = drawCarried(letter, y, carried);
      }
      y = drawLine(letter, line, y);
      carried = carried.plus(line.netAmount || 0);
      sheet.rule(frame.left, y - 2.1, frame.width, ink.line, 0.3);
    });
  });
  return y;
}

function drawTableHead({ sheet, view, words, accent }: Letter, y: number): number {
  sheet.boxes([{ x: frame.left - 2, y: y - 1.8, width: frame.width + 4, height: 7.6 }], ink.tint, 0.8);
  sheet.within('TR', () => {
    for (const { name, x, width, align } of columns) {
      const unit = name === 'amount' ? ` ${view.invoice.currency}` : '';
      const style: TextStyle = { size: 9.2, face: 'bold', color: accent, align, role: 'TH' };
      sheet.text(`${words.columns[name]}${unit}`, { x, y, width }, style);
    }
  });
  return y + 8.4;
}

// Repeats what the table says already, for people who turn pages.
function drawCarried({ sheet, view, words }: Letter, y: number, carried: Decimal): number {
  const amount = formatAmount(carried.toFixed(2), view.language);
  sheet.decoration(() => {
    sheet.text(words.carried, { ...item, y }, { ...body, color: ink.grey });
    sheet.text(amount, { x: 160, y, width: 30 }, { ...body, color: ink.grey, align: 'right' });
  });
  return y + carriedHeight;
}

function drawLine(letter: Letter, line: InvoiceLine, y: number): number {
  const { sheet } = letter;
  const cells = cellsOf(letter, line);
  const first = sheet.pages - 1;
  let end = y;
  sheet.within('TR', () => {
    for (const { name, x, width, align } of columns) {
      if (name === 'item') sheet.within('TD', () => (end = drawItem(letter, line, y)));
      else sheet.text(cells[name], { x, y, width }, { ...body, align });
      // A long text has begun new pages; what stands beside its beginning belongs there.
      if (name === 'item') sheet.turnTo(first);
    }
  });
  sheet.turnTo(sheet.pages - 1);
  return end + rowGap;
}

/** Name and details; what is longer than the page goes on on the next one. Answers where they end. */
function drawItem(letter: Letter, line: InvoiceLine, top: number): number {
  const end = drawLongText(letter, line.name, top, strong);
  const details = detailsOf(letter, line);
  return details === '' ? end : drawLongText(letter, details, end + detailGap, detail);
}

function drawLongText(letter: Letter, text: string, top: number, style: TextStyle): number {
  const { sheet } = letter;
  let [y, rest] = [top, text];
  while (rest !== '') {
    if (y + 4 > frame.bottom) y = drawNextPage(letter);
    const [part, later] = sheet.split(rest, item.width, frame.bottom - y, style);
    y += sheet.text(part, { ...item, y }, style);
    rest = later;
  }
  return y;
}

function cellsOf({ view, words }: Letter, line: InvoiceLine): Record<Exclude<Column, 'item'>, string> {
  const { language } = view;
  const quantity = formatQuantity(line.quantity, language);
  const base = line.priceBaseQuantity;
  const per = base === undefined || base === '1' ? '' : ` / ${formatQuantity(base, language)}`;
  return {
    position: line.id,
    quantity: `${quantity} ${unitName(words, line.unit) ?? line.unit}`,
    price: `${formatAmount(line.price, language)}${per}`,
    vat: line.vatRate === undefined ? '–' : words.percent(formatQuantity(line.vatRate, language)),
    amount: formatAmount(line.netAmount, language),
  };
}

function heightOf(letter: Letter, line: InvoiceLine): number {
  const details = detailsOf(letter, line);
  const name = letter.sheet.heightOf(line.name, item.width, strong);
  return name + (details === '' ? 0 : letter.sheet.heightOf(details, item.width, detail) + detailGap) + rowGap;
}

function detailsOf({ view, words }: Letter, line: InvoiceLine): string {
  const { language } = view;
  const changes = (list: readonly LineAllowance[], label: (reason: string | undefined) => string): string[] =>
    list.map((change) => `${label(reasonOf(change, language))}: ${formatAmount(change.amount, language)}`);
  return [
    line.sellerItemId,
    line.description,
    ...(line.attributes ?? []).map(({ name, value }) => `${name}: ${value}`),
    line.period && formatPeriod(line.period, language),
    line.note,
    ...changes(line.allowances, words.allowance),
    ...changes(line.charges ?? [], words.charge),
  ]
    .filter(Boolean)
    .join('\n');
}
