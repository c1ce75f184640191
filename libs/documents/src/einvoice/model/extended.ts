import type { ExtendedInvoiceParty } from './extended-party.ts';

/**
 * What the profile EXTENDED of Factur-X and ZUGFeRD says about an invoice beyond EN 16931. CII alone can carry it. What EN 16931 has
 * once and EXTENDED several times stands in the fields of EN 16931 the first time, and further ones in the lists here.
 */
export interface ExtendedInvoice {
  /** Test indicator, BT-X-1: `true` for an invoice that is none. */
  testIndicator?: string;
  /** Document name, BT-X-2. */
  documentName?: string;
  /** Copy indicator, BT-X-3: `true` for a copy. */
  copyIndicator?: string;
  /** Language of the document, BT-X-4 (ISO 639-1). */
  language?: string;
  /** Contractual due date, BT-X-6. */
  contractualDueDate?: string;
  /** Name of the project of BT-11, BT-11-0. */
  projectName?: string;
  /** Date of the sales order, BT-X-146. */
  salesOrderDate?: string;
  /** Date of the purchase order, BT-X-147. */
  purchaseOrderDate?: string;
  /** Date of the contract, BT-X-148. */
  contractDate?: string;
  /** Type of the contract, BT-X-405 (UNTDID 1153). */
  contractType?: string;
  /** Date of the tender or lot, BT-X-556. */
  tenderDate?: string;
  /** Date of the invoiced object, BT-X-557. */
  invoicedObjectDate?: string;
  /** Type of the accounting reference, BT-X-290. */
  accountingReferenceType?: string;
  /** Modes of transport, BT-X-152 (UN/ECE Recommendation 19). */
  transportModes?: TransportMode[];
  /** Date of the despatch advice, BT-X-200. */
  despatchAdviceDate?: string;
  /** Date of the receiving advice, BT-X-201. */
  receivingAdviceDate?: string;
  /** Delivery note number, BT-X-202. */
  deliveryNote?: string;
  /** Delivery note date, BT-X-203. */
  deliveryNoteDate?: string;
  /** Reference of the seller, BT-X-204. */
  sellerReference?: string;
  /** Amount of the first instalment, BT-X-275. */
  partialPaymentAmount?: string;
  /** Late payment penalty, BG-X-43. */
  latePaymentPenalty?: PaymentCondition;
  /** Early payment discount, BG-X-44. */
  earlyPaymentDiscount?: PaymentCondition;
  /** Who is paid by the first terms of payment, where it is not the payee, BG-X-77. */
  paymentTermsPayee?: ExtendedInvoiceParty;
  /** Tenders or lots beyond the first. */
  furtherTenders?: FurtherReference[];
  /** Invoiced objects beyond the first. */
  furtherInvoicedObjects?: FurtherObject[];
  /** Accounting references beyond the first. */
  furtherAccountingReferences?: FurtherAccountingReference[];
  /** Terms of payment beyond the first: further instalments. */
  furtherPaymentTerms?: FurtherPaymentTerms[];
  /** Sales agent, BG-X-49. */
  salesAgent?: ExtendedInvoiceParty;
  /** Tax representative of the buyer, BG-X-54. */
  buyerTaxRepresentative?: ExtendedInvoiceParty;
  /** Product end user, BG-X-18. */
  productEndUser?: ExtendedInvoiceParty;
  /** Agent of the buyer, BG-X-62. */
  buyerAgent?: ExtendedInvoiceParty;
  /** Ultimate deliver-to party, BG-X-27. */
  ultimateShipTo?: ExtendedInvoiceParty;
  /** Ship-from party, BG-X-30. */
  shipFrom?: ExtendedInvoiceParty;
  /** Invoicer, BG-X-33. */
  invoicer?: ExtendedInvoiceParty;
  /** Invoicee, BG-X-36. */
  invoicee?: ExtendedInvoiceParty;
  /** Payer, BG-X-73. */
  payer?: ExtendedInvoiceParty;
  /** Quotation, BG-X-61. */
  quotation?: FurtherReference;
  /** Orders of the ultimate customer, BG-X-23. */
  ultimateCustomerOrders?: FurtherReference[];
  /** Delivery terms, BG-X-22. */
  deliveryTerms?: DeliveryTerms;
  /** Logistics service charges, BG-X-42. */
  logisticsCharges?: LogisticsCharge[];
  /** Exchange of the currency of the invoice into that of VAT, BG-X-41. */
  currencyExchange?: CurrencyExchange;
  /** Advance payments, BG-X-45. */
  advancePayments?: AdvancePayment[];
}

/** A mode of transport, BT-X-152. */
export interface TransportMode {
  code: string;
}

/** A document with its date: tender, quotation, order of the ultimate customer. */
export interface FurtherReference {
  /** Number, BT-17, BT-X-150 or BT-X-403. */
  number: string;
  /** Date, BT-X-556, BT-X-151 or BT-X-404. */
  date?: string;
}

/** A further invoiced object. */
export interface FurtherObject {
  /** Identifier, BT-18. */
  id: string;
  /** Scheme, BT-18-1. */
  scheme?: string;
  /** Date, BT-X-557. */
  date?: string;
}

/** A further accounting reference, of the invoice or of a line. */
export interface FurtherAccountingReference {
  /** Reference, BT-19 or BT-133. */
  reference: string;
  /** Type, BT-X-290 or BT-X-99. */
  type?: string;
}

/** Further terms of payment; the mandate of a direct debit, BT-89, is that of the invoice. */
export interface FurtherPaymentTerms {
  /** Terms as a text, BT-20. */
  text?: string;
  /** Due date, BT-9. */
  dueDate?: string;
  /** Amount of the instalment, BT-X-275. */
  partialPaymentAmount?: string;
  /** Late payment penalty, BG-X-43. */
  latePaymentPenalty?: PaymentCondition;
  /** Early payment discount, BG-X-44. */
  earlyPaymentDiscount?: PaymentCondition;
  /** Who is paid, BG-X-77. */
  payee?: ExtendedInvoiceParty;
}

/** What happens when somebody pays early or late, BG-X-43 or BG-X-44. */
export interface PaymentCondition {
  /** Reference date, BT-X-276 or BT-X-282. */
  date?: string;
  /** Period after it, BT-X-277 or BT-X-283. */
  period?: string;
  /** Unit of the period, BT-X-278 or BT-X-284: DAY. */
  periodUnit?: string;
  /** Base amount, BT-X-279 or BT-X-285. */
  baseAmount?: string;
  /** Percentage, BT-X-280 or BT-X-286. */
  percentage?: string;
  /** Amount, BT-X-281 or BT-X-287. */
  amount?: string;
}

/** Delivery terms, BG-X-22 or BG-X-87. */
export interface DeliveryTerms {
  /** Code, BT-X-145 or BT-X-562 (UNTDID 4053, Incoterms). */
  code: string;
  /** Country, BT-X-563 or BT-X-565. */
  country?: string;
  /** Place, BT-X-564 or BT-X-566. */
  place?: string;
}

/** A VAT that EXTENDED states beside an amount: BT-X-273-00, BG-X-46 or BG-X-4. */
export interface StatedTax {
  /** Category code, BT-X-273, BT-X-296 or BT-X-40. */
  category?: string;
  /** Rate in percent, BT-X-274, BT-X-298 or BT-X-42. */
  rate?: string;
  /** Exemption reason, BT-X-591, BT-X-295 or BT-X-39. */
  exemptionReason?: string;
  /** Exemption reason code, BT-X-592, BT-X-297 or BT-X-41. */
  exemptionCode?: string;
}

/** A VAT with its amount: BG-X-46 or BG-X-4. */
export interface StatedTaxAmount extends StatedTax {
  /** Amount, BT-X-293 or BT-X-37. */
  amount?: string;
}

/** Freight and the like, BG-X-42. */
export interface LogisticsCharge {
  /** Description, BT-X-271. */
  description: string;
  /** Amount, BT-X-272. */
  amount: string;
  /** VAT, BT-X-273-00. */
  taxes?: StatedTax[];
}

/** Exchange of currencies, BG-X-41. */
export interface CurrencyExchange {
  /** Source currency, BT-X-258. */
  source: string;
  /** Target currency, BT-X-259. */
  target: string;
  /** Rate, BT-X-260. */
  rate: string;
  /** Day of the rate, BT-X-261. */
  date?: string;
}

/** Money that was paid before, BG-X-45. */
export interface AdvancePayment {
  /** Amount, BT-X-291. */
  amount: string;
  /** Day on which it was received, BT-X-292. */
  date?: string;
  /** VAT, BG-X-46. */
  taxes?: StatedTaxAmount[];
  /** The invoice about it, BG-X-85. */
  invoice?: AdvancePaymentInvoice;
}

/** The invoice about an advance payment, BG-X-85. */
export interface AdvancePaymentInvoice {
  /** Number, BT-X-558. */
  number: string;
  /** Type, BT-X-559 (UNTDID 1001). */
  type?: string;
  /** Date, BT-X-560. */
  date?: string;
}
