import type { PaymentTerms } from '../payment-terms.ts';
import type { DocumentAllowance, DocumentCharge, InvoiceTotals, VatBreakdown } from './amounts.ts';
import type { ExtendedInvoice } from './extended.ts';
import type { InvoiceLine } from './line.ts';
import type { Buyer, Delivery, Payee, Seller, TaxRepresentative } from './parties.ts';
import type { PaymentInstructions, ThirdPartyPayment } from './payment.ts';

/**
 * An invoice in the terms of EN 16931. Amounts, quantities and rates are decimal strings with a point, dates are ISO dates,
 * countries ISO 3166-1 alpha-2, currencies ISO 4217, units UN/ECE Recommendation 20. Codes are texts, so that a wrong one in
 * a received invoice can be kept and found.
 */
export interface Invoice {
  /** Invoice number, BT-1. */
  number: string;
  /** Invoice issue date, BT-2. */
  issueDate: string;
  /**
   * Invoice type code, BT-3 (UNTDID 1001): 380 invoice, 381 credit note, 384 correction or cancellation, 326 partial,
   * 389 self-billed, 875–877 construction.
   */
  typeCode: string;
  /** Invoice currency code, BT-5. */
  currency: string;
  /** VAT accounting currency code, BT-6: only when VAT is declared in another currency than the invoice's. */
  vatCurrency?: string;
  /** Value added tax point date, BT-7. */
  taxPointDate?: string;
  /** Value added tax point date code, BT-8 (UNTDID 2005): 3 date of the invoice, 35 delivery, 432 payment. */
  taxPointCode?: string;
  /** Payment due date, BT-9. */
  dueDate?: string;
  /** Buyer reference, BT-10: the Leitweg-ID of a public buyer, any text for others. */
  buyerReference?: string;
  /** Project reference, BT-11. */
  projectReference?: string;
  /** Contract reference, BT-12. */
  contractReference?: string;
  /** Purchase order reference, BT-13. */
  purchaseOrderReference?: string;
  /** Sales order reference, BT-14: the seller's own order number. */
  salesOrderReference?: string;
  /** Receiving advice reference, BT-15. */
  receivingAdviceReference?: string;
  /** Despatch advice reference, BT-16. */
  despatchAdviceReference?: string;
  /** Tender or lot reference, BT-17. */
  tenderReference?: string;
  /** Invoiced object identifier, BT-18. */
  invoicedObject?: string;
  /** Scheme of the invoiced object identifier, BT-18-1. */
  invoicedObjectScheme?: string;
  /** Buyer accounting reference, BT-19. */
  accountingReference?: string;
  /** Payment terms, BT-20. */
  paymentTerms?: PaymentTerms;
  /** Invoice notes, BG-1. */
  notes: InvoiceNote[];
  /** Business process type, BT-23; a writer sets that of the profile where there is none. */
  process?: string;
  /** Specification identifier, BT-24; a writer sets that of the profile. */
  specification?: string;
  /** Preceding invoice references, BG-3. */
  precedingInvoices: PrecedingInvoice[];
  /** Seller, BG-4. */
  seller: Seller;
  /** Buyer, BG-7. */
  buyer: Buyer;
  /** Payee, BG-10. */
  payee?: Payee;
  /** Seller tax representative, BG-11. */
  taxRepresentative?: TaxRepresentative;
  /** Delivery, BG-13. */
  delivery?: Delivery;
  /** Invoicing period, BG-14. */
  period?: InvoicingPeriod;
  /** Payment instructions, BG-16: one for each means of payment. */
  payments: PaymentInstructions[];
  /** Document level allowances, BG-20. */
  allowances?: DocumentAllowance[];
  /** Document level charges, BG-21. */
  charges?: DocumentCharge[];
  /** Document totals, BG-22. */
  totals: InvoiceTotals;
  /** VAT breakdown, BG-23: one for each category and rate. */
  vatBreakdown: VatBreakdown[];
  /** Additional supporting documents, BG-24. */
  documents?: SupportingDocument[];
  /** Invoice lines, BG-25. */
  lines: InvoiceLine[];
  /** Third party payments, BG-DEX-09 of the XRechnung extension and BG-34 of the profile EXTENDED. */
  thirdPartyPayments?: ThirdPartyPayment[];
  /** What the profile EXTENDED adds. */
  extended?: ExtendedInvoice;
}

/** A note, BG-1. */
export interface InvoiceNote {
  /** Invoice note, BT-22. */
  text: string;
  /** Invoice note subject code, BT-21 (UNTDID 4451): REG register, AAI general information. */
  subject?: string;
  /** Note content code, BT-X-5, of the profile EXTENDED. */
  contentCode?: string;
}

/** An earlier invoice that this one corrects or cancels, BG-3. */
export interface PrecedingInvoice {
  /** Preceding invoice reference, BT-25. */
  number: string;
  /** Preceding invoice issue date, BT-26. */
  issueDate?: string;
  /** Type code, BT-X-555 (UNTDID 1001), of the profile EXTENDED. */
  type?: string;
}

/** First and last day, BT-73 and BT-74 (document) or BT-134 and BT-135 (line); one of them may be open. */
export interface Period {
  start?: string;
  end?: string;
}

/** The invoicing period, BG-14. */
export interface InvoicingPeriod extends Period {
  /** Description, BT-X-264, of the profile EXTENDED. */
  description?: string;
}

/** A document that belongs to the invoice, BG-24. */
export interface SupportingDocument {
  /** Supporting document reference, BT-122. */
  reference: string;
  /** Supporting document description, BT-123. */
  description?: string;
  /** External document location, BT-124: an absolute address. */
  location?: string;
  /** Attached document, BT-125. */
  attachment?: Attachment;
  /** Date, BT-X-149, of the profile EXTENDED. */
  date?: string;
}

/** A file inside the invoice, BT-125. */
export interface Attachment {
  /** The bytes in base64, without line breaks. */
  content: string;
  /** MIME code, BT-125-1. */
  mimeType: string;
  /** File name, BT-125-2. */
  filename: string;
}
