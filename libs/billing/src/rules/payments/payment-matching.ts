import type { Text } from '@belegfluss/sdk';
import { agreeingAllocations, type PlannedAllocation } from './amount-agreement.ts';
import { evidenceFor, sureReference, type Evidence, type SureReference } from './payment-evidence.ts';
import { exact, sum } from '../money.ts';
import type { IncomingPayment, PayableItem } from './payment.ts';

/** An item that a payment may belong to, for a person to look at. */
export interface PaymentProposal {
  invoiceNumber: string;
  open: string;
  score: string;
  reasons: Text[];
}

export type PaymentDecision =
  | { kind: 'clear'; allocations: PlannedAllocation[]; score: string; reasons: Text[] }
  | { kind: 'unclear'; why: Text; proposals: PaymentProposal[] };

/**
 * Finds the invoices that a payment settles. Order: structured reference, end-to-end id, invoice numbers in the text,
 * account and amount, name and amount. Clear only where the amounts agree, or less than owed came under a sure reference;
 * everything else is left to a person. `settledNumbers` are numbers of paid invoices that the text names.
 */
export function decidePayment(
  payment: IncomingPayment,
  items: readonly PayableItem[],
  settledNumbers: readonly string[] = [],
): PaymentDecision {
  const owed = items.filter((item) => item.currency === payment.currency && exact(item.open).greaterThan(0));
  const named = strongest(owed.map((item) => ({ item, reference: sureReference(payment, item) })));
  const all = () => owed.map((item) => evidenceFor(payment, item));
  if (named.length > 0)
    return decideNamed(
      payment,
      named.map((item) => evidenceFor(payment, item)),
      all,
    );
  if (settledNumbers.length > 0) return unclear(SETTLED, all());
  return decideUnnamed(payment, all());
}

const SETTLED: Text = {
  de: 'Der Text nennt eine Rechnung, die schon bezahlt ist.',
  en: 'The text names an invoice that is paid already.',
};
const OVERPAID: Text = {
  de: 'Es kam mehr, als die genannten Rechnungen offen haben.',
  en: 'More came than the named invoices have open.',
};
const SUM_DIFFERS: Text = {
  de: 'Der Betrag passt nicht zur Summe der genannten Rechnungen.',
  en: 'The amount does not fit the sum of the named invoices.',
};
const UNKNOWN_PAYER: Text = {
  de: 'Teilbetrag von einem unbekannten Zahler.',
  en: 'A part of the amount from an unknown payer.',
};
const NOTHING_FITS: Text = { de: 'Keine offene Rechnung passt eindeutig.', en: 'No open invoice fits beyond doubt.' };
const SEVERAL_FIT: Text = {
  de: 'Mehrere offene Rechnungen passen gleich gut.',
  en: 'Several open invoices fit equally well.',
};

/** The items that a payment names; a structured reference says more than all others. */
function strongest(found: readonly { item: PayableItem; reference: SureReference }[]): PayableItem[] {
  const structured = found.filter(({ reference }) => reference === 'structured');
  const named = structured.length > 0 ? structured : found.filter(({ reference }) => reference !== 'none');
  return named.map(({ item }) => item);
}

function decideNamed(
  payment: IncomingPayment,
  named: readonly Evidence[],
  all: () => readonly Evidence[],
): PaymentDecision {
  const items = named.map((found) => found.item);
  const agreeing = agreeingAllocations(payment.amount, payment.bookedOn, items, payment.currency);
  if (agreeing) return clear(agreeing, named);
  const owed = sum(
    items.map((item) => item.open),
    payment.currency,
  );
  if (exact(payment.amount).greaterThan(owed)) return unclear(OVERPAID, all());
  const [only] = named;
  if (named.length > 1 || only === undefined) return unclear(SUM_DIFFERS, all());
  const sure = only.reference === 'structured' || only.knownAccount || only.name >= 0.85;
  return sure
    ? clear([{ itemId: only.item.id, amount: payment.amount, skonto: '0.00' }], named)
    : unclear(UNKNOWN_PAYER, all());
}

function decideUnnamed(payment: IncomingPayment, evidence: readonly Evidence[]): PaymentDecision {
  const rules: ((found: Evidence) => boolean)[] = [
    (found) => found.reference === 'typing_error' && (found.knownAccount || found.name >= 0.85),
    (found) => found.knownAccount,
    (found) => found.name >= 0.93,
  ];
  for (const rule of rules) {
    const fitting = evidence.filter(rule).flatMap((found) => {
      const allocations = agreeingAllocations(payment.amount, payment.bookedOn, [found.item], payment.currency);
      return allocations ? [{ found, allocations }] : [];
    });
    const [first, second] = fitting;
    if (first && second) return unclear(SEVERAL_FIT, evidence);
    if (first) return clear(first.allocations, [first.found]);
  }
  return unclear(NOTHING_FITS, evidence);
}

function clear(allocations: PlannedAllocation[], found: readonly Evidence[]): PaymentDecision {
  const lowest = found.reduce((least, { score }) => Math.min(least, score), 1);
  return {
    kind: 'clear',
    allocations,
    score: exact(lowest).toFixed(3),
    reasons: found.flatMap(({ reasons }) => reasons),
  };
}

function unclear(why: Text, evidence: readonly Evidence[]): PaymentDecision {
  const proposals = evidence
    .filter(({ score }) => score >= 0.3)
    .sort((one, other) => other.score - one.score || one.item.invoiceNumber.localeCompare(other.item.invoiceNumber))
    .slice(0, 5)
    .map(({ item, score, reasons }) => ({
      invoiceNumber: item.invoiceNumber,
      open: item.open,
      score: exact(score).toFixed(3),
      reasons,
    }));
  return { kind: 'unclear', why, proposals };
}
