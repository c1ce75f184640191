import type { Paths } from '../rules/check.ts';

const TRANSACTION = 'SupplyChainTradeTransaction';
const AGREEMENT = `${TRANSACTION}/ApplicableHeaderTradeAgreement`;
const DELIVERY = `${TRANSACTION}/ApplicableHeaderTradeDelivery`;
const SETTLEMENT = `${TRANSACTION}/ApplicableHeaderTradeSettlement`;

/** Where the rules look, from the root; as the official rules name the places, so that each is judged exactly where they judge it. */
export const places = {
  customization: {
    ubl: 'CustomizationID',
    cii: 'ExchangedDocumentContext/GuidelineSpecifiedDocumentContextParameter/ID',
  },
  typeCode: { ubl: 'InvoiceTypeCode|CreditNoteTypeCode', cii: 'ExchangedDocument/TypeCode' },
  buyerReference: { ubl: 'BuyerReference', cii: `${AGREEMENT}/BuyerReference` },
  contract: { ubl: 'ContractDocumentReference/ID', cii: `${AGREEMENT}/ContractReferencedDocument/IssuerAssignedID` },
  precedingInvoice: {
    ubl: 'BillingReference/InvoiceDocumentReference',
    cii: `${SETTLEMENT}/InvoiceReferencedDocument`,
  },
  paymentMeans: { ubl: 'PaymentMeans', cii: `${SETTLEMENT}/SpecifiedTradeSettlementPaymentMeans` },
  paymentTerms: { ubl: 'PaymentTerms', cii: `${SETTLEMENT}/SpecifiedTradePaymentTerms` },
  seller: { ubl: 'AccountingSupplierParty', cii: `${AGREEMENT}/SellerTradeParty` },
  sellerAddress: {
    ubl: 'AccountingSupplierParty/Party/PostalAddress',
    cii: `${AGREEMENT}/SellerTradeParty/PostalTradeAddress`,
  },
  sellerContact: {
    ubl: 'AccountingSupplierParty/Party/Contact',
    cii: `${AGREEMENT}/SellerTradeParty/DefinedTradeContact`,
  },
  buyerAddress: {
    ubl: 'AccountingCustomerParty/Party/PostalAddress',
    cii: `${AGREEMENT}/BuyerTradeParty/PostalTradeAddress`,
  },
  deliveryAddress: { ubl: 'Delivery/DeliveryLocation/Address', cii: `${DELIVERY}/ShipToTradeParty/PostalTradeAddress` },
  deliveryDate: {
    ubl: 'Delivery/ActualDeliveryDate',
    cii: `${DELIVERY}/ActualDeliverySupplyChainEvent/OccurrenceDateTime`,
  },
  period: { ubl: 'InvoicePeriod', cii: `${SETTLEMENT}/BillingSpecifiedPeriod` },
  representative: { ubl: 'TaxRepresentativeParty', cii: `${AGREEMENT}/SellerTaxRepresentativeTradeParty` },
  vatGroup: { ubl: 'TaxTotal/TaxSubtotal', cii: `${SETTLEMENT}/ApplicableTradeTax` },
  line: { ubl: 'InvoiceLine|CreditNoteLine', cii: `${TRANSACTION}/IncludedSupplyChainTradeLineItem` },
} satisfies Record<string, Paths>;

/** Parts of the transaction in CII, where a rule is about that syntax alone. */
export const ciiParts = { transaction: TRANSACTION, agreement: AGREEMENT, settlement: SETTLEMENT } as const;
