import type { Invoice, PaymentInstructions } from '../model/index.ts';
import type { GroupNode } from '../source/source-node.ts';
import type { Findings } from './findings.ts';
import { contentNotRead, valueRepeated } from './reading-diagnostics.ts';
import { valueOf } from './term-text.ts';

const directDebits = new Set(['49', '59']);

/**
 * Brings the means of payment into the form of the model: what a syntax writes outside of them (mandate and creditor of a direct
 * debit) goes to the one that it concerns, and means that differ by the account alone, of which a syntax has one each, are one.
 */
export function joinPayments(invoice: Invoice, root: GroupNode, findings: Findings): Invoice {
  const mandates = root.own.filter(({ term }) => term === 'BT-89' || term === 'BT-90');
  const [first] = mandates;
  const withDebit = invoice.payments.filter(({ directDebit }) => directDebit);
  const byCode = invoice.payments.find(({ meansCode }) => directDebits.has(meansCode)) ?? invoice.payments[0];
  const concerned = new Set(withDebit.length > 0 || !byCode ? withDebit : [byCode]);
  if (first && concerned.size === 0) findings.add(contentNotRead(first.element));
  for (const value of mandates) {
    value.isTaken = true;
    const alike = mandates.find(({ term }) => term === value.term);
    if (alike && valueOf(alike) !== valueOf(value)) findings.addWarning(() => valueRepeated(value.term, value.element));
  }
  const payments = invoice.payments.map((payment) =>
    first && concerned.has(payment)
      ? { ...payment, directDebit: { ...payment.directDebit, ...debitOf(root) } }
      : payment,
  );
  return { ...invoice, payments: joined(payments) };
}

function debitOf(root: GroupNode): PaymentInstructions['directDebit'] {
  const textOf = (term: string): string | undefined => {
    const value = root.own.find((each) => each.term === term);
    return value && (valueOf(value) || undefined);
  };
  const [mandate, creditor] = [textOf('BT-89'), textOf('BT-90')];
  return { ...(mandate === undefined ? {} : { mandate }), ...(creditor === undefined ? {} : { creditor }) };
}

function joined(payments: readonly PaymentInstructions[]): PaymentInstructions[] {
  const byKind = new Map<string, PaymentInstructions>();
  for (const { accounts, ...kind } of payments) {
    const key = JSON.stringify(Object.entries(kind).toSorted());
    const before = byKind.get(key)?.accounts ?? [];
    byKind.set(key, { ...kind, accounts: [...before, ...accounts] });
  }
  return [...byKind.values()];
}
