import { formatIban } from '../reference/iban.ts';
import { DocumentError } from '../diagnostic.ts';
import { giroCode, type QrMatrix } from '../payment-codes/index.ts';
import { ink, type Letter } from './letter.ts';
import { frame, roomFor } from './letter-frame.ts';
import { drawMatrix } from './qr-drawing.ts';

const codeSize = 28;
const padding = 4;
const lineHeight = 5;
/** More accounts than these do not help anybody to choose one. */
const mostAccounts = 4;

/** Draws the bank details, in euros with a code that banking apps read; nothing where no account is given. Answers where they end. */
export function drawPaymentBox(letter: Letter, top: number): number {
  const { sheet, words, accent } = letter;
  const rows = bankRows(letter);
  if (rows.length === 0) return top;
  const code = codeFor(letter);
  const height = Math.max(rows.length * lineHeight + 8, code === undefined ? 0 : codeSize) + 2 * padding;
  const y = roomFor(letter, top + 2, height);
  sheet.boxes([{ x: frame.left - 2, y, width: frame.width + 4, height }], ink.tint, 0.8);
  sheet.within('Sect', () => {
    const title = { x: frame.left + 2, y: y + padding - 0.5, width: 90 };
    sheet.text(words.bank.title, title, { size: 10.5, face: 'bold', color: accent, role: 'H2' });
    rows.forEach(([label, value], index) => {
      const line = y + padding + 6.5 + index * lineHeight;
      sheet.text(label, { x: frame.left + 2, y: line, width: 34 }, { size: 10, color: ink.grey, role: 'Lbl' });
      sheet.text(value, { x: frame.left + 34, y: line, width: 84, height: lineHeight }, { size: 10 });
    });
    if (code !== undefined) drawCode(letter, code, y + padding);
  });
  return y + height;
}

function drawCode({ sheet, words }: Letter, matrix: QrMatrix, y: number): void {
  const x = frame.right - codeSize - 2;
  const quiet = (codeSize / (matrix.length + 8)) * 4;
  sheet.figure(words.bank.codeAlternative, () => {
    sheet.boxes([{ x, y, width: codeSize, height: codeSize }], '#ffffff');
    drawMatrix(sheet, matrix, x + quiet, y + quiet, codeSize - 2 * quiet);
  });
  const caption = { x: x - 26, y: y + codeSize - 8.6, width: 24 };
  sheet.text(words.bank.code, caption, { size: 8, color: ink.grey, align: 'right' });
}

function bankRows({ view, words }: Letter): [string, string][] {
  const { payments, number, payee } = view.invoice;
  const accounts = payments.flatMap((payment) => payment.accounts).slice(0, mostAccounts);
  if (accounts.length === 0) return [];
  const rows = accounts.flatMap((account): [string, string | undefined][] => [
    [words.bank.payee, account.name ?? payee?.name],
    [words.bank.iban, formatIban(account.iban)],
    [words.bank.bic, account.bic],
  ]);
  rows.push([words.bank.purpose, payments[0]?.remittanceInformation ?? number]);
  return rows.filter((row): row is [string, string] => Boolean(row[1]));
}

// The code is a convenience: where the bank's rules do not allow one, the words beside it are enough.
function codeFor({ view }: Letter): QrMatrix | undefined {
  const { payments, number, currency, totals, seller, payee } = view.invoice;
  const payment = payments.find(({ accounts }) => accounts.length > 0);
  const account = payment?.accounts[0];
  if (currency !== 'EUR' || account === undefined) return undefined;
  const text = payment?.remittanceInformation ?? number;
  const purpose = /^RF\d\d/i.test(text) ? { reference: text } : { text };
  const { iban, bic, name = payee?.name ?? seller.name } = account;
  try {
    return giroCode({ name, iban, ...(bic === undefined ? {} : { bic }), amount: totals.due, ...purpose }).matrix;
  } catch (error) {
    if (error instanceof DocumentError) return undefined;
    throw error;
  }
}
