import type { PaymentTerms } from './payment-terms.ts';

/** Kind of invoice, BT-3 (UNTDID 1001): 380 invoice, 384 correction or cancellation, 326 partial, 389 self-billed, 875–877 construction. */
export type InvoiceTypeCode = '326' | '380' | '384' | '389' | '875' | '876' | '877';

/** VAT category, BT-118 and BT-151 (UNCL 5305): S rated, Z zero, E exempt, AE reverse charge, K within the EU, G export of goods, O outside the scope of VAT. */
export type VatCategory = 'S' | 'Z' | 'E' | 'AE' | 'K' | 'G' | 'O';

/**
 * An invoice in the terms of EN 16931. Amounts, quantities and rates are decimal strings with a point, dates are ISO dates,
 * countries ISO 3166-1 alpha-2, currencies ISO 4217, units UN/ECE Recommendation 20.
 */
export interface Invoice {
  /** Invoice number, BT-1. */
  number: string;
  /** Invoice issue date, BT-2. */
  issueDate: string;
  /** Invoice type code, BT-3. */
  typeCode: InvoiceTypeCode;
  /** Invoice currency code, BT-5. */
  currency: string;
  /** VAT accounting currency code, BT-6: only when VAT is declared in another currency than the invoice's. */
  vatCurrency?: string;
  /** Payment due date, BT-9. */
  dueDate?: string;
  /** Buyer reference, BT-10: the Leitweg-ID of a public buyer, any text for others. */
  buyerReference: string;
  /** Project reference, BT-11. */
  projectReference?: string;
  /** Contract reference, BT-12. */
  contractReference?: string;
  /** Purchase order reference, BT-13. */
  purchaseOrderReference?: string;
  /** Sales order reference, BT-14: the seller's own order number. */
  salesOrderReference?: string;
  /** Payment terms, BT-20. */
  paymentTerms?: PaymentTerms;
  /** Invoice notes, BT-22. */
  notes: string[];
  /** Preceding invoice references, BG-3. */
  precedingInvoices: PrecedingInvoice[];
  /** Seller, BG-4. */
  seller: Seller;
  /** Buyer, BG-7. */
  buyer: Buyer;
  /** Actual delivery date, BT-72. */
  deliveryDate?: string;
  /** Deliver to country code, BT-80; needed for category K. */
  deliveryCountry?: string;
  /** Invoicing period, BG-14. */
  period?: Period;
  /** Payment instructions, BG-16. */
  payment: PaymentInstructions;
  /** Document totals, BG-22. */
  totals: InvoiceTotals;
  /** VAT breakdown, BG-23: one for each category and rate. */
  vatBreakdown: VatBreakdown[];
  /** Invoice lines, BG-25. */
  lines: InvoiceLine[];
}

/** An earlier invoice that this one corrects or cancels, BG-3. */
export interface PrecedingInvoice {
  /** Preceding Invoice reference, BT-25. */
  number: string;
  /** Preceding Invoice issue date, BT-26. */
  issueDate?: string;
}

/** First and last day, BT-73 and BT-74 (document) or BT-134 and BT-135 (line). */
export interface Period {
  start: string;
  end: string;
}

/** A postal address, BG-5 or BG-8. */
export interface PostalAddress {
  /** Address line 1, BT-35 or BT-50. */
  line1?: string;
  /** Address line 2, BT-36 or BT-51. */
  line2?: string;
  /** City, BT-37 or BT-52. */
  city: string;
  /** Post code, BT-38 or BT-53. */
  postCode: string;
  /** Country subdivision, BT-39 or BT-54. */
  subdivision?: string;
  /** Country code, BT-40 or BT-55. */
  country: string;
}

/** An electronic address, BT-34 or BT-49, with its scheme: EM for e-mail, 0204 for a Leitweg-ID, 9930 for a German VAT id. */
export interface ElectronicAddress {
  scheme: string;
  address: string;
}

/** A contact, BG-6 or BG-9. */
export interface Contact {
  /** Contact point, BT-41 or BT-56. */
  name?: string;
  /** Telephone number, BT-42 or BT-57. */
  telephone?: string;
  /** E-mail address, BT-43 or BT-58. */
  email?: string;
}

/** The seller, BG-4. */
export interface Seller {
  /** Seller name, BT-27. */
  name: string;
  /** Seller trading name, BT-28. */
  tradingName?: string;
  /** Seller identifier, BT-29: the number that the buyer gave the seller. */
  identifier?: string;
  /** Seller legal registration identifier, BT-30. */
  registrationIdentifier?: string;
  /** Seller VAT identifier, BT-31; must be left out for category O. */
  vatIdentifier?: string;
  /** Seller tax registration identifier, BT-32: the German Steuernummer. */
  taxNumber?: string;
  /** Seller additional legal information, BT-33. */
  legalInformation?: string;
  /** Seller electronic address, BT-34. */
  electronicAddress: ElectronicAddress;
  /** Seller postal address, BG-5. */
  address: PostalAddress;
  /** Seller contact, BG-6. */
  contact: Contact;
}

/** The buyer, BG-7. */
export interface Buyer {
  /** Buyer name, BT-44. */
  name: string;
  /** Buyer trading name, BT-45. */
  tradingName?: string;
  /** Buyer identifier, BT-46: the customer number. */
  identifier?: string;
  /** Buyer legal registration identifier, BT-47. */
  registrationIdentifier?: string;
  /** Buyer VAT identifier, BT-48; must be left out for category O. */
  vatIdentifier?: string;
  /** Buyer electronic address, BT-49. */
  electronicAddress: ElectronicAddress;
  /** Buyer postal address, BG-8. */
  address: PostalAddress;
  /** Buyer contact, BG-9. */
  contact?: Contact;
}

/** How to pay, BG-16. */
export interface PaymentInstructions {
  /** Payment means type code, BT-81 (UNTDID 4461): 58 SEPA credit transfer, 30 credit transfer in other currencies. */
  meansCode: '30' | '58';
  /** Payment means text, BT-82. */
  meansText?: string;
  /** Remittance information, BT-83: what the payer should write, such as the RF reference. */
  remittanceInformation?: string;
  /** Credit transfers, BG-17: the payee's accounts. */
  accounts: PayeeAccount[];
}

/** An account to pay to, BG-17. */
export interface PayeeAccount {
  /** Payment account identifier, BT-84: the IBAN. */
  iban: string;
  /** Payment account name, BT-85. */
  name?: string;
  /** Payment service provider identifier, BT-86: the BIC. */
  bic?: string;
}

/** Document totals, BG-22; there are no allowances or charges on document level. */
export interface InvoiceTotals {
  /** Sum of Invoice line net amount, BT-106. */
  lineNet: string;
  /** Invoice total amount without VAT, BT-109. */
  withoutVat: string;
  /** Invoice total VAT amount, BT-110. */
  vat: string;
  /** Invoice total VAT amount in accounting currency, BT-111. */
  vatInAccountingCurrency?: string;
  /** Invoice total amount with VAT, BT-112. */
  withVat: string;
  /** Paid amount, BT-113. */
  paid?: string;
  /** Amount due for payment, BT-115. */
  due: string;
}

/** The VAT of one category and rate, BG-23. */
export interface VatBreakdown {
  /** VAT category taxable amount, BT-116. */
  taxableAmount: string;
  /** VAT category tax amount, BT-117. */
  taxAmount: string;
  /** VAT category code, BT-118. */
  category: VatCategory;
  /** VAT category rate in percent, BT-119; `0` for every category but S. */
  rate: string;
  /** VAT exemption reason text, BT-120. */
  exemptionReason?: string;
  /** VAT exemption reason code, BT-121: VATEX-EU-AE, VATEX-EU-IC, VATEX-EU-G, VATEX-EU-O … */
  exemptionCode?: string;
}

/** An invoice line, BG-25. */
export interface InvoiceLine {
  /** Invoice line identifier, BT-126. */
  id: string;
  /** Invoice line note, BT-127. */
  note?: string;
  /** Invoiced quantity, BT-129; negative in a cancellation. */
  quantity: string;
  /** Invoiced quantity unit of measure code, BT-130: C62 piece, HUR hour, DAY day, MON month. */
  unit: string;
  /** Invoice line net amount, BT-131. */
  netAmount: string;
  /** Invoice line period, BG-26. */
  period?: Period;
  /** Invoice line allowances, BG-27. */
  allowances: LineAllowance[];
  /** Item net price, BT-146; never negative. */
  price: string;
  /** Item price base quantity, BT-149, when the price is for more than one unit. */
  priceBaseQuantity?: string;
  /** Invoiced item VAT category code, BT-151. */
  vatCategory: VatCategory;
  /** Invoiced item VAT rate in percent, BT-152; not given for category O. */
  vatRate?: string;
  /** Item name, BT-153. */
  name: string;
  /** Item description, BT-154. */
  description?: string;
  /** Item Seller's identifier, BT-155. */
  sellerItemId?: string;
  /** Item Buyer's identifier, BT-156. */
  buyerItemId?: string;
}

/** A reduction of one line, BG-27. */
export interface LineAllowance {
  /** Invoice line allowance amount, BT-136. */
  amount: string;
  /** Invoice line allowance base amount, BT-137. */
  baseAmount?: string;
  /** Invoice line allowance percentage, BT-138. */
  percentage?: string;
  /** Invoice line allowance reason, BT-139. */
  reason?: string;
  /** Invoice line allowance reason code, BT-140 (UNTDID 5189): 95 discount, 100 special rebate. */
  reasonCode?: string;
}
