import type { Text } from '@belegfluss/sdk';
import { exact } from '../money.ts';
import { nameSimilarity } from '../parties/party-matching.ts';
import type { IncomingPayment, PayableItem } from './payment.ts';
import { findReference, hasReference, isMistyped, referenceKey, type ReferenceFind } from './reference-in-text.ts';
import { allowedSkonto } from './skonto.ts';

/** How surely a payment names an item, before anything else is compared. */
export type SureReference = 'structured' | 'end_to_end' | ReferenceFind;

/** What speaks for one open item as the purpose of a payment. */
export interface Evidence {
  item: PayableItem;
  reference: SureReference | 'typing_error';
  knownAccount: boolean;
  /** Similarity of payer and customer from 0 to 1. */
  name: number;
  score: number;
  reasons: Text[];
}

const REFERENCE_SCORE: Readonly<Record<Evidence['reference'], number>> = {
  structured: 0.95,
  end_to_end: 0.9,
  exact: 0.85,
  short: 0.75,
  typing_error: 0.5,
  none: 0,
};

const REFERENCE_REASON: Readonly<Record<Exclude<Evidence['reference'], 'none'>, Text>> = {
  structured: { de: 'strukturierte Referenz stimmt', en: 'structured reference agrees' },
  end_to_end: { de: 'Ende-zu-Ende-Referenz nennt die Rechnung', en: 'end-to-end id names the invoice' },
  exact: { de: 'Rechnungsnummer im Text', en: 'invoice number in the text' },
  short: { de: 'Rechnungsnummer ohne Kürzel im Text', en: 'invoice number without its letters in the text' },
  typing_error: { de: 'Rechnungsnummer mit Tippfehler im Text', en: 'invoice number with a typing error in the text' },
};

/** Weighs reference, account, name and amount of a payment against one open item. */
export function evidenceFor(payment: IncomingPayment, item: PayableItem): Evidence {
  const sure = sureReference(payment, item);
  const reference = sure === 'none' && isMistyped(item.invoiceNumber, payment.text) ? 'typing_error' : sure;
  const iban = referenceKey(payment.payerIban ?? '');
  const knownAccount = iban !== '' && item.customerIbans.some((known) => referenceKey(known) === iban);
  const name = payment.payerName ? nameSimilarity(payment.payerName, item.customerName) : 0;
  const amount = amountReason(payment, item);
  const reasons: Text[] = [];
  if (reference !== 'none') reasons.push(REFERENCE_REASON[reference]);
  if (knownAccount) reasons.push({ de: 'Konto des Kunden bekannt', en: "customer's account is known" });
  if (name >= 0.85) reasons.push({ de: 'Name des Zahlers passt', en: "payer's name fits" });
  if (amount) reasons.push(amount);
  const others = (knownAccount ? 0.3 : 0) + (name >= 0.85 ? 0.3 * name : 0) + (amount ? 0.35 : 0);
  const score = Math.min(1, REFERENCE_SCORE[reference] + (1 - REFERENCE_SCORE[reference]) * Math.min(1, others));
  return { item, reference, knownAccount, name, score, reasons };
}

/** What a payment says about its purpose. */
export type ToldPurpose = Pick<IncomingPayment, 'structuredReference' | 'endToEndId' | 'text'>;

/** Looks for the item's reference or number in the payment, the surest place first. */
export function sureReference(
  payment: ToldPurpose,
  item: Pick<PayableItem, 'invoiceNumber' | 'reference'>,
): SureReference {
  const structured = referenceKey(payment.structuredReference ?? '');
  const number = referenceKey(item.invoiceNumber);
  if (structured !== '' && (structured === referenceKey(item.reference ?? '') || structured === number))
    return 'structured';
  if (referenceKey(payment.endToEndId ?? '') === number) return 'end_to_end';
  if (item.reference && hasReference(item.reference, payment.text)) return 'exact';
  return findReference(item.invoiceNumber, payment.text);
}

function amountReason(payment: IncomingPayment, item: PayableItem): Text | undefined {
  if (exact(payment.amount).equals(item.open)) return { de: 'Betrag stimmt', en: 'amount agrees' };
  const skonto = allowedSkonto(item, payment.bookedOn);
  if (skonto !== undefined && exact(payment.amount).plus(skonto).equals(item.open)) {
    return { de: 'Betrag stimmt nach Abzug des Skontos', en: 'amount agrees after the discount for early payment' };
  }
  return undefined;
}
