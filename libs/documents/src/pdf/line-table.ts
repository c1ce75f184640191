import { Decimal } from 'decimal.js';
import type { InvoiceLine } from '../einvoice/invoice.ts';
import type { InvoiceView } from './invoice-view.ts';
import type { InvoiceWords } from './invoice-words.ts';
import { drawNextHead, frame, ink } from './letter-frame.ts';
import { formatAmount, formatDate, formatQuantity } from './number-format.ts';
import type { Sheet, TextStyle } from './sheet.ts';

type Column = keyof InvoiceWords['columns'];

const columns: Record<Column, { x: number; width: number; align: 'left' | 'right' }> = {
  position: { x: 25, width: 10, align: 'left' },
  item: { x: 35, width: 72, align: 'left' },
  quantity: { x: 108, width: 25, align: 'right' },
  price: { x: 134, width: 20, align: 'right' },
  vat: { x: 155, width: 11, align: 'right' },
  amount: { x: 167, width: 23, align: 'right' },
};

const body: TextStyle = { size: 9 };
const detail: TextStyle = { size: 8, color: ink.grey };
const carriedHeight = 8;

/**
 * Draws the lines from a height on, with a head on each page and the sum carried over at each page break.
 * Answers the height in millimetres at which the table ends on the last page.
 */
export function drawLines(sheet: Sheet, view: InvoiceView, words: InvoiceWords, top: number): number {
  const { invoice } = view;
  let y = drawTableHead(sheet, view, words, top);
  let carried = new Decimal(0);
  invoice.lines.forEach((line, index) => {
    const height = heightOf(sheet, view, words, line);
    if (index > 0 && y + height + carriedHeight > frame.bottom) {
      drawCarried(sheet, view, words, y, carried);
      sheet.addPage();
      drawNextHead(sheet, view, words);
      y = drawTableHead(sheet, view, words, frame.nextPageTop);
      y = drawCarried(sheet, view, words, y, carried);
    }
    drawLine(sheet, view, words, line, y);
    y += height;
    carried = carried.plus(line.netAmount || 0);
    sheet.rule(frame.left, y - 2.2, frame.width, ink.line, 0.3);
  });
  return y;
}

function cell(sheet: Sheet, column: Column, text: string, y: number, style: TextStyle): void {
  const { x, width, align } = columns[column];
  sheet.text(text, { x, y, width }, { ...style, align });
}

function drawTableHead(sheet: Sheet, view: InvoiceView, words: InvoiceWords, y: number): number {
  const accent = view.letterhead.accent ?? ink.accent;
  sheet.box({ x: frame.left - 2, y: y - 2, width: frame.width + 4 }, 7.4, ink.tint);
  for (const column of Object.keys(columns) as Column[]) {
    const label = column === 'amount' ? `${words.columns.amount} ${view.invoice.currency}` : words.columns[column];
    cell(sheet, column, label, y, { size: 8.5, bold: true, color: accent });
  }
  return y + 8.5;
}

function drawCarried(
  sheet: Sheet,
  { language }: InvoiceView,
  words: InvoiceWords,
  y: number,
  carried: Decimal,
): number {
  cell(sheet, 'item', words.carried, y + 1, { ...body, color: ink.grey });
  cell(sheet, 'amount', formatAmount(carried.toFixed(2), language), y + 1, { ...body, color: ink.grey });
  return y + carriedHeight;
}

function drawLine(sheet: Sheet, view: InvoiceView, words: InvoiceWords, line: InvoiceLine, y: number): void {
  const { language } = view;
  const unit = words.units[line.unit] ?? line.unit;
  const per =
    line.priceBaseQuantity && line.priceBaseQuantity !== '1'
      ? ` / ${formatQuantity(line.priceBaseQuantity, language)}`
      : '';
  cell(sheet, 'position', line.id, y, body);
  cell(sheet, 'quantity', `${formatQuantity(line.quantity, language)} ${unit}`, y, body);
  cell(sheet, 'price', `${formatAmount(line.price, language)}${per}`, y, body);
  cell(sheet, 'vat', line.vatRate === undefined ? '–' : `${formatQuantity(line.vatRate, language)} %`, y, body);
  cell(sheet, 'amount', formatAmount(line.netAmount, language), y, body);
  const { x, width } = columns.item;
  const nameHeight = sheet.text(line.name, { x, y, width }, { ...body, bold: true });
  const details = detailsOf(line, view, words);
  if (details) sheet.text(details, { x, y: y + nameHeight + 0.3, width }, detail);
}

function heightOf(sheet: Sheet, view: InvoiceView, words: InvoiceWords, line: InvoiceLine): number {
  const { width } = columns.item;
  const details = detailsOf(line, view, words);
  return (
    sheet.heightOf(line.name, width, { ...body, bold: true }) +
    (details ? sheet.heightOf(details, width, detail) + 0.3 : 0) +
    4.2
  );
}

function detailsOf(line: InvoiceLine, { language }: InvoiceView, words: InvoiceWords): string {
  const period = line.period && `${formatDate(line.period.start, language)} – ${formatDate(line.period.end, language)}`;
  const allowances = line.allowances.map((allowance) => {
    const percent = allowance.percentage ? ` ${formatQuantity(allowance.percentage, language)} %` : '';
    return words.discount(
      `${allowance.reason ?? allowance.reasonCode ?? ''}${percent}`,
      formatAmount(allowance.amount, language),
    );
  });
  return [line.sellerItemId, line.description, period, line.note, ...allowances].filter(Boolean).join('\n');
}
