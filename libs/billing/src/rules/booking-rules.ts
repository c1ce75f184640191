import { DiagnosticError } from '@belegfluss/sdk';
import { exact, rounded } from './money.ts';
import type { RevenueGroup } from './invoices/invoice-totals.ts';

/** Debit (`S`, Soll) or credit (`H`, Haben), as seen from `account`. */
export type Side = 'S' | 'H';

/** A rate of exchange: units of the foreign currency for one euro, and who said so. */
export interface ExchangeRate {
  rate: string;
  source: string;
}

/** One row of the ledger before it is kept; amounts are positive. */
export interface BookingDraft {
  account: string;
  contraAccount: string;
  side: Side;
  amount: string;
  currency: string;
  rate?: ExchangeRate;
  /** The amount in euros where the currency is another. */
  baseAmount?: string;
  taxKey: string;
  documentDate: string;
  /** Number of the invoice on which the open item is cleared (`Belegfeld 1`). */
  documentField: string;
  text: string;
  costCentre: string;
  dueDate?: string;
  serviceDate?: string;
  skonto?: string;
  skontoAccount?: string;
  generalReversal: boolean;
  euVatId?: string;
}

/** What the rows of one issued document have in common. */
export interface BookedDocument {
  kind: 'invoice' | 'cancellation' | 'credit_note';
  number: string;
  /** For cancellations and credit notes: the invoice whose open item they clear. */
  clears?: string;
  debtor: string;
  currency: string;
  issueDate: string;
  dueDate: string;
  serviceDate: string;
  customerName: string;
  rate?: ExchangeRate;
  euVatId?: string;
}

/**
 * Debtor to revenue, gross, one row for each revenue group. A cancellation takes the rows back as a general reversal (`H`),
 * a credit note books the other side; both stand under the number of the invoice they clear.
 */
export function documentBookings(
  document: BookedDocument,
  groups: readonly RevenueGroup[],
  automaticAccounts: ReadonlySet<string>,
): BookingDraft[] {
  return groups
    .filter((group) => !exact(group.gross).isZero())
    .map((group) => {
      checkTaxKey(group, automaticAccounts);
      return {
        account: document.debtor,
        contraAccount: group.account,
        side: exact(group.gross).isPositive() ? 'S' : 'H',
        ...amountIn(group.gross, document.currency, document.rate),
        taxKey: group.taxKey,
        documentDate: document.issueDate,
        documentField: document.clears ?? document.number,
        text: bookingText(document),
        costCentre: group.costCentre,
        dueDate: document.dueDate,
        serviceDate: document.serviceDate,
        generalReversal: document.kind === 'cancellation',
        ...(document.euVatId === undefined ? {} : { euVatId: document.euVatId }),
      };
    });
}

/**
 * Money on the bank account clears the debtor's open item; Skonto stands on the same row and DATEV corrects the tax. A negative amount left
 * the account again: the other side, which opens the item.
 */
export function paymentBooking(payment: {
  bankAccount: string;
  debtor: string;
  amount: string;
  skonto: string;
  skontoAccount?: string | undefined;
  currency: string;
  rate?: ExchangeRate | undefined;
  bookedOn: string;
  invoiceNumber: string;
  customerName: string;
}): BookingDraft {
  const withSkonto = !exact(payment.skonto).isZero();
  const isTakenBack = exact(payment.amount).isNegative();
  return {
    account: payment.bankAccount,
    contraAccount: payment.debtor,
    side: isTakenBack ? 'H' : 'S',
    ...amountIn(payment.amount, payment.currency, payment.rate),
    taxKey: '',
    documentDate: payment.bookedOn,
    documentField: payment.invoiceNumber,
    text: `${isTakenBack ? 'Rückgabe' : 'Zahlung'} ${payment.customerName}`.slice(0, 60),
    costCentre: '',
    generalReversal: false,
    ...(withSkonto ? { skonto: rounded(exact(payment.skonto).abs(), payment.currency) } : {}),
    ...(withSkonto && payment.skontoAccount ? { skontoAccount: payment.skontoAccount } : {}),
  };
}

/** Money that left a bank account as the bank's charges, where it would have left for a debtor. */
export function bankChargesBooking(taken: BookingDraft, chargesAccount: string): BookingDraft {
  return { ...taken, contraAccount: chargesAccount, text: `Gebühr ${taken.text}`.slice(0, 60) };
}

function amountIn(
  amount: string,
  currency: string,
  rate: ExchangeRate | undefined,
): Pick<BookingDraft, 'amount' | 'currency' | 'rate' | 'baseAmount'> {
  const positive = rounded(exact(amount).abs(), currency);
  if (rate === undefined) return { amount: positive, currency };
  return { amount: positive, currency, rate, baseAmount: rounded(exact(positive).dividedBy(rate.rate)) };
}

function bookingText(document: BookedDocument): string {
  const prefix = document.kind === 'invoice' ? '' : `${document.number} `;
  return `${prefix}${document.customerName}`.slice(0, 60);
}

/** Key 40 switches the automatism off and is the only one that an automatic account takes. */
function checkTaxKey(group: RevenueGroup, automaticAccounts: ReadonlySet<string>): void {
  if (group.taxKey === '' || group.taxKey === '40' || !automaticAccounts.has(group.account)) return;
  throw new DiagnosticError({
    code: 'billing.tax_key_on_automatic_account',
    severity: 'error',
    message: {
      de: `Konto ${group.account} rechnet die Steuer selbst; der Steuerschlüssel ${group.taxKey} ist dort nicht erlaubt.`,
      en: `Account ${group.account} computes the tax itself; tax key ${group.taxKey} is not allowed there.`,
    },
    remedy: {
      de: 'Leeren Sie in der Zuordnungstabelle der Produkte den Steuerschlüssel, oder wählen Sie ein Konto ohne Automatik.',
      en: 'Empty the tax key in the mapping table of products, or choose an account without automatism.',
    },
    path: 'lines.taxKey',
    facts: { account: group.account, taxKey: group.taxKey },
  });
}
