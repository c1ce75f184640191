import { Decimal } from 'decimal.js';
import { formatIban } from '../reference/iban.ts';
import type { Invoice } from '../einvoice/invoice.ts';
import type { InvoiceView } from './invoice-view.ts';
import type { InvoiceWords } from './invoice-words.ts';
import { drawNextHead, frame, ink } from './letter-frame.ts';
import { daysAfter, formatAmount, formatDate, formatQuantity } from './number-format.ts';
import type { Sheet, TextStyle } from './sheet.ts';

const small: TextStyle = { size: 9 };
const paragraphWidth = 150;

/** Draws totals, tax notes, terms and bank details below the lines, on a new page where they do not fit. */
export function drawClosing(sheet: Sheet, view: InvoiceView, words: InvoiceWords, top: number): void {
  const totals = totalRows(view, words);
  let y = roomFor(sheet, view, words, top + 3, totals.length * 5.5 + 6);
  for (const row of totals) y = drawTotal(sheet, view, row, y);
  y += 5;
  for (const paragraph of paragraphs(view, words)) {
    y = roomFor(sheet, view, words, y, sheet.heightOf(paragraph, paragraphWidth, small));
    y += sheet.text(paragraph, { x: frame.left, y, width: paragraphWidth }, small) + 2;
  }
  y = drawBank(sheet, view, words, y + 2);
  if (sheet.replacedCharacters)
    sheet.text(words.replaced, { x: frame.left, y: y + 2, width: paragraphWidth }, { size: 7.5, color: ink.grey });
}

interface TotalRow {
  label: string;
  amount: string;
  strong?: boolean;
}

function roomFor(sheet: Sheet, view: InvoiceView, words: InvoiceWords, y: number, height: number): number {
  if (y + height <= frame.bottom) return y;
  sheet.addPage();
  drawNextHead(sheet, view, words);
  return frame.nextPageTop;
}

function totalRows({ invoice, language }: InvoiceView, words: InvoiceWords): TotalRow[] {
  const { totals, vatBreakdown } = invoice;
  const paid = totals.paid && !new Decimal(totals.paid).isZero() ? totals.paid : undefined;
  return [
    { label: words.net, amount: totals.withoutVat },
    ...vatBreakdown.map((vat) => ({
      label:
        vat.category === 'S'
          ? words.vat(formatQuantity(vat.rate, language), formatAmount(vat.taxableAmount, language))
          : words.noVat,
      amount: vat.taxAmount,
    })),
    { label: words.total, amount: totals.withVat, strong: true },
    ...(paid === undefined
      ? []
      : [
          { label: words.paid, amount: paid },
          { label: words.due, amount: totals.due, strong: true },
        ]),
  ];
}

function drawTotal(sheet: Sheet, view: InvoiceView, row: TotalRow, y: number): number {
  const accent = view.letterhead.accent ?? ink.accent;
  const style: TextStyle = row.strong ? { size: 11, bold: true, color: accent } : small;
  if (row.strong) sheet.rule(108, y, 82, accent, 0.8);
  const line = row.strong ? y + 2 : y;
  const currency = row.strong ? `${view.invoice.currency} ` : '';
  sheet.text(row.label, { x: 108, y: line, width: 55 }, style);
  sheet.text(
    `${currency}${formatAmount(row.amount, view.language)}`,
    { x: 150, y: line, width: 40 },
    { ...style, align: 'right' },
  );
  return row.strong ? y + 9 : y + 5.5;
}

function paragraphs({ invoice, language }: InvoiceView, words: InvoiceWords): string[] {
  const reasons = invoice.vatBreakdown.map((vat) =>
    vat.category === 'AE' ? words.reverseCharge : vat.exemptionReason,
  );
  const exemptions = [...new Set(reasons)].filter((reason): reason is string => Boolean(reason));
  const due = invoice.dueDate && owed(invoice) ? words.payBy(formatDate(invoice.dueDate, language)) : undefined;
  const terms = invoice.paymentTerms?.text ?? due;
  return [...exemptions, ...(terms ? [terms] : []), ...skontoSentences(invoice, language, words), ...invoice.notes];
}

function skontoSentences(invoice: Invoice, language: InvoiceView['language'], words: InvoiceWords): string[] {
  const money = (amount: Decimal): string => `${invoice.currency} ${formatAmount(amount.toFixed(2), language)}`;
  return (invoice.paymentTerms?.skonto ?? []).map((step) => {
    const due = new Decimal(invoice.totals.due || 0);
    const discount = new Decimal(step.baseAmount ?? due)
      .times(step.percent)
      .div(100)
      .toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
    const date = formatDate(daysAfter(invoice.issueDate, step.days), language);
    return words.skonto(date, formatQuantity(step.percent, language), money(discount), money(due.minus(discount)));
  });
}

// Whoever gets money back does not need to know where to pay.
function drawBank(sheet: Sheet, view: InvoiceView, words: InvoiceWords, top: number): number {
  const { payment } = view.invoice;
  if (!owed(view.invoice)) return top;
  const rows = payment.accounts.flatMap((account): [string, string | undefined][] => [
    [words.bank.payee, account.name],
    [words.bank.iban, formatIban(account.iban)],
    [words.bank.bic, account.bic],
  ]);
  const filled = [...rows, [words.bank.purpose, payment.remittanceInformation ?? view.invoice.number] as const].filter(
    ([, value]) => Boolean(value),
  );
  const height = filled.length * 4.8 + 10;
  const y = roomFor(sheet, view, words, top, height);
  sheet.box({ x: frame.left - 2, y, width: 112 }, height, ink.tint);
  sheet.text(
    words.bank.title,
    { x: frame.left + 2, y: y + 3, width: 80 },
    { size: 9, bold: true, color: view.letterhead.accent ?? ink.accent },
  );
  filled.forEach(([label, value = ''], index) => {
    sheet.text(label, { x: frame.left + 2, y: y + 8.5 + index * 4.8, width: 34 }, { size: 9, color: ink.grey });
    sheet.text(value, { x: frame.left + 36, y: y + 8.5 + index * 4.8, width: 72 }, small);
  });
  return y + height;
}

function owed(invoice: Invoice): boolean {
  return new Decimal(invoice.totals.due || 0).greaterThan(0);
}
