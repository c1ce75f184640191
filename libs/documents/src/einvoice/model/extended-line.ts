import type { DeliveryTerms, FurtherAccountingReference, StatedTaxAmount } from './extended.ts';
import type { ExtendedParty, ItemParty } from './extended-party.ts';
import type { Attachment } from './invoice.ts';
import type { Identifier } from './parties.ts';

/** What the profile EXTENDED says about a line beyond EN 16931. */
export interface ExtendedLine {
  /** Parent line identifier, BT-X-304, where it names no other line of the invoice; else the line is a sub line of it. */
  parentLine?: string;
  /** Line status code, BT-X-7. */
  status?: string;
  /** Line status reason code, BT-X-8: DETAIL, GROUP (a subtotal) or INFORMATION; those two may lack quantity, price and VAT. */
  statusReason?: string;
  /** Content code of the note, BT-X-9. */
  noteContentCode?: string;
  /** Subject code of the note, BT-X-10. */
  noteSubject?: string;
  /** Notes beyond the first. */
  furtherNotes?: FurtherLineNote[];
  /** Purchase order reference, BT-X-21. */
  orderReference?: string;
  /** Purchase order date, BT-X-22. */
  orderDate?: string;
  /** Sales order, BG-X-81. */
  salesOrder?: LineReference;
  /** Quotation, BG-X-47. */
  quotation?: LineReference;
  /** Contract, BG-X-2. */
  contract?: LineReference;
  /** Orders of the ultimate customer, BG-X-5. */
  ultimateCustomerOrders?: LineReference[];
  /** Despatch advice, BG-X-13. */
  despatchAdvice?: LineReference;
  /** Receiving advice, BG-X-82. */
  receivingAdvice?: LineReference;
  /** Delivery note, BG-X-83. */
  deliveryNote?: LineReference;
  /** Preceding invoice, BG-X-48. */
  precedingInvoice?: LineInvoiceReference;
  /** Supporting documents, BG-X-3. */
  documents?: LineDocument[];
  /** Charge free quantity, BT-X-46. */
  chargeFreeQuantity?: string;
  /** Unit of the charge free quantity, BT-X-46-0. */
  chargeFreeUnit?: string;
  /** Package quantity, BT-X-47. */
  packageQuantity?: string;
  /** Unit of the package quantity, BT-X-47-0. */
  packageUnit?: string;
  /** Quantity per package, BT-X-561. */
  perPackageQuantity?: string;
  /** Unit of the quantity per package, BT-X-561-0. */
  perPackageUnit?: string;
  /** Delivery date, BT-X-85. */
  deliveryDate?: string;
  /** Delivery terms, BG-X-87. */
  deliveryTerms?: DeliveryTerms;
  /** Base quantity of the gross price, BT-149-1, where it is another one than that of the net price. */
  grossPriceBaseQuantity?: string;
  /** Unit of the base quantity of the gross price, BT-150-1. */
  grossPriceBaseUnit?: string;
  /** Percentage of the price discount, BT-X-34. */
  priceDiscountPercentage?: string;
  /** Base amount of the price discount, BT-X-35. */
  priceDiscountBaseAmount?: string;
  /** Reason of the price discount, BT-X-36. */
  priceDiscountReason?: string;
  /** Reason code of the price discount, BT-X-313. */
  priceDiscountReasonCode?: string;
  /** Price discounts beyond the first. */
  furtherPriceDiscounts?: PriceDiscount[];
  /** Price charges, BT-X-302. */
  priceCharges?: PriceCharge[];
  /** VAT included in the price, BG-X-4. */
  includedTax?: StatedTaxAmount;
  /** VAT amount of the line, BT-X-95. */
  vatAmount?: string;
  /** VAT exemption reason, BT-X-96. */
  exemptionReason?: string;
  /** VAT exemption reason code, BT-X-97. */
  exemptionCode?: string;
  /** VAT point date code, BT-X-589 (UNTDID 2475). */
  taxPointCode?: string;
  /** VAT of the line beyond the first. */
  furtherTaxes?: FurtherLineTax[];
  /** Sum of charges, BT-X-327. */
  chargeTotal?: string;
  /** Sum of allowances, BT-X-328. */
  allowanceTotal?: string;
  /** Sum of allowances and charges, BT-X-98. */
  allowanceChargeTotal?: string;
  /** Sum of VAT, BT-X-329. */
  taxTotal?: string;
  /** Sum of VAT in accounting currency, BT-X-590. */
  taxTotalInAccountingCurrency?: string;
  /** Amount with VAT, BT-X-330. */
  grossAmount?: string;
  /** Objects beyond the first. */
  furtherObjects?: Identifier[];
  /** Type of the accounting reference, BT-X-99. */
  accountingReferenceType?: string;
  /** Accounting references beyond the first. */
  furtherAccountingReferences?: FurtherAccountingReference[];
  /** Identifier of the item, BT-X-305. */
  itemId?: string;
  /** Number of the item in its industry, BT-X-532. */
  industryItemId?: string;
  /** Identifier of the model, BT-X-533. */
  modelId?: string;
  /** Batches of the item, BT-X-534. */
  batches?: Batch[];
  /** Brand, BT-X-535. */
  brand?: string;
  /** Model, BT-X-536. */
  model?: string;
  /** Single instances of the item, BG-X-84. */
  instances?: ItemInstance[];
  /** What the item consists of, BG-X-1; not part of any calculation. */
  includedItems?: IncludedItem[];
  /** Who made the item, BG-X-93. */
  manufacturer?: ItemParty;
  /** Who sells the item, BG-X-90. */
  seller?: ItemParty;
  /** Deliver-to party, BG-X-7. */
  shipTo?: ExtendedParty;
  /** Ultimate deliver-to party, BG-X-10. */
  ultimateShipTo?: ExtendedParty;
}

/** A further note of a line; one of text and content code must be there. */
export interface FurtherLineNote {
  /** Text, BT-127. */
  text?: string;
  /** Content code, BT-X-9. */
  contentCode?: string;
  /** Subject code, BT-X-10. */
  subject?: string;
}

/** A line of another document. */
export interface LineReference {
  /** Number of the document. */
  number?: string;
  /** Its line. */
  line?: string;
  /** Its date. */
  date?: string;
}

/** A line of an earlier invoice, BG-X-48. */
export interface LineInvoiceReference extends LineReference {
  /** Type of the invoice, BT-X-332 (UNTDID 1001). */
  type?: string;
}

/** A document that belongs to a line, BG-X-3. */
export interface LineDocument {
  /** Reference, BT-X-27. */
  reference?: string;
  /** Location, BT-X-28. */
  location?: string;
  /** Line of the document, BT-X-29. */
  line?: string;
  /** Type, BT-X-30 (UNTDID 1001). */
  type?: string;
  /** Description, BT-X-299. */
  description?: string;
  /** Attached file, BT-X-31. */
  attachment?: Attachment;
  /** Type of the reference, BT-X-32 (UNTDID 1153). */
  referenceType?: string;
  /** Date, BT-X-33. */
  date?: string;
}

/** A further discount on the gross price. */
export interface PriceDiscount {
  /** Amount, BT-147. */
  amount: string;
  /** Percentage, BT-X-34. */
  percentage?: string;
  /** Base amount, BT-X-35. */
  baseAmount?: string;
  /** Reason, BT-X-36. */
  reason?: string;
  /** Reason code, BT-X-313. */
  reasonCode?: string;
}

/** A charge on the gross price, BT-X-302-00. */
export interface PriceCharge {
  /** Amount, BT-X-302. */
  amount: string;
  /** Percentage, BT-X-300. */
  percentage?: string;
  /** Base amount, BT-X-301. */
  baseAmount?: string;
  /** Reason, BT-X-303. */
  reason?: string;
  /** Reason code, BT-X-314. */
  reasonCode?: string;
  /** Type of the tax that the charge is, BT-X-616 (UNTDID 5153). */
  taxType?: string;
}

/** A further VAT of a line, BG-30. */
export interface FurtherLineTax {
  /** Category code, BT-151. */
  category?: string;
  /** Rate in percent, BT-152. */
  rate?: string;
  /** Amount, BT-X-95. */
  amount?: string;
  /** Exemption reason, BT-X-96. */
  exemptionReason?: string;
  /** Exemption reason code, BT-X-97. */
  exemptionCode?: string;
  /** VAT point date code, BT-X-589. */
  taxPointCode?: string;
}

/** A batch of the item, BT-X-534. */
export interface Batch {
  id: string;
}

/** One piece of the item, BG-X-84. */
export interface ItemInstance {
  /** Batch, BT-X-306. */
  batch?: string;
  /** Serial number, BT-X-307. */
  serial?: string;
}

/** A part of the item, BG-X-1. */
export interface IncludedItem {
  /** Identifier, BT-X-308. */
  id?: string;
  /** Standard identifiers, BT-X-15. */
  standardIds?: Identifier[];
  /** Seller's identifier, BT-X-16. */
  sellerItemId?: string;
  /** Buyer's identifier, BT-X-17. */
  buyerItemId?: string;
  /** Number in its industry, BT-X-309. */
  industryItemId?: string;
  /** Name, BT-X-18. */
  name: string;
  /** Description, BT-X-19. */
  description?: string;
  /** Quantity, BT-X-20. */
  quantity?: string;
  /** Unit of the quantity, BT-X-20-1. */
  unit?: string;
}
