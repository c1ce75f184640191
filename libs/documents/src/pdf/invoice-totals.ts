import { Decimal } from 'decimal.js';
import type { InvoiceView } from './invoice-view.ts';
import type { InvoiceWords } from './invoice-words.ts';
import { ink, type Letter } from './letter.ts';
import { frame, roomFor } from './letter-frame.ts';
import { reasonOf } from './letter-facts.ts';
import { formatAmount, formatQuantity } from '../locale/number-format.ts';
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
  const totalsHeight = rows.reduce((sum, one) => sum + heightOf(letter, one), 0);
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
  const { totals, currency, vatCurrency = currency } = view.invoice;
  const changes = documentChanges(view, words);
  const settled: (TotalRow | undefined)[] = [
    isNothing(totals.paid) ? undefined : { label: words.paid, amount: negated(totals.paid) },
    ...(view.invoice.thirdPartyPayments ?? []).map(({ description, amount }) => ({ label: description, amount })),
    isNothing(totals.rounding) ? undefined : { label: words.rounding, amount: totals.rounding },
  ];
  const rows: (TotalRow | undefined)[] = [
    changes.length === 0 ? undefined : { label: words.lineTotal, amount: totals.lineNet ?? '0' },
    ...changes,
    { label: words.net, amount: totals.withoutVat },
    totals.vat === undefined ? undefined : { label: words.vatTotal, amount: totals.vat },
    { label: words.total, amount: totals.withVat, strong: true },
    totals.vatInAccountingCurrency === undefined
      ? undefined
      : { label: words.vatIn(vatCurrency), amount: totals.vatInAccountingCurrency },
    ...settled,
    settled.some(Boolean) ? { label: words.due, amount: totals.due, strong: true } : undefined,
  ];
  return rows.filter((one) => one !== undefined);
}

function documentChanges({ invoice, language }: InvoiceView, words: InvoiceWords): TotalRow[] {
  return [
    ...(invoice.allowances ?? []).map((change) => ({
      label: words.allowance(reasonOf(change, language)),
      amount: negated(change.amount),
    })),
    ...(invoice.charges ?? []).map((change) => ({
      label: words.charge(reasonOf(change, language)),
      amount: change.amount,
    })),
  ];
}

function isNothing(amount: string | undefined): amount is undefined {
  return amount === undefined || new Decimal(amount || 0).isZero();
}

function negated(amount: string): string {
  return new Decimal(amount || 0).negated().toFixed();
}

function heightOf(letter: Letter, total: TotalRow): number {
  const { label, style, labelWidth } = looksOf(letter, total);
  return total.strong ? strongHeight : Math.max(rowHeight, letter.sheet.heightOf(label, labelWidth, style));
}

/** How a row is written: the amount takes what it needs, a long label wraps beside it. */
function looksOf({ sheet, view, accent }: Letter, { label, amount, strong }: TotalRow) {
  const style: TextStyle = strong ? { ...row, size: 12, face: 'bold', color: accent } : row;
  const text = `${strong ? `${view.invoice.currency} ` : ''}${formatAmount(amount, view.language)}`;
  return { label, text, style, labelWidth: frame.right - totalsLeft - sheet.widthOf(text, style) - 3 };
}

function drawTotal(letter: Letter, total: TotalRow, y: number): number {
  const { sheet, accent } = letter;
  const { label, text, style, labelWidth } = looksOf(letter, total);
  if (total.strong) sheet.rule(totalsLeft, y + 0.4, frame.right - totalsLeft, accent, 0.8);
  const line = total.strong ? y + 1.7 : y;
  sheet.within('TR', () => {
    sheet.text(label, { x: totalsLeft, y: line, width: labelWidth }, style);
    sheet.text(text, { x: totalsLeft, y: line, width: frame.right - totalsLeft }, { ...style, align: 'right' });
  });
  return y + heightOf(letter, total);
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
