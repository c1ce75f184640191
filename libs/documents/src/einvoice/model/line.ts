import type { LineAllowance, LineCharge } from './amounts.ts';
import type { ExtendedLine } from './extended-line.ts';
import type { Period } from './invoice.ts';

/**
 * An invoice line, BG-25. In lines of the profile EXTENDED that are subtotals or information (`extended.statusReason`), what these lines
 * do not say of quantity, unit, amount, price and VAT category is an empty text.
 */
export interface InvoiceLine {
  /** Invoice line identifier, BT-126. */
  id: string;
  /** Invoice line note, BT-127. */
  note?: string;
  /** Invoice line object identifier, BT-128: a meter, a telephone number. */
  object?: string;
  /** Scheme of the invoice line object identifier, BT-128-1. */
  objectScheme?: string;
  /** Invoiced quantity, BT-129; negative in a cancellation. */
  quantity: string;
  /** Invoiced quantity unit of measure code, BT-130: C62 piece, HUR hour, DAY day, MON month. */
  unit: string;
  /** Invoice line net amount, BT-131. */
  netAmount: string;
  /** Referenced purchase order line reference, BT-132. */
  orderLineReference?: string;
  /** Invoice line buyer accounting reference, BT-133. */
  accountingReference?: string;
  /** Invoice line period, BG-26. */
  period?: Period;
  /** Invoice line allowances, BG-27. */
  allowances: LineAllowance[];
  /** Invoice line charges, BG-28. */
  charges?: LineCharge[];
  /** Item net price, BT-146; never negative. */
  price: string;
  /** Item price discount, BT-147. */
  priceDiscount?: string;
  /** Item gross price, BT-148. */
  grossPrice?: string;
  /** Item price base quantity, BT-149, when the price is for more than one unit. */
  priceBaseQuantity?: string;
  /** Item price base quantity unit of measure code, BT-150. */
  priceBaseUnit?: string;
  /** Invoiced item VAT category code, BT-151. */
  vatCategory: string;
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
  /** Item standard identifier, BT-157. */
  standardItemId?: string;
  /** Scheme of the item standard identifier, BT-157-1: 0160 for a GTIN. */
  standardItemScheme?: string;
  /** Item classification identifiers, BT-158. */
  classifications?: ItemClassification[];
  /** Item country of origin, BT-159. */
  originCountry?: string;
  /** Item attributes, BG-32. */
  attributes?: ItemAttribute[];
  /** Lines below this one: sub invoice lines, BG-DEX-01, of the XRechnung extension, child lines of the profile EXTENDED. */
  subLines?: SubInvoiceLine[];
  /** What the profile EXTENDED adds. */
  extended?: ExtendedLine;
}

/**
 * A line inside a line, BG-DEX-01: what it says explains the line around it, unless that is a subtotal (GROUP) of the profile
 * EXTENDED; a subtotal needs neither quantity nor price.
 */
export interface SubInvoiceLine extends Omit<InvoiceLine, 'price' | 'quantity' | 'unit'> {
  /** Invoiced quantity, BT-129. */
  quantity?: string;
  /** Invoiced quantity unit of measure code, BT-130. */
  unit?: string;
  /** Item net price, BT-146. */
  price?: string;
}

/** A class of the item, BT-158. */
export interface ItemClassification {
  id: string;
  /** The list, BT-158-1 (UNTDID 7143): STI for UNSPSC, HS for the customs number, CVD for clean vehicles. */
  scheme?: string;
  /** The version of the list, BT-158-2. */
  version?: string;
  /** The name of the class, BT-X-13, of the profile EXTENDED. */
  name?: string;
}

/** A property of the item, BG-32. */
export interface ItemAttribute {
  /** Item attribute name, BT-160. */
  name: string;
  /** Item attribute value, BT-161. */
  value: string;
  /** Type code, BT-X-11 (UNTDID 6313), of the profile EXTENDED. */
  type?: string;
  /** The value as a number, BT-X-12, of the profile EXTENDED. */
  measure?: string;
  /** Unit of the number, BT-X-12-0. */
  measureUnit?: string;
}
