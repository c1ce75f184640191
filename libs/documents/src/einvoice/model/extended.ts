import type { PostalAddress } from './parties.ts';

/** What the profile EXTENDED of Factur-X and ZUGFeRD says about an invoice beyond EN 16931. CII alone can carry it. */
export interface ExtendedInvoice {
  /** Test indicator, BT-X-1: `true` for an invoice that is none. */
  testIndicator?: string;
  /** Document name, BT-X-2. */
  documentName?: string;
  /** Delivery note number, BT-X-202. */
  deliveryNote?: string;
  /** Delivery note date, BT-X-203. */
  deliveryNoteDate?: string;
  /** Partial payment amount, BT-X-275. */
  partialPaymentAmount?: string;
  /** Invoicer, BG-X-33. */
  invoicer?: FurtherParty;
  /** Invoicee, BG-X-36. */
  invoicee?: FurtherParty;
  /** Logistics service charges, BG-X-42. */
  logisticsCharges?: LogisticsCharge[];
  /** Late payment penalty, BG-X-43. */
  latePaymentPenalty?: PaymentCondition;
  /** Early payment discount, BG-X-44. */
  earlyPaymentDiscount?: PaymentCondition;
  /** Advance payments, BG-X-45. */
  advancePayments?: AdvancePayment[];
}

/** Somebody who takes part beside seller and buyer, BG-X-33 or BG-X-36. */
export interface FurtherParty {
  /** Name, BT-X-207 or BT-X-226. */
  name?: string;
  /** VAT identifier, BT-X-223 or BT-X-242. */
  vatIdentifier?: string;
  /** Postal address, BG-X-35 or BG-X-38. */
  address?: PostalAddress;
}

/** Freight and the like, BG-X-42. */
export interface LogisticsCharge {
  /** Description, BT-X-271. */
  description: string;
  /** Amount, BT-X-272. */
  amount: string;
  /** VAT category code, BT-X-273. */
  vatCategory?: string;
  /** VAT rate in percent, BT-X-274. */
  vatRate?: string;
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

/** Money that was paid before, BG-X-45. */
export interface AdvancePayment {
  /** Amount, BT-X-291. */
  amount: string;
  /** Day on which it was received, BT-X-292. */
  date?: string;
}

/** What the profile EXTENDED says about a line beyond EN 16931. */
export interface ExtendedLine {
  /** Parent line identifier, BT-X-304. */
  parentLine?: string;
  /** Line status code, BT-X-7. */
  status?: string;
  /** Line status reason code, BT-X-8: DETAIL, GROUP or INFORMATION. */
  statusReason?: string;
  /** Purchase order reference, BT-X-21. */
  orderReference?: string;
  /** Purchase order date, BT-X-22. */
  orderDate?: string;
  /** Charge free quantity, BT-X-46. */
  chargeFreeQuantity?: string;
  /** Unit of the charge free quantity, BT-X-46-0. */
  chargeFreeUnit?: string;
  /** Package quantity, BT-X-47. */
  packageQuantity?: string;
  /** Unit of the package quantity, BT-X-47-0. */
  packageUnit?: string;
  /** Delivery date, BT-X-85. */
  deliveryDate?: string;
  /** Percentage of the price discount, BT-X-34. */
  priceDiscountPercentage?: string;
  /** Base amount of the price discount, BT-X-35. */
  priceDiscountBaseAmount?: string;
  /** Reason of the price discount, BT-X-36. */
  priceDiscountReason?: string;
  /** Price charge, BT-X-302. */
  priceCharge?: string;
  /** Percentage of the price charge, BT-X-300. */
  priceChargePercentage?: string;
  /** Base amount of the price charge, BT-X-301. */
  priceChargeBaseAmount?: string;
  /** Reason of the price charge, BT-X-303. */
  priceChargeReason?: string;
  /** VAT exemption reason, BT-X-96. */
  exemptionReason?: string;
  /** VAT exemption reason code, BT-X-97. */
  exemptionCode?: string;
}
