const transaction = 'SupplyChainTradeTransaction';
const agreement = `${transaction}/ApplicableHeaderTradeAgreement`;
const delivery = `${transaction}/ApplicableHeaderTradeDelivery`;
const settlement = `${transaction}/ApplicableHeaderTradeSettlement`;
const ciiLine = `${transaction}/IncludedSupplyChainTradeLineItem`;

/** The groups of a CII document in which the rules of EN 16931 look, from the root. */
export const ciiPlaces = {
  context: 'ExchangedDocumentContext',
  document: 'ExchangedDocument',
  agreement,
  delivery,
  settlement,
  seller: `${agreement}/SellerTradeParty`,
  buyer: `${agreement}/BuyerTradeParty`,
  representative: `${agreement}/SellerTaxRepresentativeTradeParty`,
  payee: `${settlement}/PayeeTradeParty`,
  shipTo: `${delivery}/ShipToTradeParty`,
  paymentMeans: `${settlement}/SpecifiedTradeSettlementPaymentMeans`,
  period: `${settlement}/BillingSpecifiedPeriod`,
  totals: `${settlement}/SpecifiedTradeSettlementHeaderMonetarySummation`,
  vatGroup: `${settlement}/ApplicableTradeTax`,
  allowance: `${settlement}/SpecifiedTradeAllowanceCharge`,
  line: ciiLine,
  lineSettlement: `${ciiLine}/SpecifiedLineTradeSettlement`,
  lineAllowance: `${ciiLine}/SpecifiedLineTradeSettlement/SpecifiedTradeAllowanceCharge`,
} as const;

const ublLine = 'InvoiceLine|CreditNoteLine';

/** The groups of a UBL document in which the rules of EN 16931 look, from the root. */
export const ublPlaces = {
  seller: 'AccountingSupplierParty/Party',
  buyer: 'AccountingCustomerParty/Party',
  representative: 'TaxRepresentativeParty',
  payee: 'PayeeParty',
  paymentMeans: 'PaymentMeans',
  period: 'InvoicePeriod',
  totals: 'LegalMonetaryTotal',
  taxTotal: 'TaxTotal',
  vatGroup: 'TaxTotal/TaxSubtotal',
  /** In lines as well, where the norm has none but the official rules look. */
  anyVatGroup: '//TaxTotal/TaxSubtotal',
  allowance: 'AllowanceCharge',
  line: ublLine,
  lineAllowance: `${ublLine}/AllowanceCharge`,
} as const;
