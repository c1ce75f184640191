import type { PricedLine, RevenueGroup, TaxGroup } from '../../rules/invoices/invoice-totals.ts';
import type { PaymentTerm } from '../../rules/invoices/due-date.ts';
import type { SkontoOffer } from '../../rules/payments/skonto.ts';
import type { TaxCase } from '../../rules/invoices/tax-case.ts';
import type { Seller, SellerBankAccount } from '../../settings/billing-settings.ts';
import type { InvoiceFormat } from '../../settings/invoice-format.ts';
import type { Party } from '../contract/party-directory.ts';

/** What a document does to what was billed before. */
export type InvoiceKind = 'invoice' | 'cancellation' | 'credit_note';

/** Another invoice that this one takes back or stands for. */
export interface PrecedingInvoice {
  number: string;
  issueDate: string;
}

/** What a draft holds: everything that comes from contract, mapping tables and deal. */
export interface DraftModel {
  lines: PricedLine[];
  taxGroups: TaxGroup[];
  revenueGroups: RevenueGroup[];
  net: string;
  tax: string;
  gross: string;
  currency: string;
  paymentTerm: PaymentTerm;
  taxCase: TaxCase;
  buyerReference: string;
  serviceDate: string;
}

/** An issued document with all that is printed on it; kept as it was on the day of issue, whatever changes later. */
export interface InvoiceModel extends DraftModel {
  kind: InvoiceKind;
  number: string;
  issueDate: string;
  dueDate: string;
  language: 'de' | 'en';
  format: InvoiceFormat;
  seller: Seller;
  buyer: Party;
  bankAccount: SellerBankAccount;
  /** RF creditor reference for the transfer, where the number yields one. */
  reference?: string;
  skonto?: SkontoOffer;
  preceding?: PrecedingInvoice;
  reason?: string;
}
