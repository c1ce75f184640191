import type { Paths } from '../rules/check.ts';
import { ciiPlaces, ublPlaces } from '../rules/places.ts';

const { agreement, delivery, settlement } = ciiPlaces;

/** Where the rules look, from the root; as the official rules name the places, so that each is judged exactly where they judge it. */
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
