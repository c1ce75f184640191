/** An invoice for the ledgers of DATEV Belege online. Amounts are decimal strings with two decimals, dates ISO dates. */
export interface LedgerInvoice {
  /** Rechnungsausgang (to a customer) or Rechnungseingang (from a supplier). */
  direction: 'receivable' | 'payable';
  /** Up to 36 of `A-Z a-z 0-9 $ % & * + - /`; becomes Belegfeld 1. */
  invoiceNumber: string;
  invoiceDate: string;
  currency: string;
  lines: LedgerLine[];
  /** Name and city of the other side, its number there and its personal account. */
  partner: { name?: string; city?: string; number?: string; account?: string; vatId?: string };
  deliveryDate?: string;
  orderNumber?: string;
  /** How many of the currency one unit of the base currency is: six decimals. */
  exchangeRate?: string;
  ownVatId?: string;
  shipFromCountry?: string;
  shipToCountry?: string;
  dueDate?: string;
  /** Up to two steps, the larger first. */
  skonto?: LedgerSkonto[];
  /** Number of a Zahlungsbedingung, instead of due date and Skonto. */
  paymentTerm?: string;
  paidOn?: string;
  iban?: string;
  bic?: string;
}

/** One row of the ledger: a part of the invoice with one account and one tax rate. */
export interface LedgerLine {
  /** Gross; negative on a correction. */
  amount: string;
  account?: string;
  taxKey?: string;
  /** Percent with two decimals. */
  taxRate?: string;
  costCentre1?: string;
  costCentre2?: string;
  /** Four decimals. */
  costQuantity?: string;
  /** A note to the tax adviser, up to 120 characters. */
  note?: string;
  /** Belegtext, up to 60 characters; the web application shows 30. */
  text?: string;
}

/** A discount for payment up to and including a day. */
export interface LedgerSkonto {
  percent: string;
  amount: string;
  until: string;
}
