/**
 * VAT category, BT-118 and BT-151 (UNCL 5305): S rated, Z zero, E exempt, AE reverse charge, K within the EU, G export of goods,
 * O outside the scope of VAT, L and M the taxes of the Canaries, Ceuta and Melilla, B split payment in Italy.
 */
export type VatCategory = 'S' | 'Z' | 'E' | 'AE' | 'K' | 'G' | 'O' | 'L' | 'M' | 'B';

/** Document totals, BG-22. */
export interface InvoiceTotals {
  /** Sum of invoice line net amounts, BT-106; only the profile MINIMUM leaves it out. */
  lineNet?: string;
  /** Sum of allowances on document level, BT-107. */
  allowances?: string;
  /** Sum of charges on document level, BT-108. */
  charges?: string;
  /** Invoice total amount without VAT, BT-109. */
  withoutVat: string;
  /** Invoice total VAT amount, BT-110. */
  vat?: string;
  /** Invoice total VAT amount in accounting currency, BT-111. */
  vatInAccountingCurrency?: string;
  /** Invoice total amount with VAT, BT-112. */
  withVat: string;
  /** Paid amount, BT-113. */
  paid?: string;
  /** Rounding amount, BT-114. */
  rounding?: string;
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
  category: string;
  /** VAT category rate in percent, BT-119; `0` for every category but S, and none where nothing is in the scope of VAT. */
  rate?: string;
  /** VAT exemption reason text, BT-120. */
  exemptionReason?: string;
  /** VAT exemption reason code, BT-121: VATEX-EU-AE, VATEX-EU-IC, VATEX-EU-G, VATEX-EU-O … */
  exemptionCode?: string;
  /** Line total in the taxable amount, BT-X-262, of the profile EXTENDED. */
  lineTotal?: string;
  /** Allowances and charges in the taxable amount, BT-X-263, of the profile EXTENDED. */
  allowanceTotal?: string;
}

/** A reduction of or an addition to one line, BG-27 or BG-28. */
export interface LineAllowance {
  /** Amount, BT-136 or BT-141. */
  amount: string;
  /** Base amount, BT-137 or BT-142. */
  baseAmount?: string;
  /** Percentage, BT-138 or BT-143. */
  percentage?: string;
  /** Reason, BT-139 or BT-144. */
  reason?: string;
  /** Reason code, BT-140 (UNTDID 5189: 95 discount, 100 special rebate) or BT-145 (UNTDID 7161: FC freight). */
  reasonCode?: string;
}

/** An addition to one line, BG-28. */
export interface LineCharge extends LineAllowance {
  /** Type of the tax that the charge is, BT-193 (UNTDID 5153), of the profile EXTENDED; VAT where it is left out. */
  taxType?: string;
}

/** A reduction of the whole invoice, BG-20, or what an addition, BG-21, has as well. */
export interface DocumentAllowance extends LineAllowance {
  /** VAT category code, BT-95 or BT-102. */
  vatCategory?: string;
  /** VAT rate in percent, BT-96 or BT-103. */
  vatRate?: string;
  /** VAT exemption reason, BT-173 or BT-175, of the profile EXTENDED, as all that follows. */
  exemptionReason?: string;
  /** VAT exemption reason code, BT-174 or BT-176. */
  exemptionCode?: string;
  /** Place in the order of calculation, BT-X-265 or BT-X-268. */
  sequence?: string;
  /** Base quantity, BT-X-266 or BT-X-269. */
  baseQuantity?: string;
  /** Unit of the base quantity, BT-X-267 or BT-X-270. */
  baseUnit?: string;
}

/** An addition to the whole invoice, BG-21. */
export interface DocumentCharge extends DocumentAllowance {
  /** Type of the tax that the charge is, BT-177 (UNTDID 5153), of the profile EXTENDED; VAT where it is left out. */
  taxType?: string;
}
