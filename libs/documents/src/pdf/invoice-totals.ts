import { Decimal } from 'decimal.js';
import { ink, type Letter } from './letter.ts';
import { frame, roomFor } from './letter-frame.ts';
import { formatAmount, formatQuantity } from './number-format.ts';
import type { TextStyle } from './sheet.ts';

const totalsLeft = 118;
const row: TextStyle = { size: 10, role: 'TD' };
const rowHeight = 5.4;
const strongHeight = 9;
const vatColumns = [
  { x: 25, width: 22, align: 'left' },
  { x: 48, width: 26, align: 'right' },
  { x: 75, width: 24, align: 'right' },
] as const;

interface TotalRow {
  label: string;
  amount: string;
  strong?: boolean;
}

/** Draws the VAT table at the left and the totals at the right, on a new page where they do not fit. Answers where they end. */
export function drawTotals(letter: Letter, top: number): number {
  const rows = totalRows(letter);
  const totalsHeight = rows.reduce((sum, { strong }) => sum + (strong ? strongHeight : rowHeight), 0);
  const vatHeight = (letter.view.invoice.vatBreakdown.length + 1) * rowHeight;
  const y = roomFor(letter, top + 1.5, Math.max(totalsHeight, vatHeight) + 4);
  drawVatTable(letter, y);
  letter.sheet.within('Table', () => {
    let next = y;
    for (const one of rows) next = drawTotal(letter, one, next);
  });
  return y + Math.max(totalsHeight, vatHeight) + 5;
}

function totalRows({ view, words }: Letter): TotalRow[] {
  const { totals } = view.invoice;
  const paid = totals.paid !== undefined && !new Decimal(totals.paid || 0).isZero() ? totals.paid : undefined;
  const rows: (TotalRow | undefined)[] = [
    { label: words.net, amount: totals.withoutVat },
    totals.vat === undefined ? undefined : { label: words.vatTotal, amount: totals.vat },
    { label: words.total, amount: totals.withVat, strong: true },
    paid === undefined ? undefined : { label: words.paid, amount: new Decimal(paid).negated().toFixed() },
    paid === undefined ? undefined : { label: words.due, amount: totals.due, strong: true },
  ];
  return rows.filter((one) => one !== undefined);
}

function drawTotal({ sheet, view, accent }: Letter, { label, amount, strong }: TotalRow, y: number): number {
  const style: TextStyle = strong ? { ...row, size: 12, face: 'bold', color: accent } : row;
  if (strong) sheet.rule(totalsLeft, y + 0.4, frame.right - totalsLeft, accent, 0.8);
  const line = strong ? y + 1.7 : y;
  const currency = strong ? `${view.invoice.currency} ` : '';
  const text = `${currency}${formatAmount(amount, view.language)}`;
  sheet.within('TR', () => {
    sheet.text(label, { x: totalsLeft, y: line, width: 36 }, style);
    sheet.text(
      text,
      { x: totalsLeft + 30, y: line, width: frame.right - totalsLeft - 30 },
      { ...style, align: 'right' },
    );
  });
  return y + (strong ? strongHeight : rowHeight);
}

function drawVatTable({ sheet, view, words }: Letter, top: number): void {
  const { language, invoice } = view;
  const head: TextStyle = { size: 8.8, color: ink.grey, role: 'TH' };
  const cells = invoice.vatBreakdown.map((vat) => [
    vat.category === 'S' || vat.category === 'Z'
      ? words.percent(formatQuantity(vat.rate ?? '0', language))
      : words.noVat,
    formatAmount(vat.taxableAmount, language),
    formatAmount(vat.taxAmount, language),
  ]);
  sheet.within('Table', () => {
    drawCells([words.vatColumns.rate, words.vatColumns.net, words.vatColumns.vat], top + 0.35, head);
    sheet.rule(frame.left, top + 4.9, 74, ink.line, 0.3);
    cells.forEach((texts, index) => drawCells(texts, top + (index + 1) * rowHeight + 0.4, { ...row, size: 9.5 }));
  });

  function drawCells(texts: string[], y: number, style: TextStyle): void {
    sheet.within('TR', () =>
      vatColumns.forEach(({ x, width, align }, index) =>
        sheet.text(texts[index] ?? '', { x, y, width }, { ...style, align }),
      ),
    );
  }
}
