import type { Paths } from './check.ts';

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

/** The same places of both families side by side, as the official rules name them, so that each is judged exactly where they judge it. */
export const places = {
  customization: {
    ubl: 'CustomizationID',
    cii: 'ExchangedDocumentContext/GuidelineSpecifiedDocumentContextParameter/ID',
  },
  typeCode: { ubl: 'InvoiceTypeCode|CreditNoteTypeCode', cii: 'ExchangedDocument/TypeCode' },
  buyerReference: { ubl: 'BuyerReference', cii: `${agreement}/BuyerReference` },
  contract: { ubl: 'ContractDocumentReference/ID', cii: `${agreement}/ContractReferencedDocument/IssuerAssignedID` },
  precedingInvoice: {
    ubl: 'BillingReference/InvoiceDocumentReference',
    cii: `${settlement}/InvoiceReferencedDocument`,
  },
  paymentMeans: { ubl: ublPlaces.paymentMeans, cii: ciiPlaces.paymentMeans },
  paymentTerms: { ubl: 'PaymentTerms', cii: `${settlement}/SpecifiedTradePaymentTerms` },
  /** In UBL the role, which is there even where the party is not. */
  seller: { ubl: 'AccountingSupplierParty', cii: ciiPlaces.seller },
  sellerAddress: { ubl: `${ublPlaces.seller}/PostalAddress`, cii: `${ciiPlaces.seller}/PostalTradeAddress` },
  sellerContact: { ubl: `${ublPlaces.seller}/Contact`, cii: `${ciiPlaces.seller}/DefinedTradeContact` },
  buyerAddress: { ubl: `${ublPlaces.buyer}/PostalAddress`, cii: `${ciiPlaces.buyer}/PostalTradeAddress` },
  deliveryAddress: { ubl: 'Delivery/DeliveryLocation/Address', cii: `${ciiPlaces.shipTo}/PostalTradeAddress` },
  deliveryDate: {
    ubl: 'Delivery/ActualDeliveryDate',
    cii: `${delivery}/ActualDeliverySupplyChainEvent/OccurrenceDateTime`,
  },
  period: { ubl: ublPlaces.period, cii: ciiPlaces.period },
  representative: { ubl: ublPlaces.representative, cii: ciiPlaces.representative },
  vatGroup: { ubl: ublPlaces.vatGroup, cii: ciiPlaces.vatGroup },
  line: { ubl: ublPlaces.line, cii: ciiPlaces.line },
} satisfies Record<string, Paths>;
