import { Decimal } from 'decimal.js';
import type { Diagnostic } from '../../diagnostic.ts';
import { datevDiagnostic } from '../datev-diagnostics.ts';
import { formWords } from '../form-words.ts';
import { consolidatedAmount, ledgerElements } from './ledger-elements.ts';
import type { LedgerInvoice, LedgerLine } from './ledger-invoice.ts';

const mostLines = 5000;
const mostSteps = 2;

/** What DATEV would refuse about an invoice of the ledger; `path` is where it stands in what is written. */
export function checkLedger(invoice: LedgerInvoice, path: string): Diagnostic[] {
  const { lines } = invoice;
  if (lines.length === 0 || lines.length > mostLines)
    return [datevDiagnostic('lines_missing', { path: `${path}.lines` })];
  const fields = lines.flatMap((line, index) => checkElements(invoice, line, `${path}.lines[${index}]`));
  if (fields.length > 0) return fields;
  return [
    ...(consolidatedAmount.test(sumOf(lines)) ? [] : [datevDiagnostic('sum_too_large', { path: `${path}.lines` })]),
    ...checkPartner(invoice, path),
    ...checkTerms(invoice, path),
  ];
}

/** The sum of the amounts of all lines, with two decimals. */
export function sumOf(lines: readonly LedgerLine[]): string {
  return lines.reduce((sum, { amount }) => sum.plus(amount), new Decimal(0)).toFixed(2);
}

function checkElements(invoice: LedgerInvoice, line: LedgerLine, path: string): Diagnostic[] {
  return ledgerElements.flatMap(({ name, pattern, value }) => {
    const written = value(invoice, line);
    if (written === undefined) return [];
    if (pattern.test(written) && !/\p{Cc}/u.test(written)) return [];
    const facts = { field: name, pattern: pattern.source };
    return [datevDiagnostic('field_invalid', { path: `${path}.${name}` }, facts, { form: formWords(pattern) })];
  });
}

/** Customers have accounts from 1 to 6, suppliers from 7 to 9. */
function checkPartner({ direction, partner }: LedgerInvoice, path: string): Diagnostic[] {
  const fits = direction === 'receivable' ? /^[1-6]/ : /^[7-9]/;
  return partner.account === undefined || fits.test(partner.account)
    ? []
    : [datevDiagnostic('personal_account', { path: `${path}.partner.account` }, { field: 'partner.account' })];
}

function checkTerms(
  { invoiceDate, dueDate, skonto = [], paymentTerm, lines }: LedgerInvoice,
  path: string,
): Diagnostic[] {
  const place = { path: `${path}.skonto` };
  if (paymentTerm !== undefined && (dueDate !== undefined || skonto.length > 0))
    return [datevDiagnostic('discount_with_payment_term', { path: `${path}.paymentTerm` })];
  if (skonto.length > mostSteps)
    return [datevDiagnostic('too_many_discounts', place, { most: mostSteps, found: skonto.length })];
  const [first, second] = skonto;
  const falling =
    first === undefined ||
    second === undefined ||
    (new Decimal(second.percent).lessThan(first.percent) && new Decimal(second.amount).lessThan(first.amount));
  const total = new Decimal(sumOf(lines)).abs();
  const inAll = skonto.reduce((sum, { amount }) => sum.plus(amount), new Decimal(0));
  if (!falling || (skonto.length > 0 && !inAll.lessThan(total))) return [datevDiagnostic('discount_incomplete', place)];
  const days = [invoiceDate, ...skonto.map(({ until }) => until), ...(dueDate === undefined ? [] : [dueDate])];
  const inOrder = days.every((each, index) => index === 0 || each >= (days[index - 1] ?? ''));
  return inOrder ? [] : [datevDiagnostic('due_before_invoice', { path: `${path}.dueDate` })];
}
